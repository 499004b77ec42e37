"""A language pack: the lexicons of one folder of ``rules/languages/``, compiled once.

Nothing outside a pack's folder knows a word of its language.  Class, body, office, topic and event type
names are shared by all packs: through them «une vingtaine de dirigeants» meets "some 26 leaders".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from checker.errors import RuleError
from checker.language.finder import Choice, Finder, Vocabulary
from checker.lexicon import load_lexicon, per_lexicon
from checker.pack_files import check_language
from checker.resources import language_dir
from checker.values.normalise import unaccented

Turn = Literal["previous", "next"]
"""Where an event stands in a row of its kind, as told from the article's main event."""


@dataclass(frozen=True, slots=True)
class NounClass:
    """A class of nouns that stand for one another; see ``nouns.yaml``."""

    name: str
    people: bool
    general: bool
    only: tuple[str, ...] = ()


class Becoming(NamedTuple):
    """What makes people of a class out of people without one («1 200 personnes ont été évacuées»).

    Attributes:
        only: types of event in which it does.
        of: classes that it narrows too, besides people in general.
        things: whether it is said of things, and so of those classes alone.
        instead: whether it holds even where the same words elsewhere say that people are hurt («touchées»).
        after, before: words behind or before them that do.
    """

    only: frozenset[str]
    of: frozenset[str]
    things: bool
    instead: bool
    after: Finder
    before: Finder


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event and how it is called; see ``events.yaml``."""

    name: str
    label: str
    fixed: bool
    wide: bool = False
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Casualty:
    """How a pack says that people were killed, hurt, missing, arrested or taken to hospital."""

    nouns: Finder
    after: Finder
    before: Finder


class Pack:
    """The compiled lexicons of one language.

    Raises:
        RuleError: a file of the pack is missing or malformed.
    """

    def __init__(self, folder: Path) -> None:
        self.lang = folder.name
        self._folder = folder
        nouns = self._read("nouns")
        self._plurals = {str(plural): str(one) for plural, one in nouns["plurals"].items()}
        self.nouns, self.noun_pattern = self._noun_classes(nouns)
        self.becomes = {
            name: Becoming(
                frozenset(entry.get("only") or ()),
                frozenset(entry.get("of") or ()),
                bool(entry.get("things")),
                bool(entry.get("instead")),
                regexes(entry.get("after") or ()),
                regexes_then(entry.get("before") or (), r"\s*$"),
            )
            for name, entry in nouns["becomes"].items()
        }
        self.stages: tuple[str, ...] = tuple(nouns["stages"])
        self.between = frozenset(_fold(w) for w in nouns["between"])
        self.not_counted = frozenset(_fold(w) for w in nouns["not_counted"])
        self.anaphora_after = re.compile(rf"\s+(?:{phrases(nouns['anaphora']).pattern})", re.IGNORECASE)
        self.someone: str = nouns["someone"]
        self.they_are = regexes_then(nouns["they_are"], r"\s*$")
        self.numbering = regexes_then(nouns["numbering"], r"\s*$")
        self.being = regexes(nouns["being"])
        self.out_of = phrases(nouns["out_of"])
        self.clock_of = phrases_then(nouns["clock_of"], r"\s*$")
        self.settings = frozenset(nouns["settings"])
        self.definite = phrases_then(nouns["definite"], r"\s*$")
        self.sum_joins = frozenset(_fold(w) for w in nouns["sum_joins"])
        self.complements = tuple((str(a), str(b)) for a, b in nouns["complements"])
        self.single = regexes(nouns["single"])
        self.anaphora = frozenset(_fold(w) for w in nouns["anaphora"])
        self.part_before = phrases_then(nouns["part_before"], r"\s*(?:\w+\s+){0,2}$")
        self.part_word = phrases(nouns["part_before"])
        self.link = phrases_then(nouns["link"], r"\s*")
        self.joined_scale = phrases_then(nouns["joined_scales"], r"\s*$")
        self.number_of = regexes(nouns["number_of"])
        self.sums_up = regexes_then(nouns["sums_up"], r"[\s,]*$")
        self.everywhere = regexes(nouns["everywhere"])
        self.alone = phrases(nouns["alone"])
        self.limits_to, self.limited_by = re.compile(nouns["limits_to"]), re.compile(nouns["limited_by"])
        self.areas = phrases(nouns["areas"])
        self.area_counts = regexes_then(nouns["area_counts"], r"\s*$")
        self.entitled, self.entitled_before = (
            regexes(nouns["entitled"]),
            regexes_then(nouns["entitled_before"], r"\s*$"),
        )
        self.adding = regexes(nouns["adding"])
        self.own_ranks, self.nearly_all = regexes(nouns["own_ranks"]), phrases(nouns["nearly_all"])
        self.in_capital = regexes(nouns["in_capital"])
        self.own_area = regexes(nouns["own_area"])
        self.whole_before = regexes_then(nouns["whole_before"], r"\s*$")
        self.on_the_spot = regexes(nouns["on_the_spot"])
        self.part_of = phrases(nouns["part_of"])
        self.part_after = phrases(nouns["part_after"])
        self.verbal = regexes(nouns["verbal"])
        self.plural = re.compile(nouns["plural"])
        self.counted_again = regexes_then(nouns["counted_again"], r"\s*$")
        self.sizes = frozenset(nouns["sizes"])
        self.unharmed = frozenset(nouns["unharmed"])
        self.crowds = {
            key: {name: regexes(words) for name, words in scopes.items()} for key, scopes in nouns["crowds"].items()
        }
        self.apiece = regexes(nouns["apiece"])
        self.there = regexes(nouns["there"])
        self.outside = phrases(nouns["outside"])

        casualties = self._read("casualties")
        self.casualties = {
            state: Casualty(
                phrases(casualties[state]["nouns"]),
                regexes(casualties[state]["after"]),
                regexes_then(casualties[state].get("before", ()), r"\s*$"),
            )
            for state in ("killed", "injured", "missing", "arrested", "hospitalised", "intensive")
        }
        self.said_of_people = regexes(
            fragment
            for entry in (*(casualties[state] for state in self.casualties), *nouns["becomes"].values())
            for fragment in entry.get("after") or ()
        )
        self.casualty_nouns = phrases(word for state in self.casualties for word in casualties[state]["nouns"])
        self.damage = {name: regexes(words) for name, words in casualties["damage"].items()}
        self.additional = regexes(casualties["additional"])
        self.still = regexes(casualties["still"])
        self.cumulated = regexes(casualties["cumulated"])
        self.before_culprit = {
            "with-culprit": phrases(casualties["with_culprit"]),
            "without-culprit": phrases(casualties["without_culprit"]),
        }
        self.behind_culprit = {
            "with-culprit": phrases(casualties["culprit_with"]),
            "without-culprit": phrases(casualties["culprit_without"]),
        }
        self.culprit_died = regexes(casualties["culprit_died"])
        self.serious = regexes(casualties["serious"])
        self.light = regexes(casualties["light"])
        self.nobody = phrases(casualties["none"])

        events = self._read("events")
        self.event_types, self.event_pattern, self.event_words = self._event_types(events["types"], events["no_events"])
        self.names_alike = frozenset(events["names_alike"])
        self.many_events = frozenset(_fold(word) for word in events["many"])
        self.happens = regexes(events["happens"])
        self.acts = regexes(events["acts"])
        self.judged = regexes(events["judged"])
        self.background = regexes(events["background"])
        self.compared = regexes(events["compared"])
        self.worst_since = regexes(events["worst_since"])
        self.against = regexes(events["against"])
        self.more_than = regexes_then(events["more_than"], r"[^.;:]{0,20}$")
        self.ends = regexes(events["ends"])
        self.forthcoming = regexes(events["forthcoming"])
        self.moved = regexes(events["moved"])
        self.gather_before = regexes_then(events["gather_before"], r"\s*$")
        self.gather_after = regexes(events["gather_after"])
        self.keeps_order = frozenset(events["keeps_order"])
        self.gathers = regexes_then(events["gathers"], r"[^,;:.()\d]*$")
        self.aftershock = regexes(events["aftershocks"])
        self.another_shock = phrases_then(events["another_shock"], r"\s(?:[^\W\d_]+\s)?$")
        self.aftermath = regexes(events["aftermath"])
        self.pursued = regexes(events["pursued"])
        self.afterwards = regexes(events["afterwards"])
        self.elsewhere = regexes(events["elsewhere"])
        self.in_the_wake = regexes_then(events["in_the_wake"], r"\s?(?:\w+[\s'-]){0,2}$")
        self.issued = regexes(events["issued"])
        self.stood = regexes(events["stood"])
        self.clocks = {clock: regexes(words) for clock, words in events["clocks"].items()}
        self.half_time = regexes(events["half_time"])
        self.score_so_far = regexes_then(events["score_so_far"], r"\s$")
        self.then_so_far = regexes(events["then_so_far"])
        self.shoot_out = regexes(events["shoot_out"])
        self.gather_nouns = phrases(events["gather_nouns"])
        others = events["occasions"]
        self.day_to_noun = re.compile(rf"(?:{either(others['possessive'])})?\s(?:[^\W\d_]{{4,}}\s)?")
        self.occasion_kinds, self.occasion_nouns = _lexicon(others["nouns"])
        self.occasion_singulars = frozenset(_fold(w) for words in others["nouns"].values() for w in words)
        self.turn_before: dict[Turn, Finder] = {
            turn: phrases_then(others[turn], r"\s(?:[\w'-]+\s)?$") for turn in _TURNS
        }
        self.turn_after: dict[Turn, Finder] = {turn: phrases(others[turn]) for turn in _TURNS}
        self.attaches = frozenset(_fold(w) for w in others["attach"])
        self.recalled = phrases(others["recalled"])
        self.breaks = phrases(others["breaks"])

        speech = self._read("attribution")
        self.says_before = phrases(speech["before"])
        self.says_weakly = phrases(speech["weak_before"])
        self.again = phrases(speech["again"])
        self.same_source = phrases(speech["same_source"])
        self.determiner = phrases(speech["determiners"])
        self.nobody_speaks = frozenset(_fold(w) for w in speech["nobody"])
        self.says_verbs, self.says_participles = _verbs_of_speech(speech["verbs"])
        self.agent = phrases_then(speech["agent"], r"\s+")
        self.contrast = re.compile(speech["contrast"], re.IGNORECASE)
        self.bodies_by_name = {_fold(w): str(key) for key, words in speech["bodies_by_name"].items() for w in words}
        self.joins_speaker = re.compile(speech["joins_speaker"], re.IGNORECASE)
        self.each_own = regexes(speech["each_own"])
        self.reports = phrases(speech["reports"])
        pronouns = either(speech["pronouns"])
        self.pronoun_before = re.compile(rf"(?<![\w-])(?:{pronouns})\s+(?:[\w']+\s+){{0,3}}$", re.IGNORECASE)
        self.pronoun_after = re.compile(rf"-(?:t-)?(?:{pronouns})(?!\w)", re.IGNORECASE)
        self.possessed = phrases(speech["possessed"])
        self.denies = regexes(speech["denial"])
        self.relative = phrases(speech["relative"])
        self.told_to = phrases_then(speech["to"], r"\s*$")
        self.bodies, self.body_pattern = _lexicon(speech["bodies"])
        self.firmness = {
            name: regexes(speech[name])
            for name in (
                "conditional",
                "forecast",
                "target",
                "provisional",
                "final",
                "negation",
                "requested",
                "pronounced",
                "future",
            )
        }
        # of several the first decides
        weak = ("conditional", "target", "forecast", "future", "requested")
        self.less_than_actual = Choice({name: self.firmness[name] for name in weak})
        self.how_final = Choice({name: self.firmness[name] for name in ("provisional", "final")})
        self.subordinate = phrases(speech["subordinate"])

        relations = self._read("relations")
        self.led, self.led_pattern = _lexicon(relations["led"])
        self.singular_in_s = frozenset(_fold(w) for w in relations["singular_in_s"])
        self.leads = regexes(relations["leads"])
        self.led_by = regexes(relations["led_by"])
        self.hosts = regexes(relations["hosts"])
        self.hosted_by = regexes(relations["hosted_by"])
        self.wins = regexes(relations["wins"])
        self.genitive = re.compile(relations["genitive"])
        self.governments = {
            unaccented(_fold(place)): f"country:{code}"
            for code, places in relations["governments"].items()
            for place in places
        }
        self.capitals = {f"country:{code}": str(places[0]) for code, places in relations["governments"].items()}
        self.prosecution = regexes(relations["prosecution"])
        self.prosecutors = frozenset(relations["prosecutors"])
        self.asks = phrases(relations["asks"])
        self.court_offices = frozenset(relations["court_offices"])
        self.court_titles = phrases(relations["court_titles"])
        self.court_links = regexes_then(relations["court_links"], r"(?:\s|(?<='))$")
        self.appointed_as = re.compile(relations["appointed_as"])
        self.appointed, self.appoints = re.compile(relations["appointed"]), regexes_then(relations["appoints"], r"\s*$")
        self.prizes, self.prize_pattern = _lexicon(relations["prizes"])
        self.represents = regexes(relations["represents"])
        self.represented_by = regexes(relations["represented_by"])
        self.side_events = phrases(relations["side_events"])
        self.jointly = phrases(relations["jointly"])
        self.won_by = regexes(relations["won_by"])
        self.hosted_events: dict[str, str] = relations["hosted_events"]
        self.offices, _ = _lexicon(relations["offices"])
        # an adjective may stand inside: «la ministre danoise de la Défense»
        self.office_pattern = regexes(
            re.escape(w).replace(r"\ ", " ").replace(" ", r" ([^\W\d]+ )?", 1) for w in self.offices
        )
        self.office_heads = frozenset(_fold(w).split()[0] for words in relations["offices"].values() for w in words)
        self.portfolios = Choice({key: regexes(words) for key, words in relations["portfolios"].items()})
        self.vague_offices = frozenset(_fold(w) for w in relations["vague"])
        self.offices_of_a_country = frozenset(relations["of_a_country"])
        self.also_holds = {form: key for key, words in relations["also"].items() for w in words for form in (_fold(w),)}
        self.parties, self.party_pattern = _lexicon(relations["parties"])
        families = {key: [*relations["parties"].get(key, ()), *words] for key, words in relations["contenders"].items()}
        self.contenders, self.contender_pattern = _lexicon({**relations["parties"], **families})
        self.votes_gap, self.no_votes = _votes_gap(relations), re.compile(relations["no_votes"])
        self.estimated_votes = regexes(relations["estimated_votes"])
        self.votes_joined = re.compile(relations["votes_joined"])
        self.bar_before, self.bar_behind = regexes(relations["bar_before"]), regexes(relations["bar_behind"])
        self.party_offices = frozenset(relations["party_offices"])
        self.apposed = re.compile(relations["apposed"])
        self.holding = {key: regexes(words) for key, words in relations["holding"].items()}
        of_what = rf"(?:{either(relations['of_what'])})(?:\s|(?<='))"
        self.goes_on = re.compile(rf",\s(?={of_what})")
        self.phrase_ends = re.compile(rf"[.;:()«»\"“”\n]|,\s(?!{of_what})|\s[-–—]\s")
        self.office_links = frozenset(_fold(w) for w in relations["office_links"])
        self.offices_without_domain = frozenset(relations["one_in_a_story"])
        self.offices_of_the_company = {key: frozenset(types) for key, types in relations["of_the_company"].items()}
        self.local_offices = frozenset(relations["local"])
        self.single_offices = frozenset(relations["single"])
        self.former = phrases(relations["former"])
        self.no_more = phrases(relations["no_more"])
        behind = "|".join(rf"(?<=(?<![\w-]){re.escape(word)}-)" for word in relations["no_more"]) or "(?!)"
        self._prefixed = re.compile(rf"-(?:{behind})(?=[^\W\d_])", re.IGNORECASE)
        self.beside = regexes_then(relations["beside"], r"(?:\s|(?<='))$")
        self.party_led = frozenset(relations["party_led"])
        self.party_groups = frozenset(_fold(w) for w in relations["party_groups"])
        self.titles = phrases(relations["titles"])
        self.title_words = frozenset(_fold(w) for w in relations["titles"])
        self.join = frozenset(_fold(w) for w in relations["join"])
        self.attendance = {kind: regexes(words) for kind, words in relations["attendance"].items()}

        topics = self._read("topics")
        self.topics = {
            kind: Choice({name: regexes(words) for name, words in topics[kind].items()})
            for kind in ("amount", "percentage", "duration", "area", "dimension", "temperature", "moment")
        }
        self.aged_list = regexes(topics["aged_list"])
        the_one = rf"(?:{either(topics['the_one'])})(?:\s|(?<='))"
        self.age_after_name = re.compile(topics["age_after_name"], re.IGNORECASE)
        self.aged_before_name = re.compile(topics["aged_before_name"], re.IGNORECASE)
        self.age_to_name = re.compile(topics["age_to_name"], re.IGNORECASE)
        self.the_one = re.compile(rf"(?<!\w){the_one}$", re.IGNORECASE)
        self.aged_apposed = re.compile(topics["aged_apposed"])
        self.extremes = Choice({name: regexes(words) for name, words in topics["extremes"].items()})
        self.one_follows = re.compile(rf",\s{the_one}(?P<one>[^\W\d_]+)", re.IGNORECASE)
        self.aged_role = re.compile(
            rf"(?<!\w){the_one}(?:(?:{either(relations['no_more'])})[\s-]?)?(?P<one>[^\W\d_]+)"
            rf"(?:{topics['further']}){{0,2}}(?:{topics['age_after_name']})$",
            re.IGNORECASE,
        )
        self.list_opens, self.list_closes = re.compile(topics["list_opens"]), re.compile(topics["list_closes"])
        self.list_glue = frozenset(_fold(w) for w in topics["list_glue"])
        self.list_ends = frozenset(_fold(w) for w in topics["list_ends"])
        self.aged_now = re.compile(topics["aged_now"], re.IGNORECASE)
        self.born = regexes(topics["born"])
        self.span_opens = re.compile(topics["span_opens"], re.IGNORECASE)
        self.span_to = frozenset(_fold(w) for w in topics["span_to"])
        self.span_joins = frozenset(_fold(w) for w in topics["span_joins"])
        self.of_which = phrases_then(topics["of_which"], r"\s")
        self.one_alone = phrases(topics["one_alone"])
        self.suspended = regexes(topics["suspended"])
        self.divisions = regexes(topics["divisions"])
        self.recorded = regexes(topics["recorded"])
        self.bare_degrees: dict[str, str] = topics["bare_degrees"]
        self.measured_as = regexes_then(topics["measured_as"], r"\s?$")
        self.away_from = regexes(topics["away_from"])
        self.money_noun = re.compile(topics["money_noun"], re.IGNORECASE)
        self.within = phrases_then(topics["within"], r"\s(?:[\w']+\s){0,2}$")
        self.rival = re.compile(rf"\s{regexes(topics['rival']).pattern}\s", re.IGNORECASE)
        self.topics_against_others = frozenset(topics["against_others"])
        self.answers = Choice({name: regexes(words) for name, words in topics["answers"].items()})
        self.answers_before = {name: regexes_then(words, r"\s$") for name, words in topics["answers_before"].items()}
        self.referendum = phrases(topics["referendum"])
        self.options = {name: regexes(words) for name, words in topics["options"].items()}
        self.yearly_topics = frozenset(topics["yearly"])
        self.last_year = phrases(topics["last_year"])
        self.staged_topics = frozenset(topics["staged"])
        self.topics_after = frozenset(topics["after_only"])
        self.topics_before = frozenset(topics["before_only"])
        self.seats = {_fold(name): str(key) for name, key in topics["seats"].items()}
        self.topics_of_a_donor = frozenset(topics["of_a_donor"])
        self.scopes = {name: regexes(words) for name, words in topics["scopes"].items()}
        self.figure_again = phrases(topics["figure_again"])
        self.topics_of_the_first = frozenset(topics["of_the_first"])
        self.topics_of_someone = frozenset(topics["of_someone"])
        self.classes_of_someone = frozenset(nouns["of_someone"])
        self.classes_of_party = frozenset(nouns["of_party"])
        self.party_words = frozenset(_fold(w) for w in nouns["party_words"])
        self.topic_types = {name: frozenset(types) for name, types in topics["only"].items()}
        self._topics_of: dict[tuple[str, str | None], Choice] = {}
        self.up, self.down = regexes(topics["up"]), regexes(topics["down"])
        self.periods = Choice({name: regexes(words) for name, words in topics["periods"].items()})
        self.part_periods, self.whole_periods = (frozenset(topics[key]) for key in ("part_periods", "whole_periods"))
        self.in_session, self.at_close = regexes(topics["in_session"]), regexes(topics["at_close"])
        shares = topics["percentage"]
        self.topics_quoted, self.topics_of_level = (_named(topics[key], shares) for key in ("quoted", "levels"))
        self.topics_by_place = frozenset(topics["by_place"])
        self.topics_to_someone = frozenset(topics["to_someone"])
        self.paid_to = regexes(topics["paid_to"])
        self.level_before = regexes_then(topics["level_before"], r"\s*$")
        self.topics_rising = frozenset(topics["rising"])
        self.topics_of_a_holder = frozenset(topics["of_a_holder"])
        self.stock_of = phrases_then(topics["stock_of"], r"\s?")

        self.names = self._read("names")
        self.capitalised = frozenset(unaccented(_fold(w)) for w in self.names["capitalised"])
        self.in_place = phrases_then(self.names["locative_strong"], r"\s*$")
        # «le sommet de Londres»: a preposition of belonging places an event when it follows the event's noun
        of = either(self.names["locative_of"])
        self.of_place = re.compile(rf"[^\W\d_]\s(?:{of})\s?$", re.IGNORECASE)
        self.belonging = re.compile(rf"\s(?:{of})\s?$", re.IGNORECASE)
        self.sites = phrases(
            form
            for kind in ("streets_before", "streets_after", "venues", "venues_after")
            for word in self.names[kind]
            for form in plural_forms(_fold(word))
        )
        self.named_venues = phrases(self.names["named_venues"])
        self.venue_families = {
            form: str(family)
            for family, words in self.names["venue_families"].items()
            for word in words
            for form in plural_forms(_fold(word))
        }
        self.venues_of_towns = frozenset(self.names["venues_of_towns"])
        self.compass = {_fold(w): str(point) for point, words in self.names["compass"].items() for w in words}
        kinds = ("streets_before", "streets_after", "venues", "venues_after")
        self.streets_before = frozenset(unaccented(_fold(w)) for w in self.names["streets_before"])
        self.site_words = frozenset(unaccented(_fold(w)) for kind in kinds for w in self.names[kind])
        self.departs, self.arrives = regexes(relations["departs"]), regexes(relations["arrives"])
        self.demonyms = {
            code: frozenset(form for word in words for form in plural_forms(word))
            for code, words in self.names["demonyms"].items()
        }
        self.people_of = frozenset[str]().union(*self.demonyms.values())
        self.country_of_people = {word: code for code, words in self.demonyms.items() for word in words}
        own = (name for names in self.names["countries"].values() for name in names if name.islower())
        self.adjectives = phrases({*own, *self.people_of})
        self.nationality_to_name = re.compile(self.names["nationality_to_name"])
        self.one_of_a_country = re.compile(self.names["one_of_a_country"])
        self.not_of_people = frozenset(self.names["not_of_people"])
        text = self._read("text")
        self.abbreviations = frozenset(text["abbreviations"])
        self.elisions = tuple(text["elisions"])
        elided = "|".join(re.escape(e) for e in self.elisions)
        self.word = re.compile(
            rf"(?:(?i:{elided})')?([^\W\d_]+(?:[-'][^\W\d_]+)*)" if elided else r"([^\W\d_]+(?:[-'][^\W\d_]+)*)"
        )
        self.function_words = frozenset(text["function_words"])
        self.vocabulary = Vocabulary()

    def detached(self, view: str) -> str:
        """A view in which what says that something is no more is a word of its own («ex-ministre»: «ex ministre»)."""
        return self._prefixed.sub(" ", view)

    def singular(self, word: str) -> str:
        """What a noun that no lexicon holds and its plural share; only used to tell such nouns apart."""
        folded = _fold(word)
        end = next((end for end in self._plurals if folded.endswith(end)), "") if len(folded) > _SHORT else ""
        return folded.removesuffix(end) + self._plurals[end] if end else folded

    def topics_of(self, kind: str, event_type: str | None) -> Choice:
        """The topics of a kind that make sense in an article on a type of event."""
        found = self._topics_of.get((kind, event_type))
        if found is None:
            only = self.topic_types
            finders = self.topics[kind].finders
            found = Choice({n: words for n, words in finders.items() if n not in only or event_type in only[n]})
            self._topics_of[kind, event_type] = found
        return found

    def noun_classes(self, word: str, event_type: str | None) -> tuple[NounClass, ...]:
        """The classes of a noun in an article on a type of event: those of that type first, other types' not at all."""
        classes = self.nouns[fold(word)]
        own = [c for c in classes if event_type in c.only]
        return (*own, *(c for c in classes if not c.only))

    def _read(self, name: str) -> Any:
        path = self._folder / f"{name}.yaml"
        return _Strict(load_lexicon(self.lang, name), path)

    @staticmethod
    def _noun_classes(data: Mapping[str, Any]) -> tuple[dict[str, tuple[NounClass, ...]], Finder]:
        """Every form of every noun with its classes, and one pattern that finds them all."""
        found: dict[str, list[NounClass]] = {}
        for name, entry in data["classes"].items():
            noun_class = NounClass(
                str(entry.get("as", name)),
                bool(entry.get("people")),
                bool(entry.get("general")),
                tuple(entry.get("only", ())),
            )
            for word in entry["words"]:
                for form in plural_forms(_fold(str(word))):
                    found.setdefault(form, []).append(noun_class)
        return {form: tuple(classes) for form, classes in found.items()}, phrases(found)

    def has_trait(self, event_type: str | None, trait: str) -> bool:
        """Whether events of a type are of some nature; see ``events.yaml``."""
        kind = self.event_types.get(event_type or "")
        return kind is not None and trait in kind.traits

    @staticmethod
    def _event_types(
        data: Mapping[str, Any], no_events: Iterable[str]
    ) -> tuple[dict[str, EventType], Finder, dict[str, str]]:
        types: dict[str, EventType] = {}
        words = {form: "" for word in no_events for form in plural_forms(_fold(str(word)))}
        for name, entry in data.items():
            traits = frozenset(map(str, entry.get("traits") or ()))
            flags = bool(entry.get("fixed")), bool(entry.get("wide"))
            types[name] = EventType(name, str(entry["label"]), *flags, traits)
            for word in entry["words"]:
                for form in plural_forms(_fold(str(word))):
                    words.setdefault(form, name)
        return types, phrases(words), words


class _Strict(dict[str, Any]):
    """A mapping whose missing keys are an error of the file that it came from."""

    def __init__(self, data: dict[str, Any], path: Path) -> None:
        super().__init__(data)
        self._path = path

    def __missing__(self, key: str) -> Any:
        raise RuleError(str(self._path), f"the key '{key}' is missing")


@per_lexicon
def load_pack(lang: str) -> Pack:
    """The pack of a language, loaded once for the lexicons in force.

    Raises:
        RuleError: there is no such pack, or a file of it is malformed.
    """
    check_language(lang)
    return Pack(language_dir(lang))


def phrases(words: Iterable[str]) -> Finder:
    """A finder of literal phrases, whole words only."""
    return Finder(re.escape(word).replace(r"\ ", " ") for word in words)


def regexes(fragments: Iterable[str]) -> Finder:
    """A finder of regular expressions over words; a blank stands for any white space."""
    return Finder(fragments)


def phrases_then(words: Iterable[str], tail: str) -> Finder:
    """A finder of literal phrases and what must follow them, such as the end of the stretch before a place."""
    return Finder((re.escape(word).replace(r"\ ", " ") for word in words), tail)


def regexes_then(fragments: Iterable[str], tail: str) -> Finder:
    """The same of regular expressions."""
    return Finder(fragments, tail)


def _named(patterns: Iterable[str], names: Iterable[str]) -> frozenset[str]:
    """The names that are given, or begin as one that ends in a star («rate-*»)."""
    wanted = tuple(patterns)
    return frozenset(n for n in names if any(n == p or (p[-1] == "*" and n.startswith(p[:-1])) for p in wanted))


def either(words: Iterable[str]) -> str:
    """An expression for one of some words, for none where there are none."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words) or r"(?!)"


def _verbs_of_speech(data: Mapping[str, Any]) -> tuple[Finder, Finder]:
    """Verbs of speech that have a subject, and their participles, which are said of something."""
    finite = [f"{stem}({'|'.join(data['er_finite'])})" for stem in data["er"]] + data["finite"]
    done = [f"{stem}({'|'.join(data['er_participles'])})" for stem in data["er"]] + data["participles"]
    # «a-t-il ajouté», «avait également indiqué»; «a été estimé» is a passive, nobody's own words
    auxiliary, passive = "|".join(data["auxiliaries"]), "|".join(data["passive"]) or "(?!)"
    gap = rf"(-(t-)?\w+)? ((?!({passive}) )[\w']+ ){{0,3}}?"
    joined = "|".join(sorted(done, key=len, reverse=True))
    behind = [f"({auxiliary}){gap}({joined})"] if auxiliary and joined else []
    return Finder([*finite, *behind]), Finder(f"{d}e?s?" for d in done)


def _votes_gap(relations: Mapping[str, Any]) -> re.Pattern[str]:
    """What stands between a party and its share: of whom it is, a bracket, a comma, or that it has it."""
    of = either(relations["votes_of"])
    stand, at, get = ("|".join(relations[f"votes_{part}"]) or r"(?!)" for part in ("stand", "at", "get"))
    of_whom = rf"(?:\s\([\w/-]{{2,8}}\))?(?:\s(?:{of})(?:\s|(?<='))[^,;:()\d]{{2,40}},)?"
    has_it = rf"(?:,?\s(?:{stand}))?,?\s(?:{at})\s|\s(?:{get})\s"
    return re.compile(rf"{of_whom}(?:(?:\s[^,;:()\d]{{2,30}})?\s\(|,\s|{has_it})")


def _lexicon(data: Mapping[str, Iterable[str]]) -> tuple[dict[str, str], Finder]:
    """Words to their key, plurals included, and the pattern that finds them."""
    found: dict[str, str] = {}
    for key, words in data.items():
        for word in words:
            for form in plural_forms(_fold(str(word))):
                found.setdefault(form, key)
    return found, phrases(found)


def plural_forms(word: str) -> tuple[str, ...]:
    """A lower-case noun and its regular plurals, in French and English spelling.

    Every word of an expression may take the mark («garde à vue», «gardes à vue» is listed; «chef d'état»,
    «chefs d'état» is found): only the first word and the last are inflected, which covers both languages.
    """
    head, blank, rest = word.partition(" ")
    heads = (head, *_plurals(head))
    middle, gap, last = rest.rpartition(" ")
    tails = (rest, *(middle + gap + plural for plural in _plurals(last))) if rest else ("",)
    forms = {first + blank + tail for first in heads for tail in tails}
    # capitals are often printed without their accents: «le chef de l'Etat», «l'Elysée»
    return tuple(sorted(forms | {_CAPITAL_ACCENT.sub(lambda m: unaccented(m.group()), form) for form in forms}))


_SHORT = 3
"""Letters up to which a noun is taken as it stands."""
_TURNS: tuple[Turn, ...] = ("previous", "next")
_CAPITAL_ACCENT = re.compile(r"(?<![^\W_])[éèêëàâîïôù]")


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith(("s", "x", "z")):
        return ()
    if word.endswith("al"):
        return (word + "s", word[:-2] + "aux")
    if word.endswith(("au", "eu")):
        return (word + "x",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word + "s", word[:-1] + "ies")
    if word.endswith(("ch", "sh")):
        return (word + "es",)
    return (word + "s",)


def _fold(word: str) -> str:
    return " ".join(word.replace("’", "'").lower().split())


def fold(text: str) -> str:
    """Lower case, straight apostrophes, single blanks: how the pack's words are looked up."""
    return _fold(text)
