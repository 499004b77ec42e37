"""The fixed words: the same in every language."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from checker.articles import Article, read_articles
from checker.facts.model import Attribute
from checker.messages import MESSAGE_LANGUAGES, load_messages
from checker.pipeline import tell
from checker.report import VERDICTS
from checker.rules.objections import Objection

SAMPLES = Path(__file__).parents[2] / "samples"


def placeholders(words):
    return sorted(name for _, name, _, _ in Formatter().parse(words) if name)


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_every_language_has_the_same_keys_and_placeholders(lang):
    reference, other = load_messages(MESSAGE_LANGUAGES[0]), load_messages(lang)
    assert other.keys() == reference.keys()
    for key in reference.keys():  # noqa: SIM118 - Messages is not a mapping
        assert placeholders(other.raw(key)) == placeholders(reference.raw(key)), key


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_every_attribute_and_verdict_has_its_words(lang):
    say = load_messages(lang)
    wanted = [f"attribute.{name}" for name in get_args(Attribute)]
    wanted += [f"explain.objection.{name}" for name in get_args(Objection)]
    wanted += [f"{group}.{name}" for group in ("verdict", "verdict_meaning", "rules.example") for name in VERDICTS]
    assert [key for key in wanted if not say.known(key)] == []


@pytest.fixture(scope="module")
def kinds_of_cues():
    """The kinds of words that shape the facts of the samples."""
    articles = [article for article in read_articles([str(SAMPLES)]) if isinstance(article, Article)]
    return {cue.kind for article in articles for fact in tell(article).facts for cue in fact.cues}


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_every_kind_of_cue_has_its_words(lang, kinds_of_cues):
    say = load_messages(lang)
    assert {"office", "nationality", "hedge"} <= kinds_of_cues
    assert [kind for kind in sorted(kinds_of_cues) if not say.known(f"cue.{kind}")] == []


@pytest.mark.parametrize(("lang", "n", "words"), [("fr", 0, "0 fait"), ("fr", 1, "1 fait"), ("en", 0, "0 facts")])
def test_zero_is_singular_in_french_only(lang, n, words):
    assert load_messages(lang).count("count.facts", n) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-04-12", "samedi 12 avril 2025"),
        ("2025-04-12/2025-04-12", "samedi 12 avril 2025"),
        ("2025-04-12/2025-04-14", "du 12 avril 2025 au 14 avril 2025"),
        ("2025-04-12/", "à partir du 12 avril 2025"),
        ("/2025-04-14", "jusqu’au 14 avril 2025"),
        ("2025-W15", "2025-W15"),
        ("au printemps", "au printemps"),
        ("", "date non établie"),
        (None, "date non établie"),
    ],
)
def test_days_of_an_event(iso, words):
    assert load_messages("fr").days(iso) == words
