"""The samples are consistent with themselves: what ``expected.json`` says stands in the articles."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

SAMPLES = Path(__file__).parents[2] / "samples"
STORIES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
SEVERITIES = {"contradiction", "attributed", "update", "imprecision"}
HOW = {"explicit", "same-value"}
WORDS = range(150, 351)

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
DATED = re.compile(rf"\b({'|'.join(WEEKDAYS)}) (\d{{1,2}}) ({'|'.join(MONTHS)})", re.IGNORECASE)


@dataclass(frozen=True)
class Text:
    """The two fields of one sample article and what it says about itself."""

    title: str
    body: str
    meta: dict[str, Any]


@dataclass(frozen=True)
class Story:
    """One folder of ``samples/``, read without the checker's own readers."""

    expected: dict[str, Any]
    articles: dict[str, Text]

    @property
    def facts(self) -> dict[str, dict[str, Any]]:
        return {fact["id"]: fact for fact in self.expected["facts"]}


def read_article(path: Path) -> Text:
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        _, front, body = raw.split("---\n", 2)
        meta = yaml.safe_load(front)
    elif path.suffix == ".json":
        meta = json.loads(raw)
        body = meta["body"]
    else:
        meta = {"title": raw.partition("\n")[0]}
        body = raw
    return Text(meta["title"], body, meta)


@pytest.fixture(params=STORIES, name="story")
def read_story(request: pytest.FixtureRequest) -> Story:
    folder = SAMPLES / request.param
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    articles = {path.name: read_article(path) for path in folder.iterdir() if path.name != "expected.json"}
    return Story(expected, articles)


def test_there_are_stories_enough() -> None:
    assert len(STORIES) >= 5


def test_the_articles_listed_are_the_articles_there(story: Story) -> None:
    listed = {article["file"]: article for article in story.expected["articles"]}
    assert listed.keys() == story.articles.keys()
    for name, text in story.articles.items():
        assert listed[name]["title"] == text.title
        for key in ("source", "lang", "published"):
            if key in text.meta:
                assert listed[name][key] == str(text.meta[key])


def test_articles_have_the_length_of_a_short_news_story(story: Story) -> None:
    lengths = {name: len(text.body.split()) for name, text in story.articles.items()}
    assert {name: length for name, length in lengths.items() if length not in WORDS} == {}


def test_each_fact_stands_where_it_says(story: Story) -> None:
    for fact in story.expected["facts"]:
        text: str = getattr(story.articles[fact["article"]], fact["field"])
        assert text[fact["start"] : fact["end"]] == fact["text"], fact["id"]


def test_each_fact_has_an_id_of_its_own_and_a_value(story: Story) -> None:
    assert len(story.facts) == len(story.expected["facts"])
    for fact in story.expected["facts"]:
        assert ("value" in fact) != ("lo" in fact and "hi" in fact), fact["id"]
        assert {"attribute", "subject", "unit", "approx", "attributed_to"} <= fact.keys(), fact["id"]


def test_sides_quote_their_facts(story: Story) -> None:
    for entry in story.expected["disagreements"] + story.expected["must_not_flag"]:
        assert len(entry["sides"]) >= 2
        for side in entry["sides"]:
            fact = story.facts[side["fact"]]
            assert (side["article"], side["text"]) == (fact["article"], fact["text"])


def test_disagreements_are_about_one_quantity_with_different_values(story: Story) -> None:
    for entry in story.expected["disagreements"]:
        facts = [story.facts[side["fact"]] for side in entry["sides"]]
        assert entry["severity"] in SEVERITIES
        assert {(fact["attribute"], fact["subject"]) for fact in facts} == {(entry["attribute"], entry["subject"])}
        assert entry["internal"] == (len({fact["article"] for fact in facts}) == 1)
        assert len({(fact.get("value"), fact.get("lo"), fact.get("hi")) for fact in facts}) == len(facts)


def test_every_pair_on_one_quantity_is_labelled_once(story: Story) -> None:
    comparable = {
        frozenset((one["id"], two["id"]))
        for one, two in combinations(story.expected["facts"], 2)
        if (one["attribute"], one["subject"]) == (two["attribute"], two["subject"])
    }
    labelled = [frozenset(pair["facts"]) for pair in story.expected["pair_labels"]]
    assert len(labelled) == len(set(labelled))
    assert set(labelled) == comparable


def test_pair_labels_say_what_the_disagreements_say(story: Story) -> None:
    stated = {
        frozenset(side["fact"] for side in entry["sides"]): entry["severity"]
        for entry in story.expected["disagreements"]
    }
    for pair in story.expected["pair_labels"]:
        facts = [story.facts[key] for key in pair["facts"]]
        assert pair["label"] == stated.get(frozenset(pair["facts"]), "agree")
        assert pair["how"] in HOW
        assert pair["texts"] == [fact["text"] for fact in facts]
        assert pair["articles"] == [fact["article"] for fact in facts]


def test_weekdays_fall_on_their_dates_unless_planted(story: Story) -> None:
    """Dates that name a weekday are all of the year in which the articles came out."""
    (year,) = {int(article["published"][:4]) for article in story.expected["articles"]}
    wrong = {
        name
        for name, text in story.articles.items()
        for weekday, day, month in DATED.findall(f"{text.title}\n{text.body}")
        if WEEKDAYS[date(year, MONTHS.index(month.lower()) + 1, int(day)).weekday()] != weekday.lower()
    }
    planted = {
        entry["sides"][0]["article"]
        for entry in story.expected["disagreements"]
        if entry["attribute"] == "date" and entry["internal"]
    }
    assert wrong == planted
