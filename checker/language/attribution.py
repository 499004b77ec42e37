"""Who says what: the speaker of each stretch of text.

A sentence is read for prepositions («selon la préfecture»), reports with a colon («Premier relevé du ministère :»),
agents («évalué par le parquet à») and verbs («la police dénombre», «…, a-t-elle ajouté»).  A pronoun takes up who
spoke last.  A quotation that spans sentences is all its speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from checker.language.finder import Choice
from checker.language.model import Attribution, Entity, Sentence
from checker.language.pack import Pack, fold, load_pack
from checker.lexicon import per_lexicon

_PHRASE_END = re.compile(r"[,;:.«»\"()!?–—\n]")
_CLAUSE_BREAK = re.compile(r"[,;:]\s")
_SUBJECT_REACH = 70
"""Characters before a verb of speech in which its subject is looked for."""
_OBJECT_REACH = 60
"""Characters after an inverted verb of speech in which its subject is looked for."""
_SET_OFF = re.compile(r"[,»\"”]\s*(?:[\w'-]{1,6}\s+){0,2}$")
"""Before an inverted verb: a comma or a closing quotation mark, and at most an auxiliary («, a indiqué»)."""
_CLOSING = '»”"'
_SET_OFF_REACH = 18
_NAME_GAP = re.compile(r"(?:\s[\w'-]+){0,4}\s$")
"""What may stand between a lone name and its verb («l'Union des soignants a revendiqué»)."""
_REPORT_REACH = 90
"""Characters between a word for a report and its colon."""
_AGENT_REACH = 70
"""Characters between a participle and the preposition of its agent («chiffré à 900 000 euros par le syndicat»)."""
_PHRASE_WORDS = 6
"""Words of an unknown speaker's name that are kept («le gestionnaire du réseau»)."""
_QUOTE = re.compile(r"«[^«»]{1,2000}»|“[^“”]{1,2000}”")
_BESIDE_QUOTE = 60
"""Characters between a quotation and the words that tell its speaker."""
_NARROW = frozenset({"union", "media", "agency", "company", "mayor", "ministry", "ngo", "organisers"})
"""Bodies of which there are several: their name belongs to the key."""
_MINISTRIES = {"defence-minister": "army", "interior-minister": "interior"}
"""Ministries that are bodies of their own."""
_CHARGE_BEFORE, _CHARGE = 25, 40
"""Characters before and behind the word of a ministry in which what it is in charge of stands."""
_HEAD = 30
"""Characters at the head of a sentence in which its subject stands («La centrale y voit»)."""
_APPOSED = re.compile(r",\s(?:\w+\s|\w+'){0,3}$")
"""What stands between a person and the body that they speak for («Anne Roux, patronne des pompiers»)."""
_FIGURE_OF = re.compile(r",?(?:\s[^\W\d][\w'-]*,?){0,5}?\s\d")
"""What stands between a speaker and a figure of theirs, where no verb does («la centrale de Brest plus de 210 000»)."""
_BRACKET = re.compile(r"(?<=\d)(?:\s[^\W\d][\w'-]*){0,2}\s\(((?:[^\W\d][\w'-]*\s){0,3}[^\W\d]\w*)\)")
"""A few words in brackets behind a figure."""
_TWO_FIGURES = re.compile(r"(\d(?:[\d.,]|\s(?=\d)){0,15})\s[^\W\d]{1,3}\s(\d(?:[.,]?\d|\s(?=\d)){0,15})")
"""Two figures and a short word between them («3 000 ou 8 000», «entre 3 000 et 8 000»)."""
_APPOSED_REACH = 40
_RELAYS = frozenset({"media", "agency"})
"""Bodies that pass on what others say: a nearer speaker counts before them."""


class _Speaker(NamedTuple):
    """Who speaks: canonical key, and where the name stands."""

    key: str
    start: int
    end: int


@dataclass(slots=True)
class _Passage:
    """One sentence while it is read.

    Attributes:
        view: the whole text.
        sentence, names: where it stands, and the names in it.
        earlier: who spoke or was named before it.
        source: who was last said to say something before it.
        spoke: who is known to say something in it.
    """

    view: str
    sentence: Sentence
    names: Sequence[Entity]
    earlier: _Earlier
    source: _Speaker | None
    spoke: _Speaker | None = None

    @property
    def before(self) -> _Speaker | None:
        """Who spoke or was named last, in it or shortly before: whom a pronoun means."""
        return self.spoke or self.earlier.last(self.sentence)


class _Earlier:
    """Who spoke or was named last; the sentences are read for it once a pronoun asks, from the last one back."""

    def __init__(self, last_named: Callable[[Sentence, Sequence[Entity]], _Speaker | None]) -> None:
        """``last_named``: from a sentence in which nobody speaks and the names in it."""
        self._last_named = last_named
        self._unread: list[tuple[Sentence, Sequence[Entity]]] = []
        self._last: _Speaker | None = None
        self._paragraph = 0

    def add(self, sentence: Sentence, names: Sequence[Entity]) -> None:
        """A sentence in which nobody speaks."""
        self._unread.append((sentence, names))

    def spoke(self, sentence: Sentence, speaker: _Speaker) -> None:
        """Somebody speaks in a sentence."""
        self._unread.clear()
        self._last, self._paragraph = speaker, sentence.paragraph

    def last(self, sentence: Sentence) -> _Speaker | None:
        """Who spoke or was named last, no further away than in the paragraph before that of a sentence."""
        while self._unread:
            unread, names = self._unread.pop()
            if (named := self._last_named(unread, names)) is not None:
                self.spoke(unread, named)
        return self._last if sentence.paragraph <= self._paragraph + 1 else None


class SpeakerFinder:
    """Finds the attributions of a text with one language pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._cues = Choice(
            {
                "before": pack.says_before,
                "report": pack.reports,
                "each": pack.each_own,
                "verb": pack.says_verbs,
                "participle": pack.says_participles,
            }
        )

    def find(
        self, text: str, view: str, sentences: Sequence[Sentence], entities: Sequence[Entity]
    ) -> list[Attribution]:
        """The attributions of the sentences, in order; ``view`` is ``text`` with typography folded."""
        found: list[Attribution] = []
        source = None
        earlier = _Earlier(partial(self._last_named, view))
        for sentence, names in _with_names(sentences, entities):
            said: list[Attribution] = []
            bracket = view.find("(", sentence.start, sentence.end) >= 0  # «3 000 (police)»
            if bracket or self._cues.matches(view, sentence.start, sentence.end):
                said += self._read(_Passage(view, sentence, names, earlier, source))
            if said:
                found += said
                source = _Speaker(said[-1].key, *said[-1].speaker)
                earlier.spoke(sentence, source)
            else:
                earlier.add(sentence, names)
        found += _quoted(view, sentences, found)
        for attribution in found:
            attribution.label = text[slice(*attribution.speaker)]
        return found

    def _last_named(self, view: str, sentence: Sentence, names: Sequence[Entity]) -> _Speaker | None:
        """Whom a pronoun behind a sentence in which nobody speaks means: its subject, else the first person named."""
        body = self._pack.body_pattern.search(view, sentence.start, sentence.end)
        if body is not None and body.start() - sentence.start < _HEAD:
            return _Speaker(self._body_key(view, body), *body.span())
        person = next((e for e in names if e.kind == "person"), None)
        return None if person is None else self._with_office(view, person)

    # ---- one sentence

    def _read(self, passage: _Passage) -> Iterator[Attribution]:
        """By preposition; and by verb, each up to the next, in what no preposition covers or after a semicolon."""
        view, sentence = passage.view, passage.sentence
        found: list[Attribution] = list(self._by_preposition(passage))
        found += self._by_report(passage)
        found += self._by_bracket(passage)
        found += self._by_turns(passage)
        yield from found
        spoken: list[Attribution] = []
        for free in self._free(view, sentence, [a for a in found if a.key.split(":")[0] not in _RELAYS]):
            part = passage if free is sentence else replace(passage, sentence=free)
            verbs = self._pack.says_verbs.finditer(view, free.start, free.end)
            for verb in verbs:
                said = self._around_verb(part, verb)
                if said is not None:
                    spoken.append(said)
                    part.spoke = _Speaker(said.key, *said.speaker)
            spoken += self._by_agent(part)
            spoken += self._by_ellipsis(part, spoken)
        spoken.sort(key=lambda a: a.cue)
        for said, later in zip_longest(spoken, spoken[1:]):
            if later is not None and later.start > said.cue[1]:
                said.end = later.start
            yield said

    def _free(self, view: str, sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Sentence]:
        """What is left for verbs: what stands before the first preposition's stretch, and behind «; …», «, mais …»."""
        if not found:
            yield sentence
            return
        first = min(a.start for a in found)
        if first > sentence.start:
            yield replace(sentence, end=first)
        contrast = self._pack.contrast.search(view, max(a.speaker[1] for a in found), sentence.end)
        if contrast is not None:
            yield replace(sentence, start=contrast.end())

    # ---- prepositions

    def _by_preposition(self, passage: _Passage) -> Iterator[Attribution]:
        view, sentence = passage.view, passage.sentence
        behind = sentence.start
        for cue in self._pack.says_before.finditer(view, sentence.start, sentence.end):
            speaker = self._after_preposition(passage, cue)
            if speaker is None:
                continue
            start, end = self._scope(passage, cue.start(), speaker.end, behind)
            behind = max(behind, speaker.end)
            yield Attribution(start, end, "", speaker.key, cue.span(), speaker[1:])

    def _after_preposition(self, passage: _Passage, cue: re.Match[str]) -> _Speaker | None:
        view, sentence = passage.view, passage.sentence
        if self._pack.again.match(view, cue.end() + 1):
            return passage.before
        if self._pack.same_source.match(view, cue.end() + 1):
            return passage.source
        if self._pack.possessed.match(view, cue.end() + 1):
            return passage.before  # «selon ses services»
        end = self._phrase_end(view, cue.end(), min(sentence.end, cue.end() + _OBJECT_REACH * 2))
        speaker = self._named(passage, cue.end(), end)
        if self._pack.says_weakly.fullmatch(cue.group()):
            figure = view[cue.start() - 2 : cue.start() - 1].isdigit()  # «contre 15 000 pour les organisateurs»
            return speaker if figure or self._at_clause_head(passage, cue.start()) else None
        return speaker or self._phrase(view, cue.end(), end)

    def _phrase(self, view: str, start: int, end: int) -> _Speaker | None:
        """A speaker that no lexicon knows, by the first words behind its cue («le gestionnaire du réseau»)."""
        words = list(re.finditer(r"[^\W\d_][\w-]*'?", view[start : min(end, start + _OBJECT_REACH)]))
        while words and self._says_nothing(words[0].group()):
            words.pop(0)
        words = words[:_PHRASE_WORDS]
        while words and self._says_nothing(words[-1].group()):
            words.pop()
        folded = [fold(w.group()) for w in words]
        if not words or self._pack.nobody_speaks.intersection(folded[:2]) or len(folded[0]) < 3:
            return None
        first, last = words[0].start(), words[-1].end()
        if any(c.isdigit() for c in view[start : start + last]):
            return None
        key = self._pack.bodies_by_name.get(folded[0]) or f"name:{folded[0]}"
        return _Speaker(key, start + first, start + last)

    def _says_nothing(self, word: str) -> bool:
        """Whether a word names nobody: an article, a preposition, an elision."""
        return word.endswith("'") or fold(word) in self._pack.function_words

    def _scope(self, passage: _Passage, cue: int, stop: int, behind: int) -> tuple[int, int]:
        """What a prepositional cue covers: all that follows it when it opens a clause, else what precedes."""
        view, sentence = passage.view, passage.sentence
        before = view[sentence.start : cue].rstrip(' «"“')
        if not before or before[-1] in ".;:":
            later = next(self._pack.says_before.finditer(view, max(stop, cue + 1), sentence.end), None)
            return sentence.start + len(before), sentence.end if later is None else later.start()
        set_off = view[:cue].rstrip().endswith((",", "—", "–", "("))
        if set_off:
            return behind, sentence.end
        # «…, 1 500 selon la CGT»: only the last clause
        breaks = list(_CLAUSE_BREAK.finditer(view, behind, cue))
        return (breaks[-1].end() if breaks else behind), max(stop, cue)

    def _by_bracket(self, passage: _Passage) -> Iterator[Attribution]:
        """«entre 3 000 (police) et 15 000 personnes (syndicats)»: who gives the figure stands in brackets behind it."""
        view, sentence = passage.view, passage.sentence
        behind = sentence.start
        for bracket in _BRACKET.finditer(view, sentence.start, sentence.end):
            body = self._pack.body_pattern.search(view, *bracket.span(1))
            if body is not None and body.end() == bracket.end(1):
                key = self._body_key(passage.view, body)
                yield Attribution(behind, bracket.start(), "", key, body.span(), body.span())
                behind = bracket.end()

    def _by_turns(self, passage: _Passage) -> Iterator[Attribution]:
        """«3 000 ou 8 000 marcheurs, selon que l'on croie la police ou les syndicats»: to each its figure, in order."""
        view, sentence = passage.view, passage.sentence
        cue = self._pack.each_own.search(view, sentence.start, sentence.end)
        figures = next(_TWO_FIGURES.finditer(view, sentence.start, sentence.end), None) if cue else None
        if cue is None or figures is None or figures.end() > cue.start():
            return
        bodies = list(self._pack.body_pattern.finditer(view, figures.end(), sentence.end))
        keys = [self._body_key(view, body) for body in bodies]
        if len(keys) == 2 and keys[0] != keys[1]:
            for place, (key, body) in enumerate(zip(keys, bodies, strict=True), 1):
                yield Attribution(*figures.span(place), "", key, cue.span(), body.span())

    # ---- reports and agents

    def _by_report(self, passage: _Passage) -> Iterator[Attribution]:
        """«Premier relevé du ministère, à 11 heures : …»: the body speaks behind the colon."""
        view, sentence = passage.view, passage.sentence
        colon = view.find(":", sentence.start, sentence.end)
        if colon < 0:
            return
        for report in self._pack.reports.finditer(view, max(sentence.start, colon - _REPORT_REACH), colon):
            speaker = self._named(passage, report.end(), colon)
            if speaker is not None:
                yield Attribution(colon + 1, sentence.end, "", speaker.key, report.span(), speaker[1:])
                return

    def _by_agent(self, passage: _Passage) -> Iterator[Attribution]:
        """«évalué par le parquet à 1,5 million», «chiffré à 900 000 euros par le syndicat»."""
        view, sentence = passage.view, passage.sentence
        for done in self._pack.says_participles.finditer(view, sentence.start, sentence.end):
            limit = min(sentence.end, done.end() + _AGENT_REACH)
            by = self._pack.agent.search(view, done.end(), limit)
            if by is None or any(c in ";:!?" for c in view[done.end() : by.start()]):
                continue
            end = self._phrase_end(view, by.end(), min(sentence.end, by.end() + _OBJECT_REACH))
            speaker = self._named(passage, by.end(), end)
            if speaker is None:
                continue
            breaks = [m.end() for m in _CLAUSE_BREAK.finditer(view, sentence.start, done.start())]
            after = _CLAUSE_BREAK.search(view, speaker.end, sentence.end)
            yield Attribution(
                breaks[-1] if breaks else sentence.start,
                after.start() if after else sentence.end,
                "",
                speaker.key,
                by.span(),
                speaker[1:],
            )

    def _by_ellipsis(self, passage: _Passage, spoken: Sequence[Attribution]) -> list[Attribution]:
        """«Les syndicats ont compté 10 000 marcheurs, la police 4 200»: a figure of another, and no second verb."""
        view, end = passage.view, passage.sentence.end
        found: list[Attribution] = []
        for said in spoken:
            for body in self._pack.body_pattern.finditer(view, said.cue[1], min(end, said.end)):
                figure = _FIGURE_OF.match(view, body.end(), end)
                before = view[said.cue[1] : body.start()]
                told = any(c.isdigit() for c in before) and self._pack.joins_speaker.search(before)
                if figure and told and not self._pack.says_verbs.search(view, body.end(), figure.end()):
                    key = self._body_key(view, body)
                    found.append(Attribution(body.start(), end, "", key, body.span(), body.span()))
        return found

    # ---- verbs

    def _around_verb(self, passage: _Passage, verb: re.Match[str]) -> Attribution | None:
        view, sentence = passage.view, passage.sentence
        denied = self._pack.denies.search(view, verb.start(), verb.end()) is not None
        speaker = self._after_verb(passage, verb)
        incise = speaker is not None
        if speaker is None:
            speaker = self._before_verb(passage, verb)
            # «…, police said.»: the sentence is told first, its teller last
            incise = speaker is not None and not view[verb.end() : sentence.end].strip(" .»”\"'")
        if speaker is None:
            return None
        # «Lors d'un sommet réunissant X, Y a déclaré que…»: what stands before the subject is not said by it
        start = sentence.start if incise else min(max(speaker.end, sentence.start), verb.start())
        return Attribution(start, sentence.end, "", speaker.key, verb.span(), speaker[1:], denied)

    def _after_verb(self, passage: _Passage, verb: re.Match[str]) -> _Speaker | None:
        """The subject of an inverted verb («, a indiqué la procureure», «, a-t-il ajouté»)."""
        view, sentence = passage.view, passage.sentence
        set_off = _SET_OFF.search(view, max(sentence.start, verb.start() - _SET_OFF_REACH), verb.start())
        if set_off is None or self._pack.relative.search(view, set_off.start(), set_off.end()):
            return None  # «…, où l'on dénombre une trentaine de blessés»
        if self._pack.pronoun_after.search(view, verb.start(), verb.end() + 8):
            return passage.before
        end = self._phrase_end(view, verb.end(), min(sentence.end, verb.end() + _OBJECT_REACH))
        named = self._named(passage, verb.end(), end)
        if named is None and self._pack.determiner.match(view, verb.end() + 1) and not self._has_subject(passage, verb):
            return self._phrase(view, verb.end(), end)
        return named

    def _has_subject(self, passage: _Passage, verb: re.Match[str]) -> bool:
        """«Le maire, Paul Durand, promet une table ronde»: no inversion, though a comma stands before the verb."""
        begin = max(passage.sentence.start, verb.start() - _SUBJECT_REACH)
        quoted = passage.view[begin : verb.start()].rstrip()[-1:] in _CLOSING
        return not quoted and self._named(passage, begin, verb.start(), last=True) is not None

    def _before_verb(self, passage: _Passage, verb: re.Match[str]) -> _Speaker | None:
        """The subject of a verb: named before it, or whom a pronoun takes up."""
        view, sentence = passage.view, passage.sentence
        begin = max(sentence.start, verb.start() - _SUBJECT_REACH)
        if self._pack.pronoun_before.search(view, begin, verb.start()):
            people = [e for e in passage.names if e.kind == "person" and e.end <= verb.start()]
            before = passage.before
            if before is None or (people and before.end <= sentence.start):
                return self._with_office(view, people[-1]) if people else None
            return before
        if self._is_of_an_area(passage, begin, verb):
            return None
        speaker = self._named(passage, begin, verb.start(), last=True)
        if speaker is None and self._pack.possessed.search(view, begin, verb.start()):
            return passage.before
        return speaker or self._lone_name(passage, begin, verb.start())

    def _is_of_an_area(self, passage: _Passage, begin: int, verb: re.Match[str]) -> bool:
        """Whether the subject is an area, which has what is counted and says nothing («la province de X compte…»)."""
        area = self._pack.areas.search(passage.view, begin, verb.start())
        return area is not None and self._pack.area_counts.fullmatch(verb.group()) is not None

    def _lone_name(self, passage: _Passage, begin: int, end: int) -> _Speaker | None:
        """A name of unknown kind right before a verb («l'Union des soignants a revendiqué»)."""
        start = passage.sentence.start
        if begin == start and (article := self._pack.determiner.match(passage.view, start)):
            # a capital after the article that opens the sentence
            head = passage.view[article.end() : end].lstrip(" '")
            if head[:1].isupper() and _NAME_GAP.fullmatch(f" {head}"):
                return self._phrase(passage.view, start, end)
        names = [e for e in passage.names if e.kind == "name" and begin <= e.start and e.end <= end]
        if not names or not _NAME_GAP.fullmatch(passage.view, names[-1].end, end):
            return None
        return _Speaker(names[-1].key, names[-1].start, names[-1].end)

    # ---- names

    def _named(self, passage: _Passage, start: int, end: int, *, last: bool = False) -> _Speaker | None:
        """The body, person or organisation named in a stretch."""
        view = passage.view

        def is_told(at: int) -> bool:
            return self._pack.told_to.search(view, max(start, at - 10), at) is not None

        bodies = [b for b in self._pack.body_pattern.finditer(view, start, end) if not is_told(b.start())]
        named = [e for e in passage.names if e.kind in ("person", "organisation") and start <= e.start and e.end <= end]
        people = [e for e in named if not is_told(e.start)]  # «a requis cinq ans contre Paul Garin»
        if bodies:
            body = bodies[-1] if last else bodies[0]
            person = next((p for p in people if 0 <= p.start - body.end() < 30), None)
            return _Speaker(self._body_key(view, body), body.start(), person.end if person else body.end())
        if people:
            return self._with_office(view, people[-1] if last else people[0])
        return None

    def _with_office(self, view: str, person: Entity) -> _Speaker:
        """A person, as the voice of the body that an apposition names."""
        body = self._pack.body_pattern.search(view, person.end, person.end + _APPOSED_REACH)
        if body is not None and _APPOSED.fullmatch(view, person.end, body.start()):
            return _Speaker(self._body_key(view, body), person.start, body.end())
        return _Speaker(person.key, person.start, person.end)

    def _body_key(self, view: str, body: re.Match[str]) -> str:
        """Key of a body; of one that an office of another names, the other's («directeur général de la police»)."""
        word = fold(body.group())
        kind = self._pack.bodies[word]
        if word in self._pack.offices:
            whole = self._pack.body_pattern.search(view, body.end(), body.end() + _CHARGE)
            if whole is not None and self._pack.belonging.fullmatch(view, body.end(), whole.start()):
                return self._body_key(view, whole)
        if kind == "ministry":
            word = self._charge(view, body) or word
            kind = _MINISTRIES.get(word, kind)
        return f"{kind}:{word}" if kind in _NARROW else kind

    def _charge(self, view: str, body: re.Match[str]) -> str | None:
        """What a ministry or its minister is in charge of, by one key in all languages («ministère de la Santé»)."""
        begin, end = max(0, body.start() - _CHARGE_BEFORE), self._phrase_end(view, body.end(), body.end() + _CHARGE)
        for key, match in self._pack.portfolios.matches(view, begin, end):
            if match.end() == body.start() - 1 or match.start() >= body.end():
                return key
        return None

    @staticmethod
    def _at_clause_head(passage: _Passage, at: int) -> bool:
        before = passage.view[passage.sentence.start : at].rstrip(' «"“')
        return not before or before[-1] in ".,;:("

    def _phrase_end(self, view: str, start: int, limit: int) -> int:
        stops = (_PHRASE_END.search(view, start, limit), self._pack.relative.search(view, start, limit))
        return min((stop.start() for stop in stops if stop), default=limit)


def _with_names(sentences: Iterable[Sentence], entities: Iterable[Entity]) -> Iterator[tuple[Sentence, list[Entity]]]:
    """Each sentence with the names that stand in it."""
    names = iter([*entities, None])
    name = next(names)
    for sentence in sentences:
        inside: list[Entity] = []
        while name is not None and name.start < sentence.end:
            if name.start >= sentence.start:
                inside.append(name)
            name = next(names)
        yield sentence, inside


def _quoted(view: str, sentences: Sequence[Sentence], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The sentences of a quotation that its speaker's words stand beside, before or behind it."""
    for quote in _QUOTE.finditer(view):
        inside = [s for s in sentences if s.start < quote.end() and quote.start() < s.end]
        if len(inside) < 2:
            continue
        said = next((a for a in found if 0 <= a.cue[0] - quote.end() < _BESIDE_QUOTE), None) or next(
            (
                a
                for a in found
                if 0 <= quote.start() - a.cue[1] < _BESIDE_QUOTE and ":" in view[a.cue[1] : quote.start()]
            ),
            None,
        )
        if said is None:
            continue
        for sentence in inside:
            start, end = max(sentence.start, quote.start()), min(sentence.end, quote.end())
            if not said.start <= start < said.end:
                yield replace(said, start=start, end=end)


@per_lexicon
def speaker_finder(lang: str) -> SpeakerFinder:
    """The speaker finder of a language, built once for the lexicons in force."""
    return SpeakerFinder(load_pack(lang))
