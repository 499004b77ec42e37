"""What may not change a verdict: a source's name, a copy of an article, where lines break, the order of sentences."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import check
from checker.articles import Article, article_from_text
from checker.pipeline import CheckOptions, read_inputs
from checker.report import Report
from tests.support.reading import article, report

SAMPLES = Path(__file__).parents[1] / "samples"
STORIES = ("crue-de-la-marne", "fusee-report", "proces-port", "sommet-alliance-maritime")
few = settings(max_examples=12, deadline=None)


@cache
def story(name: str) -> tuple[Article, ...]:
    """The articles of a sample."""
    articles, errors = read_inputs([str(path) for path in sorted((SAMPLES / name).glob("*.md"))], CheckOptions())
    assert not errors
    return tuple(articles)


Judged = tuple[str, str, tuple[tuple[str, ...], ...]]


def judged(given_: Report) -> list[Judged]:
    """Each finding with the words of its sides, in an order of its own."""
    return sorted(
        (
            f.rule,
            f.verdict,
            tuple(sorted(tuple(sorted({" ".join(m.text.split()) for m in s.mentions})) for s in f.sides)),
        )
        for f in given_.findings
    )


def again(one: Article, **changed) -> Article:
    """An article with another text, title or source, which is read anew."""
    given_ = {"body": one.body, "source": one.source} | changed
    made = article_from_text(
        given_["body"],
        title=one.title if one.title_span is None else "",
        source=given_["source"],
        lang=one.lang,
        published=one.published.moment if one.published else None,
    )
    if one.published is not None:
        made.published = one.published
    return made


@cache
def before(name: str) -> list[Judged]:
    """What is found in a story as it stands."""
    return judged(check([again(one) for one in story(name)]))


def test_there_is_something_to_change():
    assert all(before(name) for name in STORIES)


@few
@given(st.sampled_from(STORIES), st.permutations(["Le Phare", "La Rade", "L’Estran", "The Quay", "Brèves"]))
def test_the_names_of_sources(name, names):
    renamed = [again(one, source=source) for one, source in zip(story(name), names, strict=False)]
    assert judged(check(renamed)) == before(name)


@few
@given(st.sampled_from(STORIES), st.integers(0, 3))
def test_a_copy_of_an_article(name, which):
    articles = [again(one) for one in story(name)]
    copied = again(articles[which % len(articles)], source="Copie conforme")
    # what contradicts itself does so in each copy, in the same words
    assert set(judged(check([*articles, copied]))) == set(before(name))


@few
@given(st.sampled_from(STORIES), st.integers(50, 100))
def test_where_the_lines_break(name, width):
    """Of paragraphs of three lines and more: two lines may be a heading and its text."""

    def wrapped(body: str) -> str:
        return re.sub(rf"(?m)^(?![#>*-]).{{{2 * width + 20},}}$", lambda m: _broken(m.group(), width), body)

    assert judged(check([again(one, body=wrapped(one.body)) for one in story(name)])) == before(name)


def _broken(line: str, width: int) -> str:
    return re.sub(rf"(.{{1,{width}}})(?: |$)", r"\1\n", line).rstrip("\n")


@pytest.mark.parametrize("name", STORIES)
def test_an_article_against_itself(name):
    for one in story(name):
        alone = judged(check([again(one)]))
        twice = judged(check([again(one), again(one, source="Copie conforme")]))
        assert set(twice) == set(alone)


SENTENCES = (
    "Le cambriolage du musée de Brest a eu lieu dimanche 1er mars 2026.",
    "Les malfaiteurs ont emporté douze bijoux.",
    "Le préjudice est estimé à 3 millions d’euros.",
    "Le gardien du musée, Paul Vernois, 41 ans, a donné l’alerte.",
    "Une trentaine d’enquêteurs sont mobilisés.",
)
OTHER = (
    "Dimanche 1er mars 2026, un cambriolage a visé le musée de Brest. Neuf bijoux ont disparu. Le préjudice atteint "
    "5 millions d’euros. Paul Vernois, 44 ans, gardien du musée, était de service."
)


@few
@given(st.permutations(SENTENCES))
def test_the_order_of_sentences(order):
    other = article(OTHER, source="Le Quai")
    ordered, plain = (report(article(" ".join(s)), other) for s in (order, SENTENCES))
    assert judged(ordered) == judged(plain)
    assert len(plain.findings) == 3
