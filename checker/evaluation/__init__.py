"""Measuring the checker against cases of one's own: what was extracted, and what was found."""
