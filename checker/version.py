"""The version of the distribution: the only place that states it (``pyproject.toml`` reads it here)."""

from __future__ import annotations

__version__ = "0.1.0"
