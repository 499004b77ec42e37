"""How many: people who took part, were killed, hurt, missing or arrested, and anything else that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.facts.context import OPENING, Context
from checker.facts.model import IN_HOSPITAL, PART, STATES, Attribute, Cue, Fact, Subject
from checker.facts.nouns import NOUN_REACH, Counted, after_blank, is_casualty_word, noun_of
from checker.facts.owners import owner_of, party_of
from checker.facts.scopes import capital_of, crowd_at, is_part, place_of, restrictions_of
from checker.language.model import Sentence
from checker.language.pack import Becoming, NounClass, fold
from checker.values.distribution import Trapezoid
from checker.values.model import Quantity, TimeValue, ValueMention

_REACH_BEFORE = 60
"""Characters before a number in which a word that governs it may stand."""
_REACH_AFTER = 90
"""Characters after a counted noun in which its verb may stand."""
_JUST_BEFORE = 30
"""Characters before a count in which a word stands that makes people of it («transportait 87 voyageurs»)."""
_SAID = 12
"""Characters between a verb of speech and the figure that it gives («parlent de 40 000»)."""
_FEW = 4
_NOBODY_REACH = 34
"""Characters between «aucun» and what happened to nobody."""
_AMONG = 24
"""Characters between «parmi eux», at the head of a sentence, and the count of some of them."""
_ELLIPSIS = 90
"""Characters between a count and a number alone that goes on counting the same («24 sièges, contre sept»)."""
_STATE: dict[str, Attribute] = {state: state for state in STATES}
"""The states of a toll by their names, which the classes that people may turn out to be of can bear too."""
_AGAIN = "again"
"""Kind of the cue that a figure takes up what was counted before."""
_BESIDE_SPEAKER = 2
"""Characters between a speaker and the figure that is given by naming him alone."""
_WHOLE, _STAGE = "whole", "stage"
"""Kinds of the cues that a figure is of all, and of those to whom a further thing happened."""
_ANSWER = 12
"""Characters before a figure that opens the answer to a question («Environ 60»)."""
_ENDS = ("lo", "hi")
"""What a range has two of."""
_COUNTS = frozenset({"number", "numberrange"})
_COUNTRIES = frozenset({"states", "delegations"})
"""Classes that a meeting counts by country; each may send several leaders, or none."""
_MEETING_CLASSES = frozenset({"leaders", "ministers", "advisers"}) | _COUNTRIES
_GATHERING_TYPES = frozenset({"summit", "protest"})


class CountExtractor:
    """Reads counts from one text, in order, so that a bare number can refer back to the count before it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: Fact | None = None
        self._last_paragraph = -1
        self._last_of_any: Fact | None = None
        self._last_whole: Fact | None = None

    def run(self) -> None:
        """Add the counts of the text to its context."""
        numbers = [
            (mention, value)
            for mention in self._context.analysis.values
            if isinstance(value := mention.value, Quantity) and value.kind in _COUNTS and not value.unit
        ]
        taken = {place for m in self._context.analysis.values for place in range(m.start, m.end)}
        ones = [pair for pair in self._ones() if pair[0].start not in taken]  # «trente et une interpellations»
        numbers = sorted([*numbers, *ones], key=lambda pair: pair[0].start)
        behind = 0
        for place, (mention, value) in enumerate(numbers):
            sentence = self._context.analysis.sentence_at(mention.start)
            if sentence is None or mention.start < behind:
                continue
            both = self._sum(mention, value, numbers[place + 1 : place + 2], sentence)
            whole = self._out_of(mention, numbers[place + 1 : place + 2], sentence) if both is None else None
            if both is not None:
                behind = both
            elif whole is not None:
                behind = whole.end
                self._count(mention, value, sentence, whole)
            else:
                self._count(mention, value, sentence)
        self._nobody()

    def _sum(
        self, mention: ValueMention, value: Quantity, following: list[tuple[ValueMention, Quantity]], sentence: Sentence
    ) -> int | None:
        """«sept hommes et huit femmes» dead or hurt are fifteen; where the sum ends, None where there is none."""
        if not following or following[0][0].start >= sentence.end:
            return None
        pack, view = self._context.pack, self._context.view
        first, second = (
            noun_of(self._context, mention, sentence, self._last),
            noun_of(self._context, following[0][0], sentence, self._last),
        )
        if first is None or second is None or fold(view[first.end : second.start].strip()) not in pack.sum_joins:
            return None
        kinds = {c.name for c in first.classes}, {c.name for c in second.classes}
        if not any((a in kinds[0] and b in kinds[1]) or (b in kinds[0] and a in kinds[1]) for a, b in pack.complements):
            return None
        text = self._context.analysis.text[first.start : second.end]
        total = _added(value, following[0][1])
        someone = pack.noun_classes(pack.someone, None)
        counted = Counted(ValueMention(first.start, second.end, text, total), someone, text, first.start, second.end)
        hurt = self._casualty(counted, sentence)
        found = hurt or self._becoming(counted, someone, sentence)
        if found is None:
            return None
        attribute, key, cues = found
        if hurt is not None:
            cues.append(Cue("computed", first.start, second.end, text))
        self._context.add(attribute, Subject(text, key), total, first.start, second.end, cues)
        return second.end

    def _out_of(
        self, mention: ValueMention, following: list[tuple[ValueMention, Quantity]], sentence: Sentence
    ) -> Counted | None:
        """«Trois des quatre malfaiteurs», "three of the four robbers": of the three, as the noun of the four says."""
        if not following or following[0][0].start >= sentence.end:
            return None
        whole, pack = following[0][0], self._context.pack
        gap = self._context.view[mention.end : whole.start].strip()
        if pack.out_of.fullmatch(gap) is None:
            return None
        noun = noun_of(self._context, whole, sentence, self._last)
        if noun is None or not noun.people or not noun.word:
            return None
        said = (pack.casualties[state].after.match(self._context.view, noun.end + 1) for state in STATES)
        if any(match and " " not in match.group() for match in said):
            return None  # «24 des 27 personnes interpellées sont en garde à vue»: that holds for the 27
        return Counted(mention, noun.classes, noun.word, mention.start, noun.end, noun.nation)

    def _ones(self) -> Iterator[tuple[ValueMention, Quantity]]:
        """«une personne est morte», «un mort», "a woman was killed": the article counts where someone is hurt."""
        view, analysis = self._context.view, self._context.analysis
        for match in self._context.pack.single.finditer(view):
            noun = match.end() + 1
            if is_casualty_word(self._context, noun, noun + NOUN_REACH) or self._context.pack.noun_pattern.match(
                view, noun
            ):
                value = Quantity("number", Trapezoid.point(1.0), 1.0)
                yield ValueMention(*match.span(), analysis.text[slice(*match.span())], value), value

    def _count(self, mention: ValueMention, value: Quantity, sentence: Sentence, of: Counted | None = None) -> None:
        """Add what a number counts, where the words around it say what that is; ``of`` is known from elsewhere."""
        counted = of or noun_of(self._context, mention, sentence, self._last)
        found = self._meaning(counted, sentence) if counted else None
        if counted is None or found is None:
            return
        attribute, key, cues = found
        key, restrictions, narrowing = self._narrowed(counted, attribute, key, sentence, cues)
        if of is not None and not any(c.name == key for c in of.classes):
            restrictions = tuple(
                r for r in restrictions if r != PART
            )  # of four robbers three, and all who are arrested
        subject = Subject(counted.word or self._label(), key, restrictions)
        cues = [*cues, *narrowing, *self._hedges(mention)]
        if attribute == "participants_count":
            cues += self._so_far(counted, sentence)
        fact = None
        for own, start, end in self._ends(mention, value) or [(value, counted.start, counted.end)]:
            fact = self._context.add(attribute, subject, own, start, end, cues)
        if fact is None:
            return
        if self._sums_up(counted, sentence):
            self._make_parts(fact)
        self._last_of_any = fact
        if PART not in restrictions and not is_part(self._context, counted, sentence):
            self._last_whole = fact
        if attribute != "count":
            self._last, self._last_paragraph = fact, sentence.paragraph

    def _so_far(self, counted: Counted, sentence: Sentence) -> list[Cue]:
        """The hour at which a crowd was counted («À 15 heures, ils étaient 5 000»), which may have grown since."""
        view = self._context.view
        for mention in self._context.analysis.values_in(sentence.start, counted.end + _SAID):
            opens = mention.start - sentence.start <= OPENING and view[mention.end : mention.end + 1] == ","
            hour = isinstance(mention.value, TimeValue) and mention.value.minutes is not None
            if hour and (opens or mention.start > counted.end):
                return [Cue("provisional", mention.start, mention.end, mention.text)]
        return []

    def _ends(self, mention: ValueMention, value: Quantity) -> list[tuple[Quantity, int, int]]:
        """The two figures of a range that are each another speaker's («3 000 ou 8 000, selon que l'on croie…»)."""
        if value.lo is None or value.hi is None:
            return []
        said = [a for a in self._context.analysis.attributions if mention.start <= a.start < a.end <= mention.end]
        if len(said) != len(_ENDS):
            return []
        ends = (Quantity("number", Trapezoid.point(end), end) for end in (value.lo, value.hi))
        return [(end, a.start, a.end) for end, a in zip(ends, said, strict=True)]

    def _meaning(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """Of what a count is: its attribute, the key of its subject and the words that say so; the surest first."""
        found = self._becoming(counted, counted.classes, sentence, instead=True) if counted.word else None
        found = found or self._casualty(counted, sentence) or self._asked(counted, sentence)
        found = found or self._of_those(counted, sentence) or self._being(counted, sentence)
        found = found or self._whole(counted, sentence) or self._in_all(counted, sentence)
        found = found or self._stage(counted, sentence)
        if found is not None or self._is_alone(counted):
            return found
        return (
            self._participants(counted, sentence)
            or self._counted_again(counted, sentence)
            or self._referring_back(counted, sentence)
            or self._gravely(counted, sentence)
            or self._announced(counted, sentence)
            or self._thing(counted, sentence)
            or self._them(counted, sentence)
            or self._apposed(counted, sentence)
            or self._elliptical(counted, sentence)
        )

    def _narrowed(
        self, counted: Counted, attribute: Attribute, key: str, sentence: Sentence, cues: Sequence[Cue]
    ) -> tuple[str, tuple[str, ...], list[Cue]]:
        """The key of a count's subject, what narrows it, and the words of the place that does."""
        if key == self._elided:
            return self._last_of_any.subject.key if self._last_of_any else "", (PART,), []
        restrictions, narrowing = restrictions_of(self._context, counted, attribute, sentence, self._last, cues)
        kind = cues[0].kind if cues else ""
        if kind == _STAGE:
            return key, self._of_the_last(restrictions, sentence), narrowing
        again = self._before_again(sentence) if kind == _AGAIN else None
        if again is not None:
            own = {r for r in restrictions if r.startswith("place:")}  # «À Toulouse, les syndicats en annoncent…»
            before = again.subject.restrictions
            restrictions = (*own, *(r for r in before if not own or not r.startswith("place:")))
        elif kind == "among":
            restrictions = tuple(r for r in restrictions if r != PART)
        elif key in self._context.pack.becomes and self._is_listed(counted):
            restrictions = (*restrictions, PART)  # «34 élèves et quatre professeurs étaient à bord»
        elif self._is_alone(counted) and counted.classes and not any(c.general for c in counted.classes):
            restrictions = (*restrictions, PART)  # «un homme a été arrêté»: one of those, not how many
        restrictions = tuple(sorted({*restrictions, *crowd_at(self._context, key, sentence)}))
        if not counted.word and kind != _AGAIN and self._last is not None and attribute == "participants_count":
            restrictions = restrictions or self._last.subject.restrictions
        return key, restrictions, narrowing

    def _is_listed(self, counted: Counted) -> bool:
        """Whether people of a kind are told in a row with others, and so are a part of those who are told of."""
        if not counted.people or any(c.general for c in counted.classes):
            return False
        view, joins = self._context.view, self._context.pack.sum_joins
        behind = next(self._context.analysis.values_in(counted.end, counted.end + _SAID), None)
        if behind is not None and fold(view[counted.end : behind.start].strip()) in joins:
            return True
        last = self._last_of_any
        return last is not None and last.end < counted.start and fold(view[last.end : counted.start].strip()) in joins

    def _of_the_last(self, restrictions: tuple[str, ...], sentence: Sentence) -> tuple[str, ...]:
        """What narrows those of whom a further thing is told: what narrows the figure that they are of."""
        last = self._last
        if last is None or last.sentence_start != sentence.start or any(r.startswith("place:") for r in restrictions):
            return restrictions
        places = [r for r in last.subject.restrictions if r.startswith("place:") or r == PART]
        return tuple(sorted({*places, *(r for r in restrictions if r != PART)}))

    def _is_alone(self, counted: Counted) -> bool:
        """Whether a count is an article, which may count nothing («un homme»)."""
        return self._context.pack.single.fullmatch(counted.mention.text) is not None

    def _label(self) -> str:
        last = self._last_of_any or self._last
        return last.subject.label if last else ""

    def _hedges(self, mention: ValueMention) -> list[Cue]:
        text = self._context.analysis.text
        return [Cue("hedge", start, end, text[start:end]) for start, end in mention.cues]

    # ---- what it means

    def _casualty(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """Killed, missing, hurt or arrested people, by noun, by the verb after or by the verb before."""
        view, pack, mention = self._context.view, self._context.pack, counted.mention
        behind = after_blank(self._context, mention.end)
        for state in STATES:
            direct = pack.casualties[state].nouns.match(view, behind, sentence.end)
            if direct and (not counted.people or counted.word in direct.group()):
                counted.end, counted.word = direct.end(), direct.group()
                return state, "persons", [self._context.cue("state", direct)]
        unknown = bool(counted.word) and not counted.classes
        if counted.word and not counted.people and not unknown:
            return None
        for state in STATES:
            before = pack.casualties[state].before.search(
                view, max(sentence.start, mention.start - _REACH_BEFORE), mention.start
            )
            if before and not self._is_speech(counted, before):
                return state, "persons", [Cue("state", *before.span(), before.group().strip())]
        governing = self._verb_after(counted, sentence)
        # whether an unknown noun is of people can only be told from words that are said of people alone
        return None if governing and unknown and governing[0] == "injured" else governing

    def _is_speech(self, counted: Counted, words: re.Match[str]) -> bool:
        """Whether words before a figure are those of who gives it ("organisers claimed 12,000")."""
        said = self._context.analysis.attribution_at(counted.start)
        return said is not None and said.cue[0] < words.end() and words.start() < said.cue[1]

    def _asked(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«Combien de blessés ? Douze.»: a figure that opens the answer to a question names what the question does."""
        if counted.word or not sentence.index or counted.start - sentence.start > _ANSWER:
            return None
        question = self._context.analysis.sentences[sentence.index - 1]
        if not self._context.view[question.start : question.end].rstrip().endswith("?"):
            return None
        return self._state_before(question.start, question.end)

    def _verb_after(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """The nearest verb after the noun that says what became of the people, before the clause ends."""
        view, pack = self._context.view, self._context.pack
        end = min(self._past_apposition(counted, sentence), counted.end + _REACH_AFTER)
        best: tuple[int, Attribute, re.Match[str]] | None = None
        kinds: list[tuple[str, Attribute]] = [*((s, s) for s in STATES), *((s, "injured") for s in IN_HOSPITAL)]
        for state, attribute in kinds:
            matches = pack.casualties[state].after.finditer(view, counted.end, end)
            match = next((m for m in matches if not self._is_of_next(counted, m)), None)
            if match and (best is None or match.start() < best[0]):
                best = (match.start(), attribute, match)
        if best is None or (not counted.word and best[0] - self._past_anaphora(counted) > 3):
            return None
        attribute = "killed" if self._died_elsewhere(counted, sentence, best[2]) else best[1]
        return attribute, "persons", [self._context.cue("state", best[2])]

    def _died_elsewhere(self, counted: Counted, sentence: Sentence, where: re.Match[str]) -> bool:
        """Whether the dead are told apart by where they died («51 ayant succombé sur place, quatre à l'hôpital»)."""
        last, pack, view = self._last, self._context.pack, self._context.view
        if counted.word or last is None or last.attribute != "killed" or last.sentence_start != sentence.start:
            return False
        at_once = where.start() - counted.end <= 1
        return at_once and pack.on_the_spot.search(view, last.end, counted.start) is not None

    def _is_of_next(self, counted: Counted, match: re.Match[str]) -> bool:
        """Whether a participle follows another count («35 passagers secourus à bord de cent trains arrêtés»)."""
        between = self._context.analysis.values_in(counted.end, match.start())
        others = [m for m in between if isinstance(m.value, Quantity) and m.value.kind in _COUNTS and not m.value.unit]
        if " " in match.group():  # «171 ont été secourus et 27 sont portés disparus»: of the number right before it
            return any(match.start() - m.end <= 1 for m in others)
        return bool(others)

    def _past_anaphora(self, counted: Counted) -> int:
        """Behind the words that say of whom the number is, and a verb («neuf d'entre eux demeurent…»)."""
        pack, view = self._context.pack, self._context.view
        of_them = pack.anaphora_after.match(view, counted.end)
        end = of_them.end() if of_them else counted.end
        verb = pack.word.match(view, end + 1)
        return verb.end() if verb and pack.verbal.fullmatch(fold(verb.group(1))) else end

    def _past_apposition(self, counted: Counted, sentence: Sentence) -> int:
        """The end of the clause, or of the one after an apposition («deux personnes, un adulte et un enfant, ont…»)."""
        view = self._context.view
        _, end = self._context.clause(counted.start, counted.end, sentence)
        second = view.find(",", end + 1, min(sentence.end, end + _REACH_BEFORE))
        if view[end : end + 1] != "," or second < 0:
            return end
        said = self._context.pack.said_of_people.match(view, second + 2)
        if end - counted.end > 2 and said is None:
            return end
        return self._context.clause(second + 1, second + 2, sentence)[1]

    def _participants(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """People who took part in a meeting or a demonstration."""
        view, pack = self._context.view, self._context.pack
        if self._context.event_type not in _GATHERING_TYPES:
            return None
        if not counted.word:
            return self._of_the_crowd(counted, sentence)
        names = {c.name for c in counted.classes}
        meeting = bool(names & _MEETING_CLASSES) and self._context.event_type == "summit"
        crowd = counted.people and self._context.event_type == "protest"
        if not meeting and not crowd:
            return None
        key = "countries" if meeting and names <= _COUNTRIES else "participants"
        noun = pack.gather_nouns.search(view, counted.start, counted.end)
        if noun:
            return "participants_count", key, [self._context.cue("participation", noun)]
        clause = self._context.clause(counted.start, counted.end, sentence)
        group = pack.led_pattern.search(view, clause[0], counted.start)
        if group and pack.led[fold(group.group())] == "coalition" and not self._names_the_meeting(sentence, clause[0]):
            return None  # «l'alliance rassemble 34 pays»: members, who need not have come
        reach = max(sentence.start, counted.start - _REACH_BEFORE)
        before = pack.gather_before.search(view, reach, counted.start)
        before = before or (pack.gathers.search(view, reach, counted.start) if meeting else None)
        if crowd and names & pack.keeps_order:
            before = None  # «le ministère a mobilisé 80 000 policiers»: they keep order, and march where a verb says so
        end = self._past_speakers(clause[1], sentence)
        reach = _REACH_AFTER + end - clause[1]
        after = pack.gather_after.search(view, counted.end, min(sentence.end, counted.end + reach))
        if before:
            return (
                "participants_count",
                key,
                [Cue("participation", counted.start - len(before.group()), counted.start, before.group())],
            )
        if after and after.start() <= end:
            return "participants_count", key, [self._context.cue("participation", after)]
        if crowd and any(c.general for c in counted.classes) and self._is_said_of_a_town(counted, sentence):
            return "participants_count", key, []
        if meeting and "states" not in names and self._names_the_meeting(sentence):
            return "participants_count", key, []
        return None

    def _past_speakers(self, end: int, sentence: Sentence) -> int:
        """Where a clause ends that is broken by who says so («2 000 selon la police, 5 000 selon X, ont défilé»)."""
        view, said = self._context.view, self._context.analysis.attributions
        while view[end : end + 1] == ",":
            comma = view.find(",", end + 1, sentence.end)
            if comma < 0 or not any(end < one.cue[0] < comma for one in said):
                break
            end = self._context.clause(comma + 1, comma + 2, sentence)[1]
        return end

    def _of_the_crowd(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«Ils étaient 15 000 à Toulouse»: a number alone, of a demonstration."""
        begin, value = max(sentence.start, counted.start - _JUST_BEFORE), counted.mention.value
        they = self._context.pack.they_are.search(self._context.view, begin, counted.start)
        they = they or self._numbered(counted, begin)
        many = isinstance(value, Quantity) and (value.value or value.allows.middle()) > _FEW
        crowd = self._context.event_type == "protest" and many
        return (
            ("participants_count", "participants", [self._context.cue("participation", they)])
            if they and crowd
            else None
        )

    def _numbered(self, counted: Counted, begin: int) -> re.Match[str] | None:
        """The verb behind a word for a crowd («Les manifestants étaient 3 000»)."""
        pack, view = self._context.pack, self._context.view
        verb = pack.numbering.search(view, begin, counted.start)
        nouns = pack.noun_pattern.finditer(view, begin, verb.start()) if verb else ()
        crowd = (n for n in nouns if any(c.general for c in pack.noun_classes(n.group(), self._context.event_type)))
        return verb if verb and any(verb.start() - noun.end() < 2 for noun in crowd) else None

    def _is_said_of_a_town(self, counted: Counted, sentence: Sentence) -> bool:
        """«À Toulouse, 8 000 personnes selon la préfecture»: no verb, but a town and who counted."""
        said = self._context.analysis.attribution_at(counted.start)
        if said is None or not 0 <= said.cue[0] - counted.end <= 2:
            return False
        return (
            place_of(self._context, counted, sentence, *self._context.clause(counted.start, counted.end, sentence))
            is not None
        )

    def _names_the_meeting(self, sentence: Sentence, start: int | None = None) -> bool:
        """Leaders counted in the sentence that names the meeting, or in the lead of an article on one."""
        pack, view = self._context.pack, self._context.view
        if start is None and (sentence.index == 0 or self._context.field == "title"):
            return True
        begin = sentence.start if start is None else start
        return any(
            pack.event_words.get(fold(m.group())) == "summit"
            for m in pack.event_pattern.finditer(view, begin, sentence.end)
        )

    def _referring_back(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """A number alone repeats the last count.

        Under a speaker of its own («…, 1 500 selon la CGT»), or as a part («473 interpellations, dont 203 à Paris»).
        """
        last = self._last
        if counted.word or last is None or sentence.paragraph - self._last_paragraph > 1:
            return None
        between = self._last_of_any
        if between is not None and between.sentence_start == sentence.start and between.cue(_STAGE):
            return None  # «…, 57 ont été placés en garde à vue, dont trois mineurs»
        pack, view = self._context.pack, self._context.view
        found: tuple[Attribute, str, list[Cue]] = (last.attribute, last.subject.key, [])
        if last.sentence_start == sentence.start and is_part(self._context, counted, sentence):
            return found
        said = self._context.analysis.attribution_at(counted.start)
        close = said is not None and (
            0 <= said.cue[0] - counted.end <= 2
            or 0 <= counted.start - said.cue[1] <= _SAID
            or counted.start <= said.cue[0] < counted.end  # "police estimated 15,000"
        )
        if last.attribute != "participants_count":
            of_another = said is not None and close and said.key != last.speaker
            return found if of_another and _same_size(counted.mention.value, last.value) else None
        referring = pack.gather_before.search(view, max(sentence.start, counted.start - 24), counted.start)
        here = counted.start, sentence.end
        if (referring or last.sentence_start == sentence.start) and (
            place_of(self._context, counted, sentence, *here) or capital_of(self._context, counted, sentence, here)
        ):
            return found  # «ils étaient 14 500 à Paris, 6 200 à Nantes»
        return found if (referring or close) and _same_size(counted.mention.value, last.value) else None

    def _counted_again(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«La préfecture en avait évoqué 40 000», "police put it at 40,000": the same, counted by another or before."""
        last, begin = self._before_again(sentence), max(sentence.start, counted.start - _REACH_BEFORE)
        if counted.word or last is None or counted.start - last.end > 4 * _REACH_AFTER:
            return None
        again = self._context.pack.counted_again.search(self._context.view, begin, counted.start)
        cue = self._context.cue(_AGAIN, again) if again else self._second_speaker(counted, last)
        return (last.attribute, last.subject.key, [cue]) if cue else None

    def _second_speaker(self, counted: Counted, last: Fact) -> Cue | None:
        """Who gives another figure of the same without a verb («… ont dénombré 6 000 marcheurs, la police 2 500»)."""
        analysis = self._context.analysis
        first, second = analysis.attribution_at(last.start), analysis.attribution_at(counted.start)
        if first is None or second is None or first.key == second.key or second.cue != second.speaker:
            return None
        begin, end = second.cue
        beside = last.end <= begin and counted.start - end <= _BESIDE_SPEAKER
        return Cue(_AGAIN, begin, end, analysis.text[begin:end]) if beside else None

    def _before_again(self, sentence: Sentence) -> Fact | None:
        """What is counted again: the last figure of a whole, unless its sentence has only one of a place before it.

        «La préfecture y a recensé 18 500 marcheurs, quand les organisateurs en annonçaient 40 000»: of that place too.
        """
        here, whole = self._last_of_any, self._last_whole
        if here is None or here.sentence_start != sentence.start or whole is None:
            return whole
        return here if whole.sentence_start != sentence.start and here.attribute == whole.attribute else whole

    def _them(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«Les malfaiteurs font irruption. Ils sont trois.», «Les braqueurs étaient trois»: people named beside it."""
        if counted.word:
            return None
        view, pack = self._context.view, self._context.pack
        begin = max(sentence.start, counted.start - _REACH_BEFORE)
        classes: list[NounClass] = []
        if they := pack.they_are.search(view, begin, counted.start):
            hurt = self._state_before(max(0, counted.start - 4 * _REACH_BEFORE), they.start())
            if hurt is not None:
                return hurt if self._ends_there(counted, sentence) else None
            classes = self._people(max(0, counted.start - 4 * _REACH_BEFORE), counted.start)[-1:]
            classes = classes or self._people(counted.end, counted.end + 4 * _REACH_BEFORE)[:1]
        elif number := pack.numbering.search(view, begin, counted.start):
            nouns = [m for m in pack.noun_pattern.finditer(view, begin, number.start()) if number.start() - m.end() < 2]
            classes = self._people(nouns[-1].start(), nouns[-1].end())[-1:] if nouns else []
        if not classes:
            return None
        return self._becoming(counted, classes, sentence) or ("count", classes[0].name, [])

    def _ends_there(self, counted: Counted, sentence: Sentence) -> bool:
        """Whether a number ends what is said («Ils sont 119.»), unlike «Ils sont 76 000 à attendre le courant»."""
        behind = self._context.view[counted.end : sentence.end].lstrip()
        said = self._context.analysis.attribution_at(counted.start)
        close = said is not None and 0 <= said.cue[0] - counted.end <= 2
        at = next(self._context.analysis.values_in(counted.end, min(counted.end + _SAID, sentence.end)), None)
        return not behind or not behind[0].isalnum() or close or (at is not None and isinstance(at.value, TimeValue))

    def _state_before(self, begin: int, end: int) -> tuple[Attribute, str, list[Cue]] | None:
        """What became of the people who are named last in a stretch («Le nombre de blessés monte. Ils sont 119.»)."""
        casualties, view = self._context.pack.casualties, self._context.view
        named: list[tuple[Attribute, re.Match[str]]] = [
            (s, noun) for s in STATES for noun in casualties[s].nouns.finditer(view, begin, end)
        ]
        if not named:
            return None
        state, noun = max(named, key=lambda one: one[1].end())
        return state, "persons", [self._context.cue("state", noun)]

    def _people(self, begin: int, end: int) -> list[NounClass]:
        """The classes of people named in a stretch, in the order of the text."""
        nouns = self._context.pack.noun_pattern.finditer(self._context.view, begin, end)
        of_each = (self._context.pack.noun_classes(noun.group(), self._context.event_type) for noun in nouns)
        return [c for classes in of_each for c in classes if c.people]

    def _apposed(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«Les secouristes, près de deux cents, ont atteint les caves»: the noun stands before, between commas."""
        view, pack = self._context.view, self._context.pack
        comma = view.rfind(",", sentence.start, counted.start)
        if (
            counted.word
            or comma < 0
            or view[comma + 1 : counted.start].strip()
            or view[counted.end : counted.end + 1] != ","
        ):
            return None
        state = self._state_before(max(sentence.start, comma - _REACH_BEFORE), comma)
        if state is not None and state[2][0].end == comma:
            return state  # «la plupart des morts, près de 800, …»
        nouns = pack.noun_pattern.finditer(view, max(sentence.start, comma - _REACH_BEFORE), comma)
        before = next((noun for noun in nouns if noun.end() == comma), None)
        if before is None:
            return None
        classes = pack.noun_classes(before.group(), self._context.event_type)
        return ("count", classes[0].name, []) if classes else None

    def _becoming(
        self, counted: Counted, classes: Sequence[NounClass], sentence: Sentence, *, instead: bool = False
    ) -> tuple[Attribute, str, list[Cue]] | None:
        """«1 200 personnes ont été évacuées»: people who turn out to be of a class, by the words around them.

        With ``instead``, only of those that hold whatever else the words may say.
        """
        view, begin = self._context.view, max(sentence.start, counted.start - _JUST_BEFORE)
        end = self._before_next(counted, sentence)
        for name, becoming in self._possible():
            if instead and not becoming.instead:
                continue
            if not any(c.name in becoming.of or (c.general and not becoming.things) for c in classes):
                continue
            match = becoming.after.search(view, counted.end, end)
            if match or becoming.before.search(view, begin, counted.start):
                return self._turned_out(name, match)
        return None

    def _turned_out(self, name: str, match: re.Match[str] | None) -> tuple[Attribute, str, list[Cue]]:
        """What people are found to be: of a class, or in a state that the type of event alone tells («recherchés»)."""
        cues = [self._context.cue("predicate", match)] if match else []
        state = _STATE.get(name)
        return (state, "persons", cues) if state else ("count", name, cues)

    def _announced(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«le nombre de cas atteint 47», «sur 38 partants, neuf ont abandonné»: words beside it tell of what."""
        view, begin = self._context.view, max(sentence.start, counted.start - _REACH_BEFORE)
        if counted.word or self._context.pack.single.fullmatch(counted.mention.text):
            return None
        for name, becoming in self._possible():
            if becoming.things:
                continue
            after = becoming.after.search(view, counted.end, min(sentence.end, counted.end + _REACH_AFTER))
            if after is not None and after.start() - counted.end > 2:
                after = None
            if after or becoming.before.search(view, begin, counted.start):
                return self._turned_out(name, after)
        return None

    def _possible(self) -> Iterator[tuple[str, Becoming]]:
        """The classes that people or things may turn out to be of in an article on this type of event."""
        for name, becoming in self._context.pack.becomes.items():
            if not becoming.only or self._context.event_type in becoming.only:
                yield name, becoming

    def _before_next(self, counted: Counted, sentence: Sentence) -> int:
        """How far behind a count words are said of it: not past a number alone («38 partants, neuf ont abandonné»).

        Nor past another count that it is told apart from («600 pompiers luttent et 60 soldats sont venus»).
        """
        end = min(sentence.end, counted.end + _REACH_AFTER)
        for mention in self._context.analysis.values_in(counted.end, end):
            if isinstance(mention.value, Quantity) and mention.value.kind in _COUNTS:
                other = noun_of(self._context, mention, sentence, self._last)
                if other is not None and (not other.word or self._is_apart(counted.end, mention.start)):
                    return mention.start
        return end

    def _is_apart(self, begin: int, end: int) -> bool:
        """Whether a verb in the plural, or a comma and no word for a part, stands between two counts."""
        pack, view = self._context.pack, self._context.view
        if any(pack.verbal.fullmatch(fold(word.group(1))) for word in pack.word.finditer(view, begin, end)):
            return True
        return "," in view[begin:end] and pack.part_before.search(view, begin, end) is None

    def _elliptical(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«24 sièges, contre sept pour X», «neuf d'entre eux», «339 ont été placées»: more of what was just counted.

        What it is a part of, or beside what it stands, is not known, so it is a fact that is not compared.
        """
        last = self._last_of_any
        if counted.word or last is None or last.value == counted.mention.value:
            return None
        if _is_out_of_scale(counted.mention.value, last.value):
            return None  # «58 000 salariés, a perdu 981 millions»
        view, pack = self._context.view, self._context.pack
        behind = counted.start - last.end
        name = last.subject.key.partition("@")[0]
        if name in pack.classes_of_party and behind <= _ELLIPSIS:  # «le Bloc 26 sièges, le Centre 14»
            owned = self._owned(name, counted, sentence)
            if owned is not None and owned != last.subject.key:
                return "count", owned, []
        here = last.sentence_start == sentence.start and behind <= _ELLIPSIS
        among = pack.anaphora_after.match(view, counted.mention.end) is not None and behind <= 4 * _ELLIPSIS
        return (last.attribute, self._elided, []) if here or among else None

    _elided = "…"
    """Stands for the key of a subject that is left out."""

    def _sums_up(self, counted: Counted, sentence: Sentence) -> bool:
        """Whether a figure is what those before it come to («…, ce qui porte le total à onze»)."""
        begin = max(sentence.start, counted.start - _REACH_BEFORE)
        return self._context.pack.sums_up.search(self._context.view, begin, counted.start) is not None

    def _make_parts(self, total: Fact) -> None:
        """Make the figures that a total sums up its parts («huit arrestations, ce qui porte le total à onze»)."""
        for fact in self._context.facts:
            alike = fact.attribute == total.attribute and fact.subject.key == total.subject.key
            if alike and fact.sentence_start == total.sentence_start and fact.end <= total.start:
                fact.subject = fact.subject.narrowed(PART)

    def _in_all(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«…, ce qui porte le total à onze», «et 173 dans tout le pays»: of the whole of what was just counted."""
        last, view = self._last_of_any, self._context.view
        if counted.word or last is None or last.sentence_start != sentence.start:
            return None
        whole = self._context.pack.everywhere.match(view, counted.end + 1, sentence.end)
        if whole is None and not self._sums_up(counted, sentence):
            return None
        return last.attribute, last.subject.key, [self._context.cue(_WHOLE, whole)] if whole else []

    def _stage(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«72 arrêtés, dont 57 ont été placés en garde à vue»: all those to whom something more happened."""
        if counted.word and not any(c.general for c in counted.classes):
            return None
        for name in self._context.pack.stages:
            behind = self._context.pack.anaphora_after.match(self._context.view, counted.mention.end)
            at = max(counted.end, behind.end() if behind else 0)
            match = self._context.pack.becomes[name].after.match(self._context.view, at + 1, sentence.end)
            if match is not None:
                return "count", name, [self._context.cue(_STAGE, match)]
        return None

    def _of_those(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«neuf personnes, dont un enfant, ont été tuées», «Parmi elles, deux enfants»: the children of them."""
        last, view = self._last, self._context.view
        narrow = counted.nation or (counted.people and not any(c.general for c in counted.classes))
        if not narrow or last is None or last.attribute not in STATES:
            return None
        part = self._context.pack.part_word
        among = last.cue("among")
        if counted.nation and among is not None and among.start >= sentence.start:
            return last.attribute, last.subject.key, [among]  # «parmi eux, 71 Suisses, 14 Français»
        if last.sentence_start == sentence.start:
            among = part.search(view, last.end, counted.start)
            if among is None or counted.start - among.end() > 3 or counted.start - last.end > _REACH_AFTER:
                return None
        else:
            among = part.search(view, sentence.start, min(counted.start, sentence.start + _AMONG))
            behind = (
                sentence.index and self._context.analysis.sentences[sentence.index - 1].start == last.sentence_start
            )
            first = next(self._context.analysis.values_in(sentence.start, counted.start), None)
            if among is None or not behind or counted.start - among.end() > _AMONG:
                return None
            if first is not None and first.end <= among.start():
                return None  # «Dix personnes, dont huit employés, …»: of the ten
        return last.attribute, last.subject.key, [self._context.cue("among", among)]

    def _being(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«Trois d'entre eux étaient des enfants», "six of the dead were children": the children of them."""
        last, view, pack = self._last, self._context.view, self._context.pack
        if last is None or last.attribute not in STATES or counted.start - last.end > 4 * _REACH_AFTER:
            return None
        at = counted.mention.end
        among = pack.anaphora_after.match(view, at) or pack.part_after.match(view, at + 1)
        being = pack.being.match(view, among.end() + 1) if among else None
        noun = pack.noun_pattern.match(view, being.end() + 1, sentence.end) if being else None
        if among is None or noun is None:
            return None
        classes = pack.noun_classes(noun.group(), self._context.event_type)
        if not classes or not classes[0].people or classes[0].general:
            return None
        counted.classes, counted.word, counted.end = classes, noun.group(), noun.end()
        killed = pack.casualties["killed"].nouns.search(view, among.start(), among.end())
        return "killed" if killed else last.attribute, last.subject.key, [self._context.cue("among", among)]

    def _whole(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«747 drones sur 810», "747 drones out of 810 launched": of how many the count before was a part."""
        last, view = self._last_of_any, self._context.view
        if last is None or last.sentence_start != sentence.start or last.end > counted.start:
            return None
        if self._context.pack.out_of.fullmatch(view[last.end : counted.start].strip(" ,")) is None:
            return None
        if counted.classes and counted.classes[0].name != last.subject.key:
            return None  # «53 abandons sur 120 partants»
        counted.word, counted.end = last.subject.label, counted.mention.end
        if "@" in last.subject.key:  # «55 sièges sur 101»: of all
            return last.attribute, "", []
        last.subject = last.subject.narrowed(PART)
        return last.attribute, last.subject.key, []

    def _gravely(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        """«dont quatre grièvement», «deux d'entre elles sont gravement atteintes»: how many are gravely hurt."""
        if counted.word:
            return None
        begin, end = self._context.clause(counted.start, counted.end, sentence)
        serious = self._context.pack.serious.search(self._context.view, begin, min(end, counted.end + 60))
        return ("injured", "persons", [self._context.cue("degree", serious)]) if serious else None

    def _thing(self, counted: Counted, sentence: Sentence) -> tuple[Attribute, str, list[Cue]] | None:
        if not counted.word or self._is_definite(counted, sentence):
            return None
        became = self._becoming(counted, counted.classes, sentence)
        if became is not None:
            return became
        if counted.classes:
            name = counted.classes[0].name
            if name in self._context.pack.settings and self._is_where(counted, sentence):
                return "count", "", []
            if name in self._context.pack.classes_of_someone:
                return "count", self._owned(name, counted, sentence) or f"noun:{name}", []
            return "count", name, []
        return "count", f"noun:{self._context.pack.singular(counted.word)}", []

    def _owned(self, name: str, counted: Counted, sentence: Sentence) -> str | None:
        """The key of a class of which everyone named has a count of their own: with whose it is."""
        whose = party_of if name in self._context.pack.classes_of_party else owner_of
        owner = whose(self._context, counted.start, counted.end, sentence)
        return f"{name}@{owner}" if owner else None

    def _is_where(self, counted: Counted, sentence: Sentence) -> bool:
        """«l'eau est impropre dans neuf communes»: where something is so, which the words do not count as such."""
        pack, view = self._context.pack, self._context.view
        before = view[max(sentence.start, counted.start - _SAID) : counted.start]
        if self._context.event_type in _GATHERING_TYPES or not pack.in_place.search(before):
            return False
        harm = (*pack.damage.values(), *pack.topics["area"].finders.values())
        hit = any(words.search(view, sentence.start, sentence.end) for words in harm)
        return not hit and not pack.event_pattern.search(view, sentence.start, sentence.end)

    def _is_definite(self, counted: Counted, sentence: Sentence) -> bool:
        """«les deux hommes», "both leaders": known from before, counted for no news."""
        value = counted.mention.value
        if not isinstance(value, Quantity) or (value.value or 0) > _FEW:
            return False
        begin = max(sentence.start, counted.start - _REACH_BEFORE)
        return self._context.pack.definite.search(self._context.view, begin, counted.start) is not None

    # ---- nobody

    def _nobody(self) -> None:
        """«Aucun blessé», "nobody was hurt": a count of zero."""
        pack, view = self._context.pack, self._context.view
        zero = Quantity("number", Trapezoid.point(0), 0.0)
        hedged = {m.start for m in self._context.analysis.values}  # "no more than 40 people were hurt"
        for match in pack.nobody.finditer(view):
            sentence = self._context.analysis.sentence_at(match.start())
            if sentence is None or match.start() in hedged:
                continue
            for state in STATES:
                words = pack.casualties[state]
                noun = words.nouns.match(view, after_blank(self._context, match.end()), sentence.end)
                verb = words.after.search(view, match.end(), min(sentence.end, match.end() + _NOBODY_REACH))
                said = noun or verb
                if said:
                    subject = Subject(said.group(), "persons")
                    self._context.add(state, subject, zero, match.start(), said.end(), firmness="actual")
                    break


def _added(one: Quantity, other: Quantity) -> Quantity:
    a, b = one.allows, other.allows
    allows = Trapezoid(
        a.support_low + b.support_low,
        a.core_low + b.core_low,
        a.core_high + b.core_high,
        a.support_high + b.support_high,
    )
    known = one.value is not None and other.value is not None
    return Quantity("number", allows, (one.value or 0) + (other.value or 0) if known else None)


def _is_out_of_scale(value: object, other: object) -> bool:
    """Whether a number is too large to be counted with another, or to be a part of it."""
    if not isinstance(value, Quantity) or not isinstance(other, Quantity):
        return False
    return value.allows.middle() > _OUT_OF_SCALE * (other.allows.middle() + 1)


_OUT_OF_SCALE = 1000
"""Times a number may be the one before it, and still be of the same."""


def _same_size(value: object, other: object) -> bool:
    """Whether two numbers may be counts of the same people, at most five times apart."""
    if not isinstance(value, Quantity) or not isinstance(other, Quantity):
        return False
    return 0.2 < (value.allows.middle() + 1) / (other.allows.middle() + 1) < 5
