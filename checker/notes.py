"""What helps to read a finding without judging it: who stands alone, what most origins say, which figure is stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checker.articles.model import Article
from checker.facts.model import Fact
from checker.messages import Messages
from checker.report import Side
from checker.rules.judge import Judgement, SideOf
from checker.values.model import Quantity

_MANY = 3
"""Independent origins from which their distribution over the sides is worth a word."""


def notes(judgement: Judgement, sides: Sequence[Side], texts: Mapping[str, Article], say: Messages) -> tuple[str, ...]:
    """Remarks on a disagreement, in words.

    Args:
        judgement: what disagrees.
        sides: its sides as they are reported, in the same order.
        texts: the articles, by id.
        say: the fixed words.
    """
    if judgement.verdict == "update":
        return tuple(_stale(judgement, texts, say))
    return tuple(_origins(sides, texts, say))


def _origins(sides: Sequence[Side], texts: Mapping[str, Article], say: Messages) -> Iterator[str]:
    total = sum(side.origins for side in sides)
    first, *others = sorted(sides, key=lambda side: -side.origins)
    if total < _MANY or first.origins < 2 or first.origins == others[0].origins:
        return
    yield say("note.most", text=first.mentions[0].text, n=first.origins, total=total)
    for side in others:
        if side.origins == 1:
            sources = ", ".join(dict.fromkeys(texts[m.article].source for m in side.mentions))
            yield say("note.alone", source=sources, text=side.mentions[0].text)


def _stale(judgement: Judgement, texts: Mapping[str, Article], say: Messages) -> Iterator[str]:
    """Figures that articles still give after another has taken their place."""
    newest = _newest(judgement, texts)
    if newest is None:
        return
    side, since, until = newest
    late: dict[str, Fact] = {}
    for fact in (f for other in judgement.sides if other is not side for f in other.facts):
        day = _day(fact, texts)
        if day is not None and since < day <= until:
            late.setdefault(fact.article, fact)
    for article, fact in sorted(late.items()):
        words = {"text": fact.text, "newer": side.facts[0].text, "source": texts[article].source}
        yield say("note.stale", **words, day=say.day(since.isoformat()))


def _newest(judgement: Judgement, texts: Mapping[str, Article]) -> tuple[SideOf, date, date] | None:
    """The side that took the others' place, since when, and up to when that is known.

    It is the one first told last, or the highest of what may rise, as long as it is told: fewer homes may be in the
    dark a day later.
    """
    known = [(side, days) for side in judgement.sides if (days := [d for f in side.facts if (d := _day(f, texts))])]
    if len(known) < len(judgement.sides):
        return None
    rises = judgement.rule.over_time == "may-rise" and not _corrected(judgement)
    side, days = max(known, key=lambda one: _size(one[0]) if rises else min(one[1]).toordinal())
    return side, min(days), max(days) if rises else date.max


def _corrected(judgement: Judgement) -> bool:
    """Whether a figure says that it replaces others, and so may be lower."""
    return any(cue.kind in ("provisional", "final") for side in judgement.sides for f in side.facts for cue in f.cues)


def _size(side: SideOf) -> float:
    return max((f.value.allows.middle() for f in side.facts if isinstance(f.value, Quantity)), default=0.0)


def _day(fact: Fact, texts: Mapping[str, Article]) -> date | None:
    published = texts[fact.article].published
    return published.moment.date() if published is not None else None
