"""Who says what: the speaker of each stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from checker.language.model import Attribution, Entity, Sentence
from checker.language.pack import Pack, fold, load_pack

_PHRASE_END = re.compile(r"[,;:.«»\"()!?–—\n]")
_CLAUSE_BREAK = re.compile(r"[,;:]\s")
_SUBJECT_REACH = 70
"""Characters before a verb of speech in which its subject is looked for."""
_OBJECT_REACH = 60
"""Characters after an inverted verb of speech in which its subject is looked for."""
_SET_OFF = re.compile(r"[,»\"”]\s*(?:[\w'-]{1,6}\s+){0,2}$")
"""Before an inverted verb: a comma or a closing quotation mark, and at most an auxiliary («, a indiqué»)."""
_SET_OFF_REACH = 18
_NARROW = frozenset({"union", "media", "agency", "company", "mayor", "ministry", "ngo", "organisers"})
"""Bodies of which there are several: their name belongs to the key."""


class SpeakerFinder:
    """Finds the attributions of a text with one language pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def find(
        self, text: str, view: str, sentences: Sequence[Sentence], entities: Sequence[Entity]
    ) -> list[Attribution]:
        """The attributions of the sentences, in order; ``view`` is ``text`` with typography folded."""
        found: list[Attribution] = []
        names = iter([*entities, None])
        name = next(names)
        for sentence in sentences:
            inside: list[Entity] = []
            while name is not None and name.start < sentence.end:
                if name.start >= sentence.start:
                    inside.append(name)
                name = next(names)
            for said in self._sentence(view, sentence, inside):
                found.append(replace(said, label=text[slice(*said.speaker)]))
        return found

    def _sentence(self, view: str, sentence: Sentence, entities: Sequence[Entity]) -> Iterator[Attribution]:
        """By preposition; and by verb, each up to the next, in what no preposition covers or after a semicolon."""
        behind = sentence.start
        found: list[Attribution] = []
        for cue in self._pack.says_before.finditer(view, sentence.start, sentence.end):
            said = self._after_preposition(view, sentence, cue, entities, behind)
            if said:
                behind = max(behind, said[1])
                found.append(said[0])
        yield from found
        spoken: list[Attribution] = []
        for free in self._free(view, sentence, found):
            verbs = self._pack.says_verbs.finditer(view, free.start, free.end)
            spoken += [said for verb in verbs if (said := self._around_verb(view, free, verb, entities))]
        for said, later in zip_longest(spoken, spoken[1:]):
            end = later.start if later is not None and later.start > said.cue[1] else said.end
            yield replace(said, end=end)

    @staticmethod
    def _free(view: str, sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Sentence]:
        """What is left for verbs: what stands before the first preposition's stretch, and behind a semicolon."""
        if not found:
            yield sentence
            return
        first = min(a.start for a in found)
        if first > sentence.start:
            yield replace(sentence, end=first)
        break_at = view.find(";", max(a.cue[1] for a in found), sentence.end)
        if break_at >= 0:
            yield replace(sentence, start=break_at + 1)

    def _after_preposition(
        self, view: str, sentence: Sentence, cue: re.Match[str], entities: Sequence[Entity], behind: int
    ) -> tuple[Attribution, int] | None:
        """The attribution of a prepositional cue, and where its speaker's name ends."""
        end = self._phrase_end(view, cue.end(), min(sentence.end, cue.end() + _OBJECT_REACH * 2))
        speaker = self._speaker(view, cue.end(), end, entities)
        weak = self._pack.says_weakly.fullmatch(cue.group()) is not None
        if speaker is None or (weak and not self._at_clause_head(view, sentence, cue.start())):
            return None
        key, begin, stop = speaker
        start, scope_end = self._scope(view, sentence, cue.start(), stop, behind)
        return Attribution(start, scope_end, "", key, cue.span(), (begin, stop)), stop

    def _scope(self, view: str, sentence: Sentence, cue: int, stop: int, behind: int) -> tuple[int, int]:
        """What a prepositional cue covers: all that follows it when it opens a clause, else what precedes."""
        before = view[sentence.start : cue].rstrip(' «"“')
        if not before or before[-1] in ".;:":
            later = next(self._pack.says_before.finditer(view, stop, sentence.end), None)
            return sentence.start + len(before), sentence.end if later is None else later.start()
        set_off = view[:cue].rstrip().endswith((",", "—", "–", "("))
        if set_off:
            return behind, sentence.end
        # «…, 1 500 selon la CGT»: only the last clause
        breaks = list(_CLAUSE_BREAK.finditer(view, behind, cue))
        return (breaks[-1].end() if breaks else behind), stop

    def _around_verb(
        self, view: str, sentence: Sentence, verb: re.Match[str], entities: Sequence[Entity]
    ) -> Attribution | None:
        denied = self._pack.denies.search(view, verb.start(), verb.end()) is not None
        speaker = None
        set_off = _SET_OFF.search(view, max(sentence.start, verb.start() - _SET_OFF_REACH), verb.start())
        if set_off:
            end = self._phrase_end(view, verb.end(), min(sentence.end, verb.end() + _OBJECT_REACH))
            speaker = self._speaker(view, verb.end(), end, entities)
        incise = speaker is not None
        if speaker is None:
            begin = max(sentence.start, verb.start() - _SUBJECT_REACH)
            speaker = self._speaker(view, begin, verb.start(), entities, last=True)
            # «…, police said.»: the sentence is told first, its teller last
            incise = speaker is not None and not view[verb.end() : sentence.end].strip(" .»”\"'")
        if speaker is None:
            return None
        # «Lors d'un sommet réunissant X, Y a déclaré que…»: what stands before the subject is not said by it
        start = sentence.start if incise else speaker[1]
        return Attribution(start, sentence.end, "", speaker[0], verb.span(), speaker[1:], denied)

    def _speaker(
        self, view: str, start: int, end: int, entities: Sequence[Entity], *, last: bool = False
    ) -> tuple[str, int, int] | None:
        """The speaker named in a stretch: (key, start, end)."""
        bodies = [
            body
            for body in self._pack.body_pattern.finditer(view, start, end)
            if not self._pack.told_to.search(view, max(start, body.start() - 10), body.start())
        ]
        people = [e for e in entities if e.kind in ("person", "organisation") and start <= e.start and e.end <= end]
        if bodies:
            body = bodies[-1] if last else bodies[0]
            person = next((p for p in people if 0 <= p.start - body.end() < 30), None)
            return self._body_key(body.group()), body.start(), person.end if person else body.end()
        if people:
            person = people[-1] if last else people[0]
            return person.key, person.start, person.end
        return None

    def _body_key(self, word: str) -> str:
        kind = self._pack.bodies[fold(word)]
        return f"{kind}:{fold(word)}" if kind in _NARROW else kind

    def _at_clause_head(self, view: str, sentence: Sentence, at: int) -> bool:
        before = view[sentence.start : at].rstrip(' «"“')
        return not before or before[-1] in ".,;:("

    def _phrase_end(self, view: str, start: int, limit: int) -> int:
        stops = (_PHRASE_END.search(view, start, limit), self._pack.relative.search(view, start, limit))
        return min((stop.start() for stop in stops if stop), default=limit)


@cache
def speaker_finder(lang: str) -> SpeakerFinder:
    """The speaker finder of a language, built once a process."""
    return SpeakerFinder(load_pack(lang))
