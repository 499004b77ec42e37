"""From a text to its values: view, scan, grammar, and back to the raw offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from checker.lexicon import per_lexicon
from checker.values import clock, days, quantities, spans
from checker.values.grammar import Found, Grammar, State
from checker.values.model import Quantity, ValueMention
from checker.values.normalise import Words, cut, view_of
from checker.values.numerals import fold
from checker.values.pack import Pack, pack_of
from checker.values.scanner import Scanner


@per_lexicon
def grammar_of(lang: str) -> Grammar:
    """The grammar of a language, compiled once.

    Raises:
        ValueError: no language pack.
    """
    return Grammar(pack_of(lang), [*quantities.NAMES, *days.RULES, *spans.RULES, *clock.RULES, *quantities.RULES])


@per_lexicon
def scanner_of(lang: str) -> Scanner:
    """The scanner of a language, made once."""
    return Scanner(pack_of(lang))


def read(
    text: str, lang: str, reference: date | None, days: Iterable[date] = (), words: Words | None = None
) -> list[ValueMention]:
    """See :func:`checker.values.find_values`."""
    grammar = grammar_of(lang)
    pack = pack_of(lang)
    view = view_of(text)
    # soft hyphens and ligatures move what stands behind them
    words = cut(view.text) if words is None or view.starts else words
    tokens = scanner_of(lang).scan(view.text, words)
    fold(tokens, pack)
    state = State(tokens, pack, reference, full_dates=list(days))
    mentions: list[ValueMention] = []
    last: Found | None = None
    for found in grammar.read(state):
        start, end = view.raw(found.start, found.end)
        cues = tuple(view.raw(*cue) for cue in found.cues)
        tied = mentions[-1].start if last is not None and _restates(view.text, last, found, pack) else None
        if last is not None and mentions[-1].tied is not None and _goes_on(view.text, last, found):
            tied = mentions[-1].tied  # «670 milliards de yens (3,4 milliards de livres ; 4,6 milliards de dollars)»
        mentions.append(ValueMention(start, end, text[start:end], found.value, cues, tied))
        last = found
    return _fuller_money(mentions, pack)


def _fuller_money(mentions: list[ValueMention], pack: Pack) -> list[ValueMention]:
    """Give a bare «francs» the currency that the same text names in full, where it names one."""
    bare: dict[str, list[str]] = pack.units["bare"]
    units = {
        mention.value.unit
        for mention in mentions
        if isinstance(mention.value, Quantity) and mention.value.kind == "money"
    }
    change = {
        name: found[0]
        for name, fuller in bare.items()
        if name in units and len(found := [unit for unit in fuller if unit in units]) == 1
    }
    if not change:
        return mentions
    return [
        replace(
            mention,
            value=replace(
                mention.value,
                unit=change[mention.value.unit],
                dimension=f"money:{change[mention.value.unit]}",
            ),
        )
        if isinstance(mention.value, Quantity) and mention.value.unit in change
        else mention
        for mention in mentions
    ]


def _goes_on(text: str, first: Found, second: Found) -> bool:
    """Whether a conversion stands right behind another one in its bracket."""
    a, b = first.value, second.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.kind != b.kind or a.unit == b.unit:
        return False
    return b.unit is not None and text[first.end : second.start].strip() in (";", ",", "/")


def _restates(text: str, first: Found, second: Found, pack: Pack) -> bool:
    """«1,6 milliard de livres (1,9 milliard d'euros)»: the same amount in another unit."""
    a, b = first.value, second.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.kind != b.kind or a.unit == b.unit:
        return False
    if a.kind not in ("money", "dimension") or a.unit is None or b.unit is None:
        return False
    between = text[first.end : second.start].lower().strip(" ,\n\u2013")
    return between in ("(", "/", *pack.units["restates"])
