"""An article ready to be linked, and the event that articles are linked into."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from checker.articles.model import Article
from checker.facts.model import OF, Attribute, Fact, Names
from checker.facts.settings import EVENT, PRESUMED
from checker.language.pack import load_pack
from checker.values.model import TimeValue

WORD = "said:"
"""What the keys of :attr:`Told.names` begin with that are words of the text, and no names: they tell less."""
WHERE = ("city:", "country:")
"""What the keys of towns and countries begin with: that two stories are of one town says little of either."""
STREET, FIGURE = "street:", "figure:"
"""The same of streets and of figures; those end with the number and its unit."""
A_FIGURE = 0.9
"""Weight of a figure of two digits: two stories seldom have it in common by chance."""
A_SURE_DAY = 2.0
"""Weight of a day of the article's own event."""
A_TOWN = 0.6
"""The least that a town weighs among the names of an article: the largest."""


@dataclass(slots=True)
class Told:
    """An article with all that was read from it.

    Attributes:
        article: the article.
        facts: its facts.
        event_type: type of its main event, or None.
        names: every canonical key that it mentions → how much sharing it tells (see ``profile.py``).
        people: keys of the people that it names.
        given: keys of family names → initials of the given names that it has with them.
        days: every day (proleptic ordinal) that it names → weight.
        weekdays: weekdays (0 Monday) that it names without a resolvable date.
        month_days: months and days that it names without a resolvable year.
        shingles: hashes of its runs of words, for finding copies.
    """

    article: Article
    facts: list[Fact]
    event_type: str | None
    names: dict[str, float]
    people: frozenset[str]
    days: dict[int, float]
    weekdays: frozenset[int] = frozenset()
    month_days: frozenset[tuple[int, int]] = frozenset()
    shingles: frozenset[int] = frozenset()
    given: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    def place(self, level: str) -> Fact | None:
        """Where its main event happened, at a level (``city``, ``street``, ``venue``, ``country``)."""
        key = f"event:{level}"
        return next((f for f in self.facts if f.attribute == "place" and f.subject.key == key), None)

    @property
    def sure_days(self) -> list[int]:
        """The days of its own event."""
        return [day for day, weight in self.days.items() if weight >= A_SURE_DAY]

    def event_dates(self) -> list[Fact]:
        """The dates of its main event, surest first."""
        dates = [f for f in self.facts if f.attribute == "date" and f.subject.key in (EVENT, PRESUMED)]
        return sorted(dates, key=lambda f: (-f.weight, f.field != "title", f.start))


@dataclass
class Event:
    """An event and the articles that tell it, in a stable order.

    Attributes:
        id: stable name, from the earliest article.
        type: type of event of the packs, or ``event``.
        told: the articles.
        day: the day that the articles' dates agree on, as they give it, or None.
        place: the place fact that most articles share, or None.
        origins: article id → number of its origin; copies of one text share a number.
        mentions: articles on other events that mention this one, with those of their facts that are of it.
        settled: whether it lies so far back that its figures do not develop any more.
    """

    id: str
    type: str
    told: list[Told]
    day: TimeValue | None = None
    place: Fact | None = None
    origins: dict[str, int] = field(default_factory=dict[str, int])
    mentions: list[Told] = field(default_factory=list[Told])
    settled: bool = False

    @property
    def voices(self) -> list[Told]:
        """All articles that say something of it: those that tell it, and those that mention it."""
        return [*self.told, *self.mentions]

    @cached_property
    def by_article(self) -> dict[str, Told]:
        """Who says something of it, by article."""
        return {told.article.id: told for told in self.voices}

    @cached_property
    def circles(self) -> dict[str, int]:
        """The number of the circle of each article that tells it (see :mod:`checker.events.circles`)."""
        from checker.events.circles import circles

        return circles(self.told)

    @cached_property
    def facts(self) -> dict[Attribute, list[Fact]]:
        """What its articles tell of it that may be compared, by attribute, in the order of the articles."""
        found: dict[Attribute, list[Fact]] = defaultdict(list)
        for told in self.voices:
            for fact in told.facts:
                if fact.is_comparable():
                    found[fact.attribute].append(fact)
        return found

    @cached_property
    def computing(self) -> list[Told]:
        """Those of its own articles whose words come to something that they may state too."""
        return [told for told in self.told if any(fact.cue("computed") for fact in told.facts)]

    @cached_property
    def place_keys(self) -> frozenset[str]:
        """The places that most articles set the event in: a figure «à Lyon» of a fire in Lyon is the figure.

        None for events that happen in many places: there a town's figure is a part.
        """
        kind = load_pack(self.voices[0].article.lang).event_types.get(self.type)
        if kind is not None and kind.wide:
            return frozenset()
        votes: Counter[str] = Counter()
        for told in self.voices:
            for level in ("city", "venue", "street", "country"):
                fact = told.place(level)
                if fact is not None and isinstance(fact.value, Names):
                    votes.update(fact.value.keys)
        return frozenset(key for key, number in votes.items() if number * 2 > len(self.voices))

    @cached_property
    def understood(self) -> frozenset[str]:
        """What narrows none of its figures: its own place, and who is punished where no other is.

        Where several people are, it is the one whose penalty most articles tell.
        """
        owners = Counter(
            owner
            for told in self.told
            for owner in {r for fact in told.facts for r in fact.subject.restrictions if r.startswith(OF)}
        )
        most = max(owners, key=lambda owner: (owners[owner], owner), default=None)
        return self.place_keys if most is None else self.place_keys | {most}
