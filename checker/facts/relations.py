"""Who holds which office, who leads what, who attended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.facts.context import Context
from checker.facts.model import Names, Subject
from checker.facts.standing import extract_standings
from checker.language.finder import Finder
from checker.language.model import Entity, Sentence
from checker.language.offices import Office, is_adjective, offices, says_of_what
from checker.language.pack import Pack, fold
from checker.values.normalise import unaccented

_LEADERS = frozenset({"person", "country", "organisation"})
_TERRITORIES = frozenset({"city", "place", "region", "country"})
_COMPLEMENT = 30
"""Characters before a name in which the words stand that make it a complement («l'envoyé spécial de X»)."""
_ADJOINED = 9
"""Characters that a word after an office takes («le secrétaire général adjoint de l'ONU»)."""
_APPOSITION = re.compile(r",\s[^,.;:]{1,50},\s")
"""What may part a name from its verb («Anna Roux, partie civile, était présente»)."""
_OPENS = 8
"""Characters of a sentence before the country that it opens with («Au Portugal, …»)."""
_REACH = 90
_ENDS_LIST = frozenset('.;:()«»"')
"""Marks that no list of names goes on across."""


def extract_relations(context: Context) -> None:
    """Add office holders, what is said of people, leaders and attendees: nothing where a text names nobody."""
    if not context.analysis.entities:
        return
    held: list[Office] = []
    if any(entity.kind == "person" for entity in context.analysis.entities):
        held = offices(context.analysis)
        _holders(context, held)
        extract_standings(context, held)
    _led_by(context)
    _leads(context)
    _hosts(context)
    _winners(context)
    _prosecution(context, held)
    _represents(context)
    _attendees(context)


def _said(context: Context, words: Finder) -> Iterator[tuple[re.Match[str], Sentence, list[Entity]]]:
    """Each match of some words with its sentence and the names in it."""
    for match in words.finditer(context.view):
        sentence = context.analysis.sentence_at(match.start())
        if sentence is not None and match.end() <= sentence.end:
            yield match, sentence, list(context.analysis.entities_in(sentence.start, sentence.end))


# ---- offices


def _holders(context: Context, held: Sequence[Office]) -> None:
    pack = context.pack
    new = Counter(key for key, _ in {(o.key, o.holder.key) for o in held if o.new and o.holder is not None})
    for office in held:
        person, domain = office.holder, office.domain
        if person is None or person.named:
            continue
        if office.new:
            # who is given an office is not set against who leaves it
            where = domain if office.of is not None and office.of.kind in _TERRITORIES else ""
            known = where != "" or office.key not in pack.local_offices
            one = office.key in pack.single_offices and new[office.key] == 1 and known
            _add_holder(context, office, Subject(office.words.group(), f"new:{office.key}@{where}" if one else ""))
            continue
        if domain is None and office.key in pack.local_offices:
            domain = context.event_place  # «le maire, X» is that of the town where it happened
        if domain is None and office.key in pack.offices_without_domain:
            domain = _country_at_the_head(context, office)
        # of which office of several, or of what, nobody can tell: a fact all the same, but not to be compared
        types = pack.offices_of_the_company.get(office.key, ())
        if context.event_type in types and domain in (None, _most_named(context)):
            domain = ""
        if office.key in pack.offices_without_domain and office.of is not None and office.of.kind in ("name", "region"):
            domain = ""  # «le secrétaire général de l'Alliance»: of what the story is about
        one = office.key in pack.single_offices and (domain is not None or office.key in pack.offices_without_domain)
        key = _of_a_party(context, office) or (f"{office.key}@{domain or ''}" if one else "")
        _add_holder(context, office, Subject(office.words.group(), key))


def _of_a_party(context: Context, office: Office) -> str | None:
    """Key of the head of a party, or of its members in parliament («la présidente du groupe RN»)."""
    pack, view = context.pack, context.view
    if office.key not in pack.party_led:
        return None
    party = pack.party_pattern.search(view, office.words.end(), office.words.end() + _OF_PARTY)
    if party is None:
        return None
    gap = [fold(word).rstrip("'") for word in view[office.words.end() : party.start()].split()]
    if not gap or gap[0] not in pack.office_links or any(w not in pack.office_links | pack.party_groups for w in gap):
        return None
    level = "group" if pack.party_groups.intersection(gap) else "party"
    return f"{level}-{office.key}@party:{pack.parties[' '.join(party.group().lower().split())]}"


_OF_PARTY = 40
"""Characters behind an office in which the party stands that it is of."""


def _country_at_the_head(context: Context, office: Office) -> str | None:
    """The country that a sentence opens with, whose offices it speaks of («Au Portugal, le Premier ministre, X»)."""
    sentence = context.analysis.sentence_at(office.words.start())
    if sentence is None:
        return None
    first = next(context.analysis.entities_in(sentence.start, office.words.start()), None)
    opens = first is not None and first.kind == "country" and first.start - sentence.start <= _OPENS
    if first is None or not opens or first.adjective or context.view[first.end : first.end + 1] != ",":
        return None
    return first.key if context.pack.in_place.search(context.view, sentence.start, first.start) else None


def _add_holder(context: Context, office: Office, subject: Subject) -> None:
    person = office.holder
    if person is not None:
        value = Names((person.key,), (person.text,))
        cues = [context.cue("office", office.words)]
        context.add("role_holder", subject, value, person.start, person.end, cues, "actual", said=False)


def _most_named(context: Context) -> str | None:
    """The company that a text on a company names most."""
    names = Counter(e.key for e in context.analysis.entities if e.kind in ("name", "organisation"))
    return names.most_common(1)[0][0] if names else None


# ---- leaders


def _led_by(context: Context) -> None:
    """«une coalition dirigée par X et Y»."""
    pack, view = context.pack, context.view
    for verb, sentence, names in _said(context, pack.led_by):
        group = _last(pack.led_pattern, view, max(sentence.start, verb.start() - 60), verb.start())
        leaders = _list_after(context, verb.end(), names)
        if not leaders:
            continue
        apart = group is not None and verb.start() - group.end() > len(" ,")
        if group is not None and not (apart and _is_plural(pack, group.group())):
            _add_leaders(context, group, leaders, verb)
        elif (implied := pack.hosted_events.get(context.event_type or "")) is not None:
            _add_leader(context, Subject("", implied), leaders, verb)


def _is_plural(pack: Pack, group: str) -> bool:
    """Whether a word for a group stands in the plural."""
    head = fold(group).split()[0]
    return head.endswith("s") and head not in pack.singular_in_s


def _leads(context: Context) -> None:
    """«X et Y dirigent la coalition», «X est à la tête d'une coalition»."""
    pack, view = context.pack, context.view
    for verb, sentence, names in _said(context, pack.leads):
        group = pack.led_pattern.search(view, verb.end(), min(sentence.end, verb.end() + 40))
        if group is None or any(c in ",;:." for c in view[verb.end() : group.start()]):
            continue
        leaders = _list_before(context, verb.start(), names)
        if not leaders:
            continue
        jointly = pack.jointly.search(view, group.end(), min(sentence.end, group.end() + _JOINTLY)) is not None
        _add_leaders(context, group, leaders, verb, complete=not jointly)


_JOINTLY = 25
"""Characters behind a group in which it may be told that others lead it too."""


def _add_leaders(
    context: Context, group: re.Match[str], leaders: list[Entity], verb: re.Match[str], *, complete: bool = True
) -> None:
    key = context.pack.led[fold(group.group())]
    countries = list(context.analysis.entities_in(group.start() - _OF_COUNTRY, group.end() + _OF_COUNTRY))
    of = next(
        (e for e in countries if e.kind == "country" and 1 in (group.start() - e.end, e.start - group.end())), None
    )
    subject = Subject(group.group(), f"{key}@{of.key}" if of else key)  # «la délégation ukrainienne»
    _add_leader(context, subject, leaders, verb, complete=complete)


_OF_COUNTRY = 25
"""Characters around a group in which the country that it is of stands."""


def _add_leader(
    context: Context, subject: Subject, leaders: list[Entity], verb: re.Match[str], *, complete: bool = True
) -> None:
    value = Names(tuple(sorted({e.key for e in leaders})), tuple(e.name for e in leaders), complete)
    cues = [context.cue("leads", verb)]
    context.add("leader", subject, value, leaders[0].start, leaders[-1].end, cues, "actual")


def _hosts(context: Context) -> None:
    """«une réunion organisée par X», «à l'invitation de X», «X a ouvert une réunion»."""
    pack, view = context.pack, context.view
    for verb, sentence, names in _said(context, pack.hosted_by):
        hosts = _list_after(context, verb.end(), names)
        if hosts:
            before = _last(pack.led_pattern, view, max(sentence.start, verb.start() - _GROUP_REACH), verb.start())
            behind = pack.led_pattern.search(view, hosts[-1].end, min(sentence.end, hosts[-1].end + _GROUP_BEHIND))
            _add_hosts(context, before or behind, hosts, verb)
    for verb, sentence, names in _said(context, pack.hosts):
        group = pack.led_pattern.search(view, verb.end(), min(sentence.end, verb.end() + _GROUP_REACH))
        if group is None or any(c in ",;:." for c in view[verb.end() : group.start()]):
            continue
        hosts = _list_before(context, verb.start(), names)
        if hosts:
            _add_hosts(context, group, hosts, verb)


_GROUP_REACH, _GROUP_BEHIND = 60, 30
"""Characters before and behind a word of hosting in which the meeting stands."""


def _add_hosts(context: Context, group: re.Match[str] | None, hosts: list[Entity], verb: re.Match[str]) -> None:
    """Who hosts a meeting is not who leads what meets; without its noun the article's own meeting is meant."""
    key = context.pack.led[fold(group.group())] if group else context.pack.hosted_events.get(context.event_type or "")
    if key is None:
        return
    value = Names(tuple(sorted({e.key for e in hosts})), tuple(e.name for e in hosts))
    subject = Subject(group.group() if group else "", f"host-{key}")
    cues = [context.cue("hosts", verb)]
    context.add("leader", subject, value, hosts[0].start, hosts[-1].end, cues, "actual")


def _winners(context: Context) -> None:
    """«X a remporté la finale», «une course remportée par X», in the lead.

    Of which race among several nobody can tell, so that elsewhere winners are not compared.
    """
    pack, view = context.pack, context.view
    won: list[tuple[str, re.Match[str], Sentence, list[Entity]]] = []
    for verb, sentence, names in _said(context, pack.wins):
        prize = pack.prize_pattern.search(view, verb.end(), min(sentence.end, verb.end() + _PRIZE_REACH))
        key = pack.prizes[fold(prize.group())] if prize else ""
        won.append((key, verb, sentence, _list_before(context, verb.start(), names)))
    for verb, sentence, names in _said(context, pack.won_by):
        prize = pack.prize_pattern.search(view, max(sentence.start, verb.start() - _GROUP_REACH), verb.start())
        key = pack.prizes[fold(prize.group())] if prize else ""
        won.append((key, verb, sentence, _list_after(context, verb.end(), names)))
    people = [(key, verb, s, [e for e in names if e.kind == "person"]) for key, verb, s, names in won]
    given = Counter(key for key, _ in {(key, e.key) for key, _, _, names in people for e in names})
    for key, verb, sentence, winners in people:
        if winners:
            value = Names(tuple(sorted({e.key for e in winners})), tuple(e.name for e in winners))
            own = key and context.in_lead(sentence) and given[key] == 1 and context.is_event("contest")
            subject = Subject(verb.group(), f"winner@{key}" if own else "")
            cues = [context.cue("wins", verb)]
            context.add("role_holder", subject, value, winners[0].start, winners[-1].end, cues)


_PRIZE_REACH = 40
"""Characters behind a verb of winning in which what is won stands."""


def _prosecution(context: Context, held: Sequence[Office]) -> None:
    """Who asks for the sentence at a trial, where it is one person: «le ministère public, représenté par X»."""
    if context.event_type != "trial":
        return
    pack = context.pack
    found = [
        (entity, verb)
        for verb, _, names in _said(context, pack.prosecution)
        for entity in _list_after(context, verb.end(), names)
        if entity.kind == "person"
    ]
    for office in held:
        sentence = context.analysis.sentence_at(office.words.start())
        if sentence is None or office.holder is None or office.key not in pack.prosecutors:
            continue
        start, end = max(0, sentence.start - _ASKED_REACH), sentence.end + _ASKED_REACH
        if pack.asks.search(context.view, start, end):
            found.append((office.holder, office.words))
    if len({entity.key for entity, _ in found}) == 1:
        for entity, words in found:
            _add_leader(context, Subject("", "prosecution"), [entity], words)


def _represents(context: Context) -> None:
    """Who stands for a country at a meeting: «X représentait la France», «la France était représentée par X»."""
    pack = context.pack
    if context.event_type not in pack.hosted_events:
        return
    for verb, _, names in _said(context, pack.represents):
        people = [e for e in _list_before(context, verb.start(), names) if e.kind == "person"]
        of = next((e for e in names if 0 < e.start - verb.end() <= _ARTICLE), None)
        _add_representative(context, of, people, verb)
    countries = (e for e in context.analysis.entities if e.kind == "country" and not e.adjective)
    for country in countries:
        verb = pack.represented_by.match(context.view, country.end + 1)
        sentence = context.analysis.sentence_at(country.start)
        if verb is not None and sentence is not None and verb.end() <= sentence.end:
            names = list(context.analysis.entities_in(sentence.start, sentence.end))
            people = [e for e in _list_after(context, verb.end(), names) if e.kind == "person"]
            _add_representative(context, country, people, verb)


def _add_representative(context: Context, of: Entity | None, people: list[Entity], verb: re.Match[str]) -> None:
    if of is not None and of.kind == "country" and not of.adjective and len(people) == 1:
        _add_leader(context, Subject(of.text, f"represents@{of.key}"), people, verb)


_ARTICLE = 5
"""Characters that an article takes before a country («représentait les États-Unis»)."""
_ASKED_REACH = 150
"""Characters around a prosecutor's sentence in which it is told what he asks for."""


# ---- attendance


_SIDE_REACH = 30
"""Characters behind a verb of attendance in which what is attended stands."""


def _attendees(context: Context) -> None:
    """Each name that a word of attendance is said of: present, remote, represented or absent."""
    if context.event_type is None:
        return
    pack = context.pack
    taken: list[tuple[int, int]] = []
    for polarity, words in pack.attendance.items():
        for verb, _, names in _said(context, words):
            if any(s < verb.end() and verb.start() < e for s, e in taken):
                continue
            if pack.side_events.search(context.view, verb.end(), verb.end() + _SIDE_REACH):
                continue  # «X a boudé le dîner du sommet»
            taken.append(verb.span())
            for entity in _list_before(context, verb.start(), names) or _list_after(context, verb.end(), names):
                value = Names((entity.key,), (entity.name,), complete=False, polarity=polarity)
                subject = Subject(entity.name, entity.key)
                # the words that can disagree are those of attendance, not the name
                context.add("attendee", subject, value, verb.start(), verb.end(), [context.cue(polarity, verb)])


# ---- lists of names


def _list_before(context: Context, at: int, names: list[Entity]) -> list[Entity]:
    """The names joined by commas and «et» that end right before an offset."""
    found: list[Entity] = []
    edge = at
    for entity in _who(context, reversed([e for e in names if e.end <= at]), of=False):
        gap = context.view[entity.end : edge]
        begin = max(0, entity.start - _COMPLEMENT)
        if not _joins(context, gap, first=not found) or (found and _is_complement(context, entity)):
            break
        if found and context.pack.beside.search(context.view, begin, entity.start):
            break  # «face à la Russie, X et Y ont convoqué un sommet»
        found.append(entity)
        edge = entity.start
    return found[::-1]


def _who(context: Context, names: Iterable[Entity], *, of: bool = True) -> Iterator[Entity]:
    """The names that may lead or be there; a capital or a palace stands for its government («Londres»).

    It does not where it says where something is, or (unless ``of``) of what: «la conférence de Paris».
    """
    pack, view = context.pack, context.view
    for entity in names:
        government = pack.governments.get(unaccented(fold(entity.text)))
        begin = max(0, entity.start - _COMPLEMENT)
        if government is not None and not (
            pack.in_place.search(view, begin, entity.start)
            or (not of and pack.belonging.search(view, begin, entity.start))
        ):
            yield entity._replace(kind="country", key=government)
        elif entity.kind in _LEADERS and not entity.adjective and not _qualifies(context, entity):
            yield entity


def _qualifies(context: Context, entity: Entity) -> bool:
    """Whether a people's name only tells of which country an office is ("Haitian Prime Minister X")."""
    pack, view = context.pack, context.view
    return entity.text.lower() in pack.people_of and pack.office_pattern.match(view, entity.end + 1) is not None


def _is_complement(context: Context, entity: Entity) -> bool:
    """«l'envoyé spécial de X, Y»: X says whose envoy Y is, and is not in the list."""
    if context.pack.genitive.match(context.view, entity.end):
        return True  # «Canada's foreign minister, X»
    before = context.view[max(0, entity.start - _COMPLEMENT) : entity.start]
    link = context.pack.belonging.search(before)
    if link is None:
        return False
    end = entity.start - len(link.group())
    offices = context.pack.office_pattern.finditer(context.view, max(0, end - 60), end)
    return any(end - m.end() <= _ADJOINED for m in offices)


def _list_after(context: Context, at: int, names: list[Entity]) -> list[Entity]:
    """The names joined by commas and «et» that begin right after an offset."""
    found: list[Entity] = []
    edge = at
    for entity in _who(context, (e for e in names if e.start >= at)):
        if _is_complement(context, entity):
            continue
        gap = context.view[edge : entity.start]
        if not _joins(context, gap, first=not found) and not (not found and _introduces(context, gap)):
            break
        found.append(entity)
        edge = entity.end
    return found


def _introduces(context: Context, gap: str) -> bool:
    """Whether a gap is the office of the name that it ends at («par la puissante ministre chargée du Climat, X»)."""
    office = _last(context.pack.office_pattern, gap, 0, len(gap))
    plain = len(gap) <= _REACH and "\n" not in gap and _ENDS_LIST.isdisjoint(gap)
    return office is not None and plain and says_of_what(context.analysis, gap[office.end() :])


def _joins(context: Context, gap: str, *, first: bool) -> bool:
    """Whether a gap holds only articles, joins and offices, so that the list goes on across it."""
    if first and _APPOSITION.fullmatch(gap):
        return True
    if not _ENDS_LIST.isdisjoint(gap):
        return False
    office = context.pack.office_pattern.search(gap)
    if office and says_of_what(context.analysis, gap[office.end() :]):
        gap = gap[: office.start()]  # «par la ministre canadienne du Développement, X»
    if len(gap) > _REACH or "\n" in gap:
        return False
    bare = context.pack.office_pattern.sub(" ", gap)
    words = [w for w in re.findall(r"[\w'-]+", fold(bare)) if w not in context.pack.join]
    joined = first or "," in gap or any(w in context.pack.join for w in fold(gap).split())
    return joined and all(
        w.rstrip("'") in context.pack.function_words or len(w) <= 3 or is_adjective(context.analysis, w) for w in words
    )


def _last(pattern: Finder, view: str, start: int, end: int) -> re.Match[str] | None:
    found = list(pattern.finditer(view, start, end))
    return found[-1] if found else None
