"""Every stage does about twice the work on twice the input, counted in calls.

What the expressions do is counted in ``test_expressions``, the pairs that are linked and judged beside those stages.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import pytest

from checker.articles import article_from_text, read_articles
from checker.events.candidates import EVERY
from checker.events.link import link
from checker.pipeline import CheckOptions, judge_told, rules_in_force, tell
from checker.reporters import FORMATS, RenderOptions, render
from tests.support.work import calls

GROWS = 2.5
"""Calls for twice the input, over those for the input: linear is 2, quadratic 4."""
LENGTH = 10_000
"""Characters: several of the longest sentences, inside which work may grow faster."""
UNITS = [
    "Douze morts et trois blessés, mardi 4 mars, dans un incendie à Brest, selon les pompiers. ",
    *(
        "Le maire est venu.\n",
        "Menu\n",
        "\n",
        "!",
        "« a ",
        "« a » ",
        "(",
        "A-",
        "l'",
        "_",
        "\u0301",
        "a:",
        "a@",
        "http://",
    ),
    *("12 ", "1,", "1-", "12h30 ", "12 mars ", "de 20 à ", "mille ", "vingt et "),
    *("Jean ", "Jean Dupont, ", "A. ", "selon la préfecture, ", "Paul a dit que ", "12 morts dont ", "ministre de "),
]


def grows(count, size: int) -> float:
    """Work for twice the size over the work for the size; ``count`` gives the work of a size."""
    count(size // 4)  # what is made once is made before
    return count(2 * size) / count(size)


def reading(unit: str, length: int) -> int:
    text = f"Le maire est venu mardi. {unit * (length // len(unit))}"
    return calls(partial(article_from_text, text, lang="fr"))


def telling(unit: str, length: int) -> int:
    article = article_from_text(f"Le maire est venu mardi. {unit * (length // len(unit))}", lang="fr")
    return calls(partial(tell, article))


@pytest.mark.parametrize("stage", [reading, telling])
@pytest.mark.parametrize("unit", UNITS)
def test_a_longer_article(stage, unit):
    assert grows(partial(stage, unit), LENGTH) < GROWS


STORY = "{} morts dans un incendie à {}, lundi 3 mars 2025, selon les pompiers de {}. {} maisons ont brûlé."
TOWNS = ("Brest", "Nantes", "Lille", "Dijon", "Nice", "Metz", "Tours", "Rouen")


def told(number: int):
    """What so many articles tell, of some towns each, with figures that disagree."""
    return [
        tell(
            article_from_text(
                STORY.format(n % 7 + 3, TOWNS[n % 8], TOWNS[n % 8], n % 5 + 20) + f"\nFin {n}",
                lang="fr",
                source=f"source {n}",
                title=f"Incendie à {TOWNS[n % 8]}",
            )
        )
        for n in range(number)
    ]


def linking(events: int, number: int) -> int:
    """Work of linking so many articles, each with a name and a word of its own, on so many of the stories."""
    stories = told(events)
    articles = [
        replace(
            (one := stories[n % events]),
            article=replace(one.article, id=f"{n:05}", title=f"{one.article.title} {n}"),
            names=one.names | {f"word:nom{n}": 1.6, f"said:fr:mot{n}": 0.4},
        )
        for n in range(number)
    ]
    return calls(partial(link, articles))


@pytest.mark.parametrize("events", [1, 8])
def test_more_articles_to_link(events):
    """Of few every two are compared: an article costs most where they are ``EVERY``, and no more however many come."""
    few, most, many, more = (linking(events, number) / number for number in (EVERY // 4, EVERY, 2 * EVERY, 4 * EVERY))
    assert few < most
    assert max(many, more) < GROWS / 2 * most


@pytest.mark.parametrize("form", FORMATS)
def test_a_longer_report(form):
    def rendering(number: int) -> int:
        options, articles = CheckOptions(), told(number)
        report = judge_told(articles, rules_in_force(options), options)
        return calls(partial(render, form, report, {one.article.id: one.article for one in articles}, RenderOptions()))

    assert grows(rendering, 48) < GROWS


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_a_longer_file(suffix, tmp_path):
    def reading_file(number: int) -> int:
        records = [{"body": f"Le maire est venu mardi à Brest, article {n}."} for n in range(number)]
        path = tmp_path / f"{number}.{suffix}"
        path.write_text(
            json.dumps(records) if suffix == "json" else "\n".join(map(json.dumps, records)), encoding="utf-8"
        )
        return calls(lambda: list(read_articles([str(path)])))

    assert grows(reading_file, 40) < GROWS


PARAGRAPH = "Le maire de Brest est venu mardi devant les pompiers, les élus et les familles réunis à l’école.\n"


@pytest.mark.parametrize(
    ("suffix", "head", "unit", "encoding"),
    [
        ("html", "<html lang='fr'><body><article><h1>Brest</h1>", f"<p>{PARAGRAPH}</p>", "utf-8"),
        ("html", "<html lang='fr'><body><article><h1>Brest</h1>", "<div>", "utf-8"),
        ("html", "<html lang='fr'><body><article><h1>Brest</h1>", f"<b>{PARAGRAPH}", "utf-8"),
        ("md", "---\ntitle: Brest\nlang: fr\n---\n", f"# Titre\n\n- {PARAGRAPH}", "utf-8"),
        ("txt", "", PARAGRAPH, "cp1252"),
        ("txt", "", PARAGRAPH, "utf-16"),
    ],
)
def test_a_longer_page(suffix, head, unit, encoding, tmp_path):
    def reading_page(length: int) -> int:
        path = tmp_path / f"{length}.{suffix}"
        text = head + f"<p>{PARAGRAPH * 3}</p>" * (suffix == "html") + unit * (length // len(unit))
        path.write_bytes(text.encode(encoding, "replace"))
        return calls(lambda: list(read_articles([str(path)])))

    assert grows(reading_page, LENGTH) < GROWS


@pytest.mark.parametrize("unit", [UNITS[0], "12 tables, ", "Jean Dupont et Marie Durand, de Brest, ", "le 3 mars, "])
def test_two_longer_articles_compared(unit):
    def comparing(length: int) -> int:
        head = "Incendie à Brest, lundi 3 mars 2025 : {} morts, selon les pompiers. "
        stories = [
            tell(article_from_text(head.format(n) + unit * (length // len(unit)), lang="fr", source=f"source {n}"))
            for n in (3, 4)
        ]
        options = CheckOptions()
        return calls(partial(judge_told, stories, rules_in_force(options), options))

    assert grows(comparing, LENGTH) < GROWS
