"""What a report quotes of an article."""

from __future__ import annotations

import pytest

from tests.support.reading import article, report


@pytest.mark.parametrize("marks", ["", "# ", "## ", "• ", "- ", "> ", "> * "])
def test_marks_before_a_sentence_are_not_quoted(marks):
    sentence = "L’incendie de l’usine Drassin, à Brax, a fait {} morts lundi 16 mars."
    told = [
        article(f"Le feu est éteint.\n\n{marks}{sentence.format(toll)}", source=toll, title=f"Feu : {toll}")
        for toll in ("trois", "dix")
    ]
    [finding] = [f for f in report(*told).findings if f.attribute == "killed"]
    for side in finding.sides:
        [mention] = side.mentions
        body = next(a.body for a in told if a.id == mention.article)
        assert mention.sentence.startswith("L’incendie")
        assert body[mention.sentence_start :].startswith(mention.sentence)
        assert body[mention.start : mention.end] == mention.text
