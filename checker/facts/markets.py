"""Figures of a market: whose share or stake, of which session, and whether the market was still open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from checker.facts.context import Context
from checker.facts.model import Cue
from checker.language.gazetteer import name_key
from checker.language.model import Sentence
from checker.language.pack import fold
from checker.values.model import Quantity, TimeValue, ValueMention

_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w&.-]*(?:'(?!s\b)\w+)?(?: [A-ZÀ-ÖØ-Þ][\w&.-]*){0,3}")
"""A name as papers write those of companies: no lexicon has them all."""
_BEHIND = 48
"""Characters around the word for a share in which its company is named."""
_FRIDAY = 4
_ONE_DAY = 1
"""Days between the ends of a time that names one session at most."""


@dataclass(frozen=True, slots=True)
class Session:
    """The session that a figure is of.

    Attributes:
        restriction: what narrows the figure to its day; empty where no day is known, nor any needed.
        cues: the words that say that the market was still open.
    """

    restriction: frozenset[str]
    cues: tuple[Cue, ...]


def company_of(context: Context, topic: Cue) -> str | None:
    """The company that is named right beside the word for its share («l'action Novarel», «shares in Novarel»)."""
    view = context.view
    link = context.pack.stock_of.match(view, topic.end + 1)
    behind = _NAME.match(view, link.end() if link else topic.end + 1, topic.end + _BEHIND)
    if behind and view[topic.end : topic.end + 1] == " " and _is_name(context, behind.group()):
        return name_key(behind.group())
    before = list(_NAME.finditer(view, max(0, topic.start - _BEHIND), topic.start))
    if before and re.fullmatch(r"(?:'s|')? ", view[before[-1].end() : topic.start]):
        name = _without_opening(context, before[-1].group())
        return name_key(name) if name else None
    return None


def is_main(context: Context, company: str) -> bool:
    """Whether the title names a company, so that «le titre» alone is its share."""
    title = name_key(context.article.title)
    return re.search(rf"(?<!\w){re.escape(company)}(?!\w)", title) is not None


def holder_of(context: Context, mention: ValueMention, sentence: Sentence) -> str | None:
    """Whose stake it is: the name that stands last before it in its sentence."""
    names = [_without_opening(context, m.group()) for m in _NAME.finditer(context.view, sentence.start, mention.start)]
    known = [name for name in names if name]
    return name_key(known[-1]) if known else None


def names_another(context: Context, begin: int, end: int) -> bool:
    """Whether a name stands between a topic and a figure, whose the figure then is («le CAC 40 perd 2 %, Ulm 5 %»)."""
    return any(_is_name(context, m.group()) for m in _NAME.finditer(context.view, begin, end))


def session_of(context: Context, mention: ValueMention, sentence: Sentence, topic: Cue) -> Session | None:
    """The session of a figure; None where it is of a longer time, or of a day that is not known."""
    begin, end = context.clause(mention.start, mention.end, sentence)
    near = [
        v
        for v in context.analysis.values_in(begin, min(end + 1, sentence.end))
        if v.end <= topic.start or topic.end <= v.start  # «le taux à dix ans»
    ]
    if any(isinstance(v.value, Quantity) and v.value.kind == "duration" for v in near):
        return None  # «en six mois»
    ahead = context.analysis.values_in(sentence.start, begin)
    times = _days(near) or _days(ahead)[-1:]
    if any(t.days is None or t.days.core_high - t.days.core_low > _ONE_DAY for t in times):
        return None
    day = next((int(t.days.core_low) for t in reversed(times) if t.days), None)
    if day is None and context.article.published is not None:
        day = _last_session(context.article.published.moment.date()).toordinal()
    return Session(frozenset({f"session:{day}"} if day else ()), tuple(_still_open(context, begin, end, near)))


def _days(mentions: Iterable[ValueMention]) -> list[TimeValue]:
    return [m.value for m in mentions if isinstance(m.value, TimeValue) and m.value.kind != "time"]


def _last_session(published: date) -> date:
    """The working day that a paper of a day speaks of."""
    return published - timedelta(days=max(0, published.weekday() - _FRIDAY))


def _still_open(context: Context, begin: int, end: int, near: list[ValueMention]) -> list[Cue]:
    """The words that say that the market had not closed: a phase, an imperfect, an hour."""
    if context.pack.at_close.search(context.view, begin, end):
        return []
    match = context.pack.in_session.search(context.view, begin, end)
    if match:
        return [context.cue("provisional", match)]
    hours = [v for v in near if isinstance(v.value, TimeValue) and v.value.minutes is not None]
    return [Cue("provisional", v.start, v.end, v.text) for v in hours[:1]]


def _is_name(context: Context, run: str) -> bool:
    return bool(_without_opening(context, run))


def _without_opening(context: Context, run: str) -> str:
    """A run of capitalised words without small words at its head, which a capital opens a sentence with."""
    words = run.split()
    while words and fold(words[0]).rstrip("'") in context.pack.function_words:
        words.pop(0)
    return " ".join(words)
