"""Which way a sentence points: past or future, by its verbs and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, compress
from typing import Any, Literal

from checker.lexicon import per_lexicon
from checker.values.grammar import Hit
from checker.values.pack import pack_of

Tense = Literal["past", "future"] | None

_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"(\w+)")
_WORDS_KEPT = 65_536
"""Words of texts of which it is remembered whether they say past or future."""
_TWO_WORDS = 80
"""Characters before a place in which the last two words stand."""


def tense_of(hit: Hit, start: int, end: int) -> Tense:
    """Which way the sentence around a place points: by its nearest verb or word that says so."""
    low = hit.tokens.low
    begin = max(low.rfind(mark, max(0, start - 300), start) for mark in (". ", "! ", "? ", "\n", "; "))
    stops = [place for mark in (". ", "! ", "? ", "\n", "; ") if (place := low.find(mark, end, end + 200)) >= 0]
    stop = min(stops) if stops else min(len(low), end + 200)
    begin = max(begin, start - 300, 0)
    best: tuple[float, Tense] = (float("inf"), None)
    participle = _participle(hit.pack.lang)
    before = participle.search(low, max(begin, start - _TWO_WORDS), start) if participle else None
    if before is not None:
        best = (1.5, "past")  # only a future word right there weighs more
    ahead = _ahead(hit.pack.lang)
    if ahead is not None and ahead.search(low, max(begin, start - _TWO_WORDS), start):
        return "future"
    for match in tense_words(hit.pack.lang).finditer(low, begin, stop):
        if match.start() < end and match.end() > start:
            continue
        distance = start - match.end() if match.end() <= start else (match.start() - end) * 1.2
        kind: Tense = "future" if match.lastgroup == "future" else "past"
        if distance < best[0]:
            best = (distance, kind)
    return best[1]


class TenseWords:
    """The words of a language that say past or future; they are looked for only where one of them may begin."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """``data``: what the calendar of the language says of tense."""
        words = "|".join(map(re.escape, sorted(data["future"], key=len, reverse=True)))
        endings, not_future = "|".join(data["future_endings"]), "|".join(data["future_not"])
        verbs = rf"|(?!(?:{not_future})\b)\w{{2,}}(?:{endings})" if endings else ""
        past = "|".join(map(re.escape, data["past"]))
        self._pattern = re.compile(rf"(?<!\w)(?:(?P<future>{words}{verbs})|(?P<past>{past}))(?!\w)")
        self._first = frozenset(_WORD.findall(phrase)[0] for phrase in (*data["future"], *data["past"]))
        self._may_begin = lru_cache(maxsize=_WORDS_KEPT)(self._begins)

    def _begins(self, word: str) -> bool:
        return word in self._first or self._pattern.fullmatch(word) is not None

    def finditer(self, low: str, begin: int, stop: int) -> Iterator[re.Match[str]]:
        """Those of a stretch of a text in lower case, as groups ``future`` and ``past``."""
        behind = begin
        pieces = _WORDS.split(low[begin:stop])
        edges = [*accumulate(map(len, pieces), initial=begin)]
        for start in compress(edges[1::2], map(self._may_begin, pieces[1::2])):
            if start >= behind and (match := self._pattern.match(low, start, stop)) is not None:
                yield match
                behind = match.end()


@per_lexicon
def tense_words(lang: str) -> TenseWords:
    """The words of a language that say past or future."""
    return TenseWords(pack_of(lang).calendar["tense"])


@per_lexicon
def _ahead(lang: str) -> re.Pattern[str] | None:
    """What stands right before a day that is still to come («à compter de dimanche», «pour l'automne»)."""
    words = pack_of(lang).calendar["tense"]["ahead"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s?$") if words else None


def looks_back(hit: Hit) -> bool:
    """Whether words shortly before a match say that a length of time is over ("the first visit in a decade").

    A word of the future between them begins something else ("the first plant will reopen in two weeks").
    """
    words = _unmatched(hit.pack.lang)
    if words is None:
        return False
    begin = hit.tokens.starts[hit.begin]
    low = hit.tokens.low
    after = max(low.rfind(mark, max(0, begin - _UNMATCHED), begin) for mark in ".!?;\n")
    said = list(words.finditer(low, max(after, begin - _UNMATCHED, 0), begin))
    coming = tense_words(hit.pack.lang).finditer(low, said[-1].end(), begin) if said else ()
    return bool(said) and not any(word.lastgroup == "future" for word in coming)


_UNMATCHED = 60
"""Characters before a length of time in which it is told what was the first of its kind for so long."""


@per_lexicon
def _unmatched(lang: str) -> re.Pattern[str] | None:
    words = pack_of(lang).calendar["tense"]["unmatched"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None


@per_lexicon
def _participle(lang: str) -> re.Pattern[str] | None:
    """A past participle at the end of what stands before a day, that no future and no «être» carries."""
    pack = pack_of(lang)
    data = pack.calendar["tense"]
    if not data["participles"]:
        return None
    carriers = "|".join(map(re.escape, (*data["not_past_after"], *data["future"])))
    endings = "|".join(data["future_endings"])
    return re.compile(
        rf"(?:^|(?!(?:{carriers}|\w+(?:{endings}))\W)(?<!\w)\w+)\W(?P<past>\w{{2,}}(?:{'|'.join(data['participles'])}))\s$"
    )
