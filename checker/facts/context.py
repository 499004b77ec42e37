"""What every extractor needs: one text under analysis, and one way to make a fact of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from operator import attrgetter
from typing import Literal

from checker.articles.model import Article, Field
from checker.facts.model import Attribute, Cue, Fact, Names, Subject
from checker.language.model import Analysis, Entity, Sentence
from checker.language.pack import Pack
from checker.values.model import Quantity, TimeValue, Value, ValueMention

_CLAUSE_END = re.compile(r"[;:.!?,()\s](?:(?<=[;:.!?])(?=\s|$)|(?<=,)\s|(?<=\s)[—–-]\s|(?<=\n)|(?<=\()(?=\S)|(?<=\)))")
"""Where a clause ends: enough punctuation that what stands beyond it says little about a number before it.

It begins with one set of characters, which `re` can look for without trying each alternative in turn.
"""

LEAD = 3
"""Sentences at the head of a text that tell the event, by the inverted pyramid of news writing."""
OPENING = 4
"""Characters before a name or a figure that opens its sentence («À Bruxelles, …», «À 36 ans, …»)."""
NAME_REACH = 60
"""Characters in which a name has room."""
_EARLIER = 3
"""Days before the event from which a time in the sentence makes it background."""
_LATE_REPORT = 45
"""Days before publication that an event of unknown date is taken to lie within."""
_DAYS_IN_YEAR, _WHOLE_MONTH = 367, 27
_YEAR = 5
"""Characters of a year and the blank before it."""
_RECALLED = 400
"""Characters before a figure in which its sentence may name another time."""
_COMPARED = 60
"""Characters after a word of comparison in which the compared figure stands («contre 2,5 auparavant»)."""
_AGAINST = 12
"""The same for «contre», which has many other uses."""


Firmness = Literal["actual", "forecast", "hearsay", "denied", "target"]
_FIRMNESS: dict[str, Firmness] = {
    "conditional": "hearsay",
    "target": "target",
    "forecast": "forecast",
    "future": "forecast",
    "requested": "target",
}
"""Kinds of cue, and what each makes of a fact."""


@dataclass(slots=True)
class Context:
    """A title or a body with its analysis, while facts are read from it.

    Attributes:
        article: the article.
        field: which of its texts.
        analysis: what the language stage found.
        event_type: type of the article's main event, or None.
        pack: the language pack.
        view: the text with typographic variants folded; offsets are those of the raw text.
        event_place: key of the town of the main event, where the article says it.
        event_country: key of its country, where the article names it or its town is known.
        event_day: day (proleptic ordinal) of the main event, where the article says it.
        triggers: index of a sentence → the word in it that names the event, once it has been looked for.
        marks: index of a sentence → where clauses end in it, once they have been looked for.
        facts: what was made so far, in the order of making.
        last: the last of them with each attribute.
        largest: the largest figure of each attribute so far that nothing narrows.
    """

    article: Article
    field: Field
    analysis: Analysis
    event_type: str | None
    pack: Pack = made(init=False)
    view: str = made(init=False)
    event_day: int | None = None
    event_place: str | None = None
    event_country: str | None = None
    triggers: dict[int, Cue | None] = made(default_factory=dict[int, "Cue | None"])
    marks: dict[int, list[tuple[int, int]]] = made(default_factory=dict[int, "list[tuple[int, int]]"])
    facts: list[Fact] = made(default_factory=list[Fact])
    last: dict[Attribute, Fact] = made(default_factory=dict[Attribute, Fact])
    largest: dict[Attribute, float] = made(default_factory=dict[Attribute, float])

    def __post_init__(self) -> None:
        """Keep at hand what is asked for most."""
        self.pack, self.view = self.analysis.pack, self.analysis.view

    def clause(self, start: int, end: int, sentence: Sentence) -> tuple[int, int]:
        """The clause around a stretch: back and forth to the next mark of punctuation."""
        marks = self.marks.get(sentence.index)
        if marks is None:
            marks = [mark.span() for mark in _CLAUSE_END.finditer(self.view, sentence.start, sentence.end)]
            self.marks[sentence.index] = marks
        begin, stop = sentence.start, sentence.end
        for first, last in marks:
            if last < start or (last == start and self.view[first] != "("):  # a bracket may hold what it follows on
                begin = last
            elif first >= end:
                stop = first
                break
        return begin, stop

    def is_event(self, trait: str) -> bool:
        """Whether the main event is of some nature; see ``events.yaml``."""
        return self.pack.has_trait(self.event_type, trait)

    def in_lead(self, sentence: Sentence) -> bool:
        """Whether a sentence is of the title or the lead, which tell the event."""
        return self.field == "title" or sentence.index < LEAD

    def add(
        self,
        attribute: Attribute,
        subject: Subject,
        value: Value | Names,
        start: int,
        end: int,
        cues: list[Cue] | None = None,
        firmness: Firmness | None = None,
        *,
        said: bool = True,
    ) -> Fact | None:
        """Make a fact of a stretch; None when it stands in no sentence.

        ``said`` is false of what the paper itself says of somebody whom it quotes («selon le maire, X»).
        """
        sentence = self.analysis.sentence_at(start)
        if sentence is None:
            return None
        cues = list(cues or ())
        fact = Fact(
            id="",
            article=self.article.id,
            field=self.field,
            start=start,
            end=end,
            text=self.analysis.text[start:end],
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            attribute=attribute,
            subject=subject,
            value=value,
            cues=cues,
        )
        if said:
            self._say_who(fact)
        clause = self.clause(start, end, sentence)
        fact.firmness = firmness or self._how_firmly(fact, sentence, clause)
        fact.time_frame = self._when(fact, sentence, clause[1])
        if len(cues) > 1:
            cues.sort(key=attrgetter("start"))
        self.facts.append(fact)
        self.last[attribute] = fact
        if isinstance(value, Quantity) and not subject.restrictions:
            self.largest[attribute] = max(self.largest.get(attribute, 0.0), value.allows.middle())
        return fact

    def cue(self, kind: str, match: re.Match[str]) -> Cue:
        """A cue from a match in the view."""
        return Cue(kind, match.start(), match.end(), self.analysis.text[match.start() : match.end()])

    def _say_who(self, fact: Fact) -> None:
        said = self.analysis.attribution_at(fact.start)
        if said is None or said.end < fact.end:
            return  # «12 ou 45 %, selon que l'on croie…»: the first figure alone is the first one's
        fact.attributed_to, fact.speaker = said.label, said.key
        fact.cues.append(Cue("attribution", *said.cue, self.analysis.text[slice(*said.cue)]))
        if said.denied:
            fact.firmness = "denied"

    def _how_firmly(self, fact: Fact, sentence: Sentence, clause: tuple[int, int]) -> Firmness:
        if fact.firmness == "denied":
            return "denied"
        begin, end = clause
        below = self.pack.subordinate.search(self.view, fact.end, end)
        if below:  # «envoys from 60 countries met to promise that aid would come»: what is promised is not the meeting
            end = below.start()
        for name, match in self.pack.less_than_actual.matches(self.view, begin, end):
            if name == "future" and self.view[match.start()].isupper():
                continue  # «Sandra», «Laura»: no verb ends a name
            fact.cues.append(self.cue(name, match))
            return _FIRMNESS[name]
        known: set[str] = set()
        for name, match in self.pack.how_final.matches(self.view, sentence.start, sentence.end):
            if name not in known and not self._dates(match):
                fact.cues.append(self.cue(name, match))
                known.add(name)
        return "actual"

    def _dates(self, match: re.Match[str]) -> bool:
        """Whether words are of a day or a year of the past, and not of what was known first («un an plus tôt»)."""
        near = self.analysis.values_in(max(0, match.start() - NAME_REACH), match.end())
        times = [v.value for v in near if v.end > match.start() and isinstance(v.value, TimeValue)]
        published = self.article.published
        today = published.moment.toordinal() if published is not None else None
        return any(t.days is None or today is None or t.days.core_high < today for t in times)

    def _when(self, fact: Fact, sentence: Sentence, end: int) -> Literal["event", "other"]:
        """Background colours what follows it in its sentence, and the clause that it closes, which ends at ``end``."""
        if fact.attribute == "age":
            return "event"  # whatever the sentence speaks of, people have one age
        match = self.pack.background.search(self.view, sentence.start, min(end + 40, sentence.end))
        if match and match.start() < fact.end and fact.start < match.end():
            match = None
        if match and match.start() >= fact.end and self.pack.against.search(self.view, fact.end, match.start()):
            match = None  # «2,1 milliards, contre 1,9 l'an dernier»: of the one behind
        if match and match.start() >= fact.end and self.pack.more_than.search(self.view, fact.end, match.start()):
            match = None  # «31 arrestations, deux fois plus que l'an dernier»
        yearly = fact.attribute in ("amount", "percentage") and fact.subject.key in self.pack.yearly_topics
        if match and yearly and self.pack.last_year.match(self.view, match.start()):
            match = (
                None  # «le chiffre d'affaires a reculé l'an dernier, à 2,3 milliards»: the year whose results these are
            )
        match = match or self.pack.compared.search(self.view, max(sentence.start, fact.start - _COMPARED), fact.start)
        match = match or self.pack.worst_since.search(self.view, sentence.start, fact.start)
        if match is None and fact.attribute != "score" and not self._is_of_another(fact):  # «contre Vannes 3-1»
            match = self.pack.against.search(self.view, max(sentence.start, fact.start - _AGAINST), fact.start)
        if match is not None and self.rival(fact.end) is None:
            fact.cues.append(self.cue("background", match))
            return "other"
        other = self._other_day(fact, sentence, end)
        if other is not None:
            fact.cues.append(Cue("background", other.start, other.end, other.text))
            return "other"
        return "event"

    def rival(self, end: int) -> Entity | None:
        """The one whose figure ends at an offset, by the words behind it («contre 46 % des voix pour Paul Vernois»)."""
        link = self.pack.rival.match(self.view, end)
        if link is None:
            return None
        named = next(self.analysis.entities_in(link.end(), link.end() + NAME_REACH), None)
        if named is None or named.kind not in ("person", "organisation"):
            return None
        gap = self.view[link.end() : named.start]
        # «47 % pour le maire sortant Paul Vernois»
        titled = not any(c in ".;:()" for c in gap) and self.pack.office_pattern.search(gap) is not None
        return named if not gap or titled else None

    def _is_of_another(self, fact: Fact) -> bool:
        """Whether a figure is set against that of another speaker («contre 15 000 pour les organisateurs»)."""
        said, before = self.analysis.attribution_at(fact.start), self.last.get(fact.attribute)
        if said is None or before is None or before.sentence_start != fact.sentence_start:
            return False
        return 0 <= said.cue[0] - fact.end <= 1 and before.speaker not in (None, said.key)

    def _other_day(self, fact: Fact, sentence: Sentence, end: int) -> ValueMention | None:
        """A time before a fact in its sentence, or in its clause, up to ``end``, that lies well before the event."""
        if fact.attribute in ("date", "time", "place"):
            return None
        limit = self._background_before(fact)
        for mention in self.analysis.values_in(max(sentence.start, fact.start - _RECALLED), end):
            value = mention.value
            if (
                not isinstance(value, TimeValue)
                or value.days is None
                or mention.start == fact.start
                or _open_ended(value)
            ):
                continue
            width = value.days.core_high - value.days.core_low
            # without a day to measure from, a year that is named is another one, and so is a month of it
            if width > _DAYS_IN_YEAR or (limit is None and (width < _WHOLE_MONTH or value.year is None)):
                continue
            if (limit is None or value.days.core_high < limit) and not self.is_worst_since(mention.end, sentence):
                return mention
        return None

    def is_worst_since(self, end: int, sentence: Sentence) -> bool:
        """Whether a year ends what an event is the worst since («la pire attaque depuis 2015»): it is not of then."""
        return any(end - m.end() <= _YEAR for m in self.pack.worst_since.finditer(self.view, sentence.start, end))

    def _background_before(self, fact: Fact) -> float | None:
        """The day before which a time in a sentence makes it background; results are of the year before."""
        published = self.article.published
        yearly = self.is_event("of-last-year") or fact.subject.key in self.pack.yearly_topics
        if published is not None and yearly:
            return date(published.moment.year - 1, 1, 1).toordinal()
        if self.event_day is not None:
            return self.event_day - (_LATE_REPORT if self.is_event("drawn-out") else _EARLIER)
        return published.moment.toordinal() - _LATE_REPORT if published is not None else None


def _open_ended(value: TimeValue) -> bool:
    """«depuis mars» reaches up to now."""
    return value.value is None and (value.lo is None or value.hi is None)
