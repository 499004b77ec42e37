"""What a disagreement means: conflict, divergence, update, imprecision, or nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.articles import Article
from checker.events.link import merge
from checker.facts.model import Fact
from checker.pipeline import CheckOptions, rules_in_force, tell
from checker.report import Report
from checker.rules.judge import Judgement, judge
from tests.support.reading import article, report, sides, verdicts


def story(
    text: str, source: str, published: str | None = "2026-03-17", *, title: str = "", lang: str = "fr"
) -> Article:
    moment = None if published is None else datetime.fromisoformat(published)
    return article(text, title=title, source=source, lang=lang, published=moment)


def found(*articles: Article) -> list[tuple[str, str]]:
    return [(f.rule, f.verdict) for f in report(*articles).findings]


SUMMIT = "{} dirigeants ont participé samedi 14 mars au sommet de Dunkerque sur l’érosion des plages."
CRASH = "L’accident de car survenu lundi 16 mars à Nax a fait {} morts, près du pont de la Lienne."
MARCH = "{} personnes ont défilé samedi 14 mars à Nantes, {}, pour la défense des soins et de l’hôpital."


# ---- one pair, one verdict


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Quatorze", "Vingt-six", [("participants-count", "conflict")]),
        ("Une vingtaine de", "Une trentaine de", [("participants-count", "conflict")]),
        ("Plus de trente", "Une vingtaine de", [("participants-count", "conflict")]),
        ("Quatorze", "14", []),
        ("Quatorze", "Une quinzaine de", []),
        ("Vingt-deux", "Une vingtaine de", []),
        ("Au moins dix", "Quatorze", []),
    ],
)
def test_participants_of_a_meeting(one, two, expected):
    assert found(story(SUMMIT.format(one), "A"), story(SUMMIT.format(two), "B")) == expected


def test_both_texts_are_quoted():
    left, right = story(SUMMIT.format("Quatorze"), "A"), story(SUMMIT.format("Vingt-six"), "B")
    (finding,) = report(left, right).findings
    assert sides(finding) == [["Quatorze dirigeants"], ["Vingt-six dirigeants"]]
    assert (finding.level, finding.attribute, finding.status) == ("error", "participants_count", "new")
    assert "Quatorze dirigeants" in finding.message
    assert "Vingt-six dirigeants" in finding.message


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (("quatre", "2026-03-20"), ("sept", "2026-03-20"), [("killed", "conflict")]),
        (("quatre", "2026-03-16"), ("sept", "2026-03-18"), [("killed", "update")]),
        (("sept", "2026-03-16"), ("quatre", "2026-03-18"), [("killed", "update")]),
        (("quatre", "2026-03-16T09:00"), ("sept", "2026-03-16T19:00"), [("killed", "update")]),
        (("quatre", None), ("sept", None), [("killed", "update")]),
        (("quatre", "2026-03-16"), ("quatre", "2026-03-18"), []),
        (("au moins quatre", "2026-03-20"), ("sept", "2026-03-20"), []),
    ],
)
def test_tolls(one, two, expected):
    left, right = (story(CRASH.format(n), s, p) for (n, p), s in ((one, "A"), (two, "B")))
    assert found(left, right) == expected


@pytest.mark.parametrize(
    ("one", "two", "published", "expected"),
    [
        ("1 400", "1 424", "2026-03-18", [("killed", "update")]),
        ("1 424", "1 400", "2026-03-18", []),
        ("1 400", "1 424", "2026-03-17", []),
    ],
)
def test_a_large_toll_that_rises_is_no_rounding(one, two, published, expected):
    assert found(story(CRASH.format(one), "A"), story(CRASH.format(two), "B", published)) == expected


def test_a_toll_that_calls_itself_provisional_is_replaced():
    left = story(
        "Premier bilan provisoire : quatre morts dans l’accident de car de Nax, lundi 16 mars.", "A", "2026-03-20"
    )
    right = story("Bilan définitif de l’accident de car de Nax, lundi 16 mars : sept morts.", "B", "2026-03-20")
    assert found(left, right) == [("killed", "update")]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (("900", "selon la police"), ("2 500", "selon la CGT"), [("turnout", "divergence")]),
        (("900", "selon la police"), ("900", "selon la CGT"), []),
        (("900", "selon la police"), ("Environ 900", "selon la police"), []),
        (("900", "selon la police"), ("2 500", "selon la police"), [("turnout", "conflict")]),
    ],
)
def test_police_and_unions(one, two, expected):
    assert found(story(MARCH.format(*one), "A"), story(MARCH.format(*two), "B")) == expected


def test_a_divergence_is_a_warning_and_names_both():
    left, right = story(MARCH.format("900", "selon la police"), "A"), story(MARCH.format("2 500", "selon la CGT"), "B")
    (finding,) = report(left, right).findings
    assert finding.level == "warning"
    assert {m.attributed_to for s in finding.sides for m in s.mentions} == {"police", "CGT"}


def test_barely_compatible_is_an_imprecision():
    left, right = story(SUMMIT.format("Dix-sept"), "A"), story(SUMMIT.format("Une vingtaine de"), "B")
    (finding,) = report(left, right).findings
    assert (finding.verdict, finding.level) == ("imprecision", "info")
    assert 0.5 <= finding.agreement < 0.75


# ---- what is not compared


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (CRASH.format("sept"), CRASH.format("sept") + " Deux morts sont des enfants."),
        (CRASH.format("sept"), CRASH.format("sept") + " Parmi eux, deux pompiers sont morts."),
        (CRASH.format("sept"), CRASH.format("sept") + " En 2019, un accident y avait déjà fait vingt morts."),
        (CRASH.format("sept"), CRASH.format("sept") + " La police dément que vingt personnes aient été tuées."),
        (SUMMIT.format("Quatorze"), SUMMIT.format("Quatorze") + " L’alliance compte trente-quatre pays."),
        (SUMMIT.format("Quatorze"), SUMMIT.format("Quatorze") + " Le sommet précédent avait réuni neuf dirigeants."),
        (SUMMIT.format("Quatorze"), SUMMIT.format("Quatorze") + " Le sommet d’avril devrait réunir trente dirigeants."),
    ],
)
def test_another_scope_or_time_is_no_disagreement(one, two):
    assert found(story(one, "A", "2026-03-20"), story(two, "B", "2026-03-20")) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            SUMMIT.format("Quatorze"),
            SUMMIT.format("Vingt-six") + " Quatorze dirigeants étaient au sommet la veille.",
        ),
        (CRASH.format("quatre"), CRASH.format("sept") + " Le bilan était de quatre morts à midi."),
        (
            "L’accident de car s’est produit lundi 16 mars à Nantes, avec Ana Roques et Luc Ferrand à bord.",
            "L’accident de car s’est produit lundi 16 mars à Rennes, loin de Nantes, avec Ana Roques et Luc Ferrand.",
        ),
    ],
)
def test_who_gives_the_others_value_too_tells_two_things_apart(one, two):
    assert [v for _, v in found(story(one, "A", "2026-03-20"), story(two, "B", "2026-03-20")) if v == "conflict"] == []


# ---- inside one article


def test_a_title_against_its_body():
    text = SUMMIT.format("Vingt-six")
    (finding,) = report(
        story(text, "A", title="Sommet de Dunkerque : quatorze dirigeants au chevet des plages")
    ).findings
    assert (finding.rule, finding.verdict) == ("title-body", "conflict")
    assert {m.field for s in finding.sides for m in s.mentions} == {"title", "body"}


def test_a_weekday_against_its_date():
    (finding,) = report(story(SUMMIT.format("Quatorze").replace("samedi", "jeudi"), "A")).findings
    assert (finding.rule, finding.verdict, sides(finding)) == ("weekday-date", "conflict", [["jeudi"], ["14 mars"]])


def test_who_leads_in_one_article():
    text = "La Norvège dirige la coalition. Cette coalition, menée par la Norvège et le Danemark, se réunit jeudi."
    (finding,) = report(story(text, "A")).findings
    assert (finding.rule, sides(finding)) == ("leader", [["Norvège"], ["Norvège et le Danemark"]])


QUIET = (
    SUMMIT.format("Une vingtaine de"),
    CRASH.format("quatre"),
    MARCH.format("900", "selon la police"),
    "Selon la police, 900 personnes ont défilé samedi à Nantes, 2 500 selon la CGT.",
    "L’incendie de lundi a fait onze blessés, dont quatre grièvement, rue des Lilas à Nantes.",
    "Le rachat porte sur 72 % du capital, pour 420 millions d’euros ; les ventes ont augmenté de 6 %.",
)


@pytest.mark.parametrize("text", QUIET)
def test_an_article_agrees_with_itself(text):
    one = story(text, "A")
    again = story(text, "B", "2026-03-18")
    inner = {f.rule for f in report(one).findings}
    assert inner <= {"turnout"}  # the article that gives the figures of two speakers
    assert {rule for rule, _ in found(one, again)} <= inner


@pytest.mark.parametrize("text", QUIET)
def test_the_same_file_twice_is_no_disagreement(text):
    one = story(text, "A")
    assert report(one, one).findings == report(one).findings


# ---- order


STORIES = (
    story(SUMMIT.format("Quatorze"), "A"),
    story(SUMMIT.format("Une quinzaine de") + " Lars Holm a participé au sommet.", "B", "2026-03-18"),
    story(SUMMIT.format("Vingt-six") + " Lars Holm était absent du sommet.", "C"),
    story(CRASH.format("quatre"), "A", "2026-03-16"),
    story(CRASH.format("sept"), "B", "2026-03-18"),
    story(CRASH.format("neuf"), "C", "2026-03-18"),
    story(MARCH.format("900", "selon la police"), "A"),
    story(MARCH.format("2 500", "selon la CGT"), "B"),
)


def findings(given: Report) -> list[tuple[object, ...]]:
    return [
        (
            *(f.rule, f.verdict, f.level, f.event, f.agreement, f.fingerprint),
            *(frozenset((m.article, m.field, m.start, m.end) for m in s.mentions) for s in f.sides),
        )
        for f in given.findings
    ]


REFERENCE = findings(report(*STORIES))


def test_there_is_something_to_order():
    assert {verdict for _, verdict, *_ in REFERENCE} >= {"conflict", "divergence"}


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(STORIES))
def test_the_order_of_articles_changes_no_finding(order):
    assert findings(report(*order)) == REFERENCE


# ---- fingerprints


def test_a_fingerprint_outlives_a_move_in_the_text():
    left, right = story(SUMMIT.format("Quatorze"), "A"), story(SUMMIT.format("Vingt-six"), "B")
    moved = story("\n\n  " + SUMMIT.format("Vingt-six"), "B")
    moved.id = right.id
    assert [f.fingerprint for f in report(left, right).findings] == [
        f.fingerprint for f in report(left, moved).findings
    ]


def test_a_fingerprint_outlives_a_rewording():
    left, right = story(SUMMIT.format("Quatorze"), "A"), story(SUMMIT.format("Vingt-six"), "B")
    reworded = story(SUMMIT.format("26"), "B")
    reworded.id = right.id
    assert [f.fingerprint for f in report(left, right).findings] == [
        f.fingerprint for f in report(left, reworded).findings
    ]


def test_another_value_has_another_fingerprint():
    left, right = story(SUMMIT.format("Quatorze"), "A"), story(SUMMIT.format("Vingt-six"), "B")
    other = story(SUMMIT.format("Vingt-sept"), "B")
    other.id = right.id
    assert report(left, right).findings[0].fingerprint != report(left, other).findings[0].fingerprint


def test_the_language_of_messages_changes_words_only():
    left, right = story(SUMMIT.format("Quatorze"), "A"), story(SUMMIT.format("Vingt-six"), "B")
    french, english = report(left, right), report(left, right, messages="en")
    assert findings(french) == findings(english)
    assert french.findings[0].message != english.findings[0].message


def test_across_languages():
    left = story(SUMMIT.format("Quatorze") + " Lars Holm et Vera Lund ont parlé.", "A")
    right = story(
        "Twenty-six leaders attended the Dunkerque summit on Saturday 14 March. Lars Holm and Vera Lund spoke.",
        "B",
        lang="en",
    )
    (finding,) = report(left, right).findings
    assert (finding.verdict, sides(finding)) == ("conflict", [["Quatorze dirigeants"], ["Twenty-six leaders"]])


def test_days_of_publication_are_days():
    """A date and a moment of the same day are the same time of statement."""
    left = article(CRASH.format("quatre"), source="A", published=date(2026, 3, 20))
    right = article(CRASH.format("sept"), source="B", published=datetime(2026, 3, 20, 18, 30))
    assert found(left, right) == [("killed", "conflict")]


def test_a_later_article_that_recalls_the_earlier_toll_is_an_update():
    early = article("L’attaque de Nantes a fait deux morts jeudi soir.", published=date(2026, 3, 20))
    late = article(
        "Deux personnes étaient mortes jeudi soir dans l’attaque de Nantes. Le bilan est désormais de cinq morts.",
        source="Le Quai",
        published=date(2026, 3, 25),
    )
    assert verdicts(early, late, rule="killed") == ["update"]


def test_one_hour_on_two_clocks_is_no_conflict():
    local = article("L’accident s’est produit lundi à 18 h 30 à Nantes.")
    zulu = article("L’accident s’est produit lundi à 17 h 30 GMT à Nantes.", source="Le Quai")
    other = article("L’accident s’est produit lundi à 17 h 05 à Nantes.", source="Le Quai")
    assert verdicts(local, zulu, rule="event-time") == []
    assert verdicts(local, other, rule="event-time") == ["conflict"]


def test_a_hedged_number_close_by_is_loosely_meant():
    exact = article("Le vol au musée de Brive a rapporté 42 bijoux aux voleurs dimanche.")
    loose = article("Près de 40 bijoux ont été dérobés dimanche au musée de Brive.", source="Le Quai")
    assert verdicts(exact, loose, rule="count") == ["imprecision"]


def test_two_papers_that_cite_one_agency_are_one_origin():
    text = "Le vol au musée de Brive : huit bijoux ont été dérobés dimanche, selon l’AFP. {}"
    one, two = (
        article(text.format(tail), source=s) for s, tail in (("A", "Il pleuvait."), ("B", "Le musée est fermé lundi."))
    )
    three = article("Au musée de Brive, onze bijoux ont été dérobés dimanche lors du vol.", source="C")
    (finding,) = [f for f in report(one, two, three).findings if f.rule == "count"]
    assert sorted((len(s.mentions), s.origins) for s in finding.sides) == [(1, 1), (2, 1)]


@given(st.sampled_from(["\u00a0", "\u202f", " "]), st.sampled_from(["'", "’"]), st.booleans())
def test_typography_changes_no_verdict(space, apostrophe, decomposed):
    left = "Lors d’un sommet virtuel samedi, une vingtaine de dirigeants ont promis 30 millions d’euros à l’Ukraine."
    right = "Une trentaine de dirigeants se sont réunis samedi pour un sommet virtuel : 30 millions d’euros pour Kiev."
    changed = right.replace("30 m", f"30{space}m").replace("’", apostrophe)
    changed = unicodedata.normalize("NFD", changed) if decomposed else changed
    plain = report(article(left), article(right, source="Le Quai"))
    other = report(article(left), article(changed, source="Le Quai"))
    assert [(f.rule, f.verdict) for f in plain.findings] == [(f.rule, f.verdict) for f in other.findings]
    assert [f.verdict for f in plain.findings] == ["conflict"]


@pytest.mark.parametrize(
    ("one", "two", "strictness", "expected"),
    [
        ("Une vingtaine de", "Vingt-trois", "normal", []),
        ("Une vingtaine de", "Vingt-trois", "strict", ["imprecision"]),
        ("Une vingtaine de", "Vingt-cinq", "normal", ["imprecision"]),
        ("Une vingtaine de", "Vingt-cinq", "strict", ["conflict"]),
        ("Quatorze", "Vingt-six", "lax", ["conflict"]),
        ("Quatorze", "14", "strict", []),
    ],
)
def test_strictness_moves_the_bounds(one, two, strictness, expected):
    pair = story(SUMMIT.format(one), "A"), story(SUMMIT.format(two), "B")
    assert [f.verdict for f in report(*pair, strictness=strictness).findings] == expected


# ---- one event with many articles


def judged(*tolls: str, copies: int = 1) -> list[Judgement]:
    """What comes of one accident, when so many articles give each toll."""
    told = [tell(story(CRASH.format(toll), "A")) for toll in tolls]
    many = [renamed(one, f"{n}-{copy}") for n, one in enumerate(told) for copy in range(copies)]
    (rule,) = rules_in_force(CheckOptions(select=["killed"]))
    return list(judge(merge(many), rule))


def renamed(told, name):
    """The same article under another id."""
    facts: list[Fact] = [replace(fact, article=name) for fact in told.facts]
    return replace(told, article=replace(told.article, id=name), facts=facts)


def words(judgement: Judgement) -> list[set[str]]:
    return [{fact.text.split()[0] for fact in side.facts} for side in judgement.sides]


def test_as_many_articles_as_there_are_say_no_more_than_one():
    """Four tolls, one of them vague: a hundred articles that give each change nothing but who is named."""
    tolls = ("quatre", "sept", "une dizaine de", "cinq")
    (one,), (many,) = judged(*tolls), judged(*tolls, copies=100)
    assert (words(many), many.verdict, many.agreement) == (words(one), one.verdict, one.agreement)
    assert [len(side.facts) for side in many.sides] == [100 * len(side.facts) for side in one.sides]


def test_of_very_many_values_those_that_most_articles_give_are_compared():
    told = [tell(story(CRASH.format(number), "A")) for number in range(1000, 1300)]
    told += [renamed(told[0], "again"), renamed(told[-1], "and again")]
    (rule,) = rules_in_force(CheckOptions(select=["killed"]))
    (judgement,) = judge(merge(told), rule)
    assert {"1000", "1299"} < set().union(*words(judgement))
    assert len(set().union(*words(judgement))) == 256


@pytest.mark.parametrize(
    ("title", "first", "second", "published", "expected"),
    [
        # of an article that knows more exactly, the order alone says nothing
        ("Des dizaines de morts à Nax", "quarante", "quarante", "2026-03-17", []),
        ("Des dizaines de morts à Nax", "quarante", "douze", "2026-03-17", [("killed", "update")]),
        # that there are dozens is borne out by forty, and forty is no news of it
        ("", "plusieurs dizaines de", "quarante", "2026-03-19", []),
        ("", "au moins deux", "quarante", "2026-03-19", [("killed", "update")]),
    ],
)
def test_an_order_of_size_gives_way_to_a_number(title, first, second, published, expected):
    left = story(CRASH.format(first), "A", title=title)
    assert found(left, story(CRASH.format(second), "B", published)) == expected


def test_a_title_that_spans_two_counts_takes_no_side():
    title = "Nantes : entre 6 200 et 11 000 manifestants pour l’hôpital"
    both = "À Nantes, 6 200 personnes selon la préfecture, 11 000 selon les syndicats, ont défilé samedi 14 mars."
    other = MARCH.format("6 200", "selon la préfecture")
    given = report(story(both, "A", title=title), story(other, "B"))
    assert {finding.verdict for finding in given.findings} == {"divergence"}
    assert not any("entre 6 200" in quote for finding in given.findings for side in sides(finding) for quote in side)


def test_a_conversion_speaks_only_where_the_currency_itself_does_not():
    deal = "Le rachat de Brisart par Ormelle a été annoncé mardi 17 mars à Brest. Son prix est de {}."
    both, dollars, other = (
        article(deal.format(price), source=source)
        for source, price in (
            ("Le Phare", "400 millions d’euros (460 millions de dollars)"),
            ("Le Quai", "620 millions de dollars"),
            ("L’Estran", "400 millions d’euros (620 millions de dollars)"),
        )
    )
    assert verdicts(both, dollars, rule="amount") == ["conflict"]
    assert verdicts(both, other, rule="amount") == []


def dated(day: str, text: str) -> Article:
    return article(text, source=f"Journal du {day}", published=date.fromisoformat(day))


VERDICT = "Procès de Paul Garin à Vaux : "


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("le jugement a été mis en délibéré au 19 mai.", ["conflict"]),
        ("le délibéré est reporté au 19 mai.", ["update"]),
        ("attendu initialement le 12 mai, le délibéré est repoussé au 19 mai.", ["update"]),
        ("le délibéré, le 12 mai, vise trois hommes ; celui de son frère est fixé au 19 mai.", []),
        ("le jugement a été mis en délibéré au mois de mai.", []),
    ],
)
def test_a_day_that_is_put_off_is_an_update(later, expected):
    first = dated("2026-04-20", VERDICT + "le jugement a été mis en délibéré au 12 mai.")
    assert verdicts(first, dated("2026-05-04", VERDICT + later), rule="moment-date") == expected


def test_a_day_that_came_takes_the_place_of_the_day_that_was_planned():
    (rule,) = (r for r in rules_in_force(CheckOptions()) if r.id == "moment-date")
    first = dated("2026-04-20", VERDICT + "le jugement a été mis en délibéré au 12 mai.")
    came = dated("2026-05-20", VERDICT + "le tribunal a condamné le prévenu mardi 19 mai à trois ans de prison.")
    assert [found.verdict for found in judge(merge([tell(first), tell(came)]), rule)] == ["update"]


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        ("La loi date de 2026.", ["conflict"]),  # a year is no knowledge of its days
        ("Le frère du prévenu sera jugé le 12 mai.", []),
    ],
)
def test_an_article_knows_a_day_by_a_day(aside, expected):
    first = dated("2026-04-20", VERDICT + "le jugement a été mis en délibéré au 12 mai.")
    second = dated("2026-04-20", VERDICT + "le jugement a été mis en délibéré au 19 mai. " + aside)
    assert verdicts(first, second, rule="moment-date") == expected


@pytest.mark.parametrize(
    ("hour", "expected"), [("6 h 41", []), ("6 h 42", []), ("6 h 43", []), ("6 h 44", ["conflict"])]
)
def test_an_hour_may_be_rounded_to_five_minutes(hour, expected):
    texts = (f"Braquage à Brax lundi : les malfaiteurs ont attaqué le fourgon à {h}." for h in ("6 h 40", hour))
    articles = [article(text, source=f"Journal {n}") for n, text in enumerate(texts)]
    assert [v for v in verdicts(*articles, rule="event-time") if v == "conflict"] == expected
