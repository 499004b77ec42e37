"""Who holds an office, who leads, who was there."""

from __future__ import annotations

import pytest

from checker.facts.model import Fact, Names
from tests.support.reading import cues, facts, only


def names(fact: Fact) -> Names:
    assert isinstance(fact.value, Names)
    return fact.value


@pytest.mark.parametrize(
    ("lang", "text", "holder", "office"),
    [
        ("fr", "Le maire de Nantes, Paul Vernois, a vu l’incendie.", "Paul Vernois", "mayor@city:2990969"),
        ("fr", "Le maire de Nantes Paul Vernois a vu l’incendie.", "Paul Vernois", "mayor@city:2990969"),
        (
            "fr",
            "Le Premier ministre norvégien Lars Holm a ouvert le sommet.",
            "Lars Holm",
            "head-of-government@country:NO",
        ),
        (
            "fr",
            "La ministre danoise de la Défense, Vera Lund, est au sommet.",
            "Vera Lund",
            "defence-minister@country:DK",
        ),
        (
            "fr",
            "Le secrétaire général de l’OTAN, Lars Holm, est au sommet.",
            "Lars Holm",
            "secretary-general@organisation:nato",
        ),
        (
            "fr",
            "Lars Holm, le Premier ministre norvégien, a ouvert le sommet.",
            "Lars Holm",
            "head-of-government@country:NO",
        ),
        ("en", "The mayor of Leeds, Paul Vernon, saw the fire.", "Paul Vernon", "mayor@city:2644688"),
        ("en", "Norwegian prime minister Lars Holm opened the summit.", "Lars Holm", "head-of-government@country:NO"),
        (
            "en",
            "NATO secretary general Lars Holm is at the summit.",
            "Lars Holm",
            "secretary-general@organisation:nato",
        ),
        (
            "en",
            "Lars Holm, the Norwegian prime minister, opened the summit.",
            "Lars Holm",
            "head-of-government@country:NO",
        ),
    ],
)
def test_who_holds_an_office(lang, text, holder, office):
    fact = only(text, "role_holder", lang=lang)
    assert (fact.text, fact.subject.key) == (holder, office)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’ancien maire de Nantes, Paul Vernois, a vu l’incendie."),
        ("fr", "L’ex-maire de Nantes, Paul Vernois, a vu l’incendie."),
        ("fr", "Le porte-parole de Paul Vernois a vu l’incendie."),
        ("fr", "Le maire de Nantes a reçu Paul Vernois après l’incendie."),
        ("en", "The former mayor of Leeds, Paul Vernon, saw the fire."),
        ("en", "The ex-mayor of Leeds, Paul Vernon, saw the fire."),
        ("en", "The mayor of Leeds met Paul Vernon after the fire."),
    ],
)
def test_who_holds_none(lang, text):
    assert facts(text, "role_holder", lang=lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "office"),
    [
        ("fr", "L’adjoint au maire de Nantes, Paul Vernois, a vu l’incendie.", "adjoint au maire"),
        ("en", "The deputy mayor of Leeds, Paul Vernon, saw the fire.", "deputy mayor"),
    ],
)
def test_a_deputy_is_not_the_one_that_he_stands_in_for(lang, text, office):
    fact = only(text, "role_holder", lang=lang)
    assert (fact.subject.label, fact.subject.key) == (office, "")


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("fr", "La Norvège dirige la coalition.", ("country:NO",)),
        ("fr", "La Norvège et le Danemark dirigent la coalition.", ("country:DK", "country:NO")),
        ("fr", "La coalition, dirigée par la Norvège et le Danemark, grandit.", ("country:DK", "country:NO")),
        ("fr", "La Norvège est à la tête d’une coalition.", ("country:NO",)),
        (
            "fr",
            "La coalition menée par le Danemark, la Norvège et l’Islande grandit.",
            ("country:DK", "country:IS", "country:NO"),
        ),
        ("fr", "La délégation conduite par Paul Vernois est arrivée.", ("person:vernois",)),
        ("en", "Norway leads the coalition.", ("country:NO",)),
        ("en", "Norway and Denmark lead the coalition.", ("country:DK", "country:NO")),
        ("en", "The coalition, led by Norway and Denmark, grows.", ("country:DK", "country:NO")),
        ("en", "The delegation led by Paul Vernon has arrived.", ("person:vernon",)),
    ],
)
def test_who_leads(lang, text, keys):
    fact = only(text, "leader", lang=lang)
    assert (names(fact).keys, names(fact).complete) == (keys, True)
    assert names(fact).labels[0] in fact.text


def test_the_order_of_leaders_does_not_matter():
    one = only("La Norvège et le Danemark dirigent la coalition.", "leader")
    two = only("Le Danemark et la Norvège dirigent la coalition.", "leader")
    assert names(one).keys == names(two).keys


@pytest.mark.parametrize(
    ("lang", "text", "who", "polarity"),
    [
        ("fr", "Paul Vernois a participé au sommet de jeudi.", "Paul Vernois", "present"),
        ("fr", "Paul Vernois était présent au sommet de jeudi.", "Paul Vernois", "present"),
        ("fr", "Le sommet s’est tenu jeudi en présence de Paul Vernois.", "Paul Vernois", "present"),
        ("fr", "Paul Vernois était absent du sommet de jeudi.", "Paul Vernois", "absent"),
        ("fr", "Paul Vernois n’a pas participé au sommet de jeudi.", "Paul Vernois", "absent"),
        ("fr", "Paul Vernois a boudé le sommet de jeudi.", "Paul Vernois", "absent"),
        ("fr", "La Norvège était représentée par son ambassadeur au sommet.", "Norvège", "represented"),
        ("fr", "Paul Vernois a assisté à distance au sommet.", "Paul Vernois", "remote"),
        ("en", "Paul Vernon attended the summit.", "Paul Vernon", "present"),
        ("en", "Paul Vernon was absent from the summit.", "Paul Vernon", "absent"),
        ("en", "Paul Vernon did not attend the summit.", "Paul Vernon", "absent"),
        ("en", "Norway was represented by its ambassador at the summit.", "Norway", "represented"),
        ("en", "Paul Vernon joined the summit by video link.", "Paul Vernon", "remote"),
    ],
)
def test_who_was_there(lang, text, who, polarity):
    fact = only(text, "attendee", lang=lang)
    assert (fact.subject.label, names(fact).polarity) == (who, polarity)
    assert who in names(fact).labels
    assert cues(fact, polarity)[0] in fact.text


@pytest.mark.parametrize(
    ("lang", "text", "polarity"),
    [
        ("fr", "Paul Vernois participera au sommet de jeudi.", "present"),
        ("fr", "Paul Vernois doit assister au sommet de jeudi.", "present"),
        ("fr", "Des dirigeants comme Paul Vernois rejoindront la conversation lors du sommet.", "present"),
        ("fr", "Paul Vernois ne participera pas au sommet de jeudi.", "absent"),
        ("fr", "Paul Vernois ne sera pas présent au sommet de jeudi.", "absent"),
        ("fr", "Paul Vernois participera au sommet en visioconférence.", "remote"),
        ("en", "Paul Vernon will take part in the summit.", "present"),
        ("en", "Paul Vernon is due to attend the summit.", "present"),
        ("en", "Paul Vernon will not attend the summit.", "absent"),
        ("en", "Paul Vernon is expected to join the summit by video link.", "remote"),
    ],
)
def test_who_is_expected(lang, text, polarity):
    fact = only(text, "attendee", lang=lang)
    assert (names(fact).polarity, fact.firmness) == (polarity, "forecast")


@pytest.mark.parametrize("text", ["L’attaquant Paul Roca rejoindra le club.", "Paul Vernois a rejoint Oslo jeudi."])
def test_joining_something_else_is_not_attending(text):
    assert facts(f"Le sommet s’est tenu jeudi. {text}", "attendee") == []


def test_each_name_of_a_list_attends():
    found = facts("Le Danemark, la Norvège et l’Islande ont participé au sommet.", "attendee")
    assert [f.subject.label for f in found] == ["Danemark", "Norvège", "Islande"]
    assert {names(f).polarity for f in found} == {"present"}


def test_an_office_of_several_is_a_fact_that_is_not_compared():
    fact = only("Le porte-parole du groupe, Paul Vernois, a vu l’incendie.", "role_holder")
    assert (fact.text, fact.subject.label, fact.subject.key) == ("Paul Vernois", "porte-parole", "")


@pytest.mark.parametrize(
    ("lang", "text", "hosts", "key"),
    [
        ("fr", "Lars Holm a ouvert samedi une réunion sur la pêche.", ("Lars Holm",), "host-meeting"),
        ("fr", "Le sommet, organisé jeudi par la Norvège, a duré deux heures.", ("Norvège",), "host-meeting"),
        (
            "fr",
            "Le sommet s’est tenu à l’invitation de la Norvège et du Danemark.",
            ("Norvège", "Danemark"),
            "host-meeting",
        ),
        ("en", "The summit, hosted by Norway, lasted two hours.", ("Norway",), "host-meeting"),
    ],
)
def test_who_hosts(lang, text, hosts, key):
    fact = only(text, "leader", lang=lang)
    assert (names(fact).labels, fact.subject.key) == (hosts, key)


def test_who_won():
    fact = only("Vera Lund a remporté la course en deux heures.", "role_holder")
    assert (names(fact).labels, fact.subject.key) == (("Vera Lund",), "winner@race")


def test_of_several_winners_nobody_can_tell_who_won():
    text = "Vera Lund a remporté la course. La course des jeunes a été remportée par Anna Roux."
    assert [fact.subject.key for fact in facts(text, "role_holder")] == ["", ""]


@pytest.mark.parametrize(
    ("lang", "text", "keys", "subject"),
    [
        ("fr", "Londres et Paris ont organisé le sommet.", ("country:FR", "country:GB"), "host-meeting"),
        ("en", "London hosted the summit.", ("country:GB",), "host-meeting"),
        (
            "fr",
            "Le sommet était coprésidé par la ministre danoise du Climat, Vera Lund, et par Lars Holm.",
            ("person:holm", "person:lund"),
            "meeting",
        ),
        (
            "en",
            "The summit was chaired by Denmark’s climate minister, Vera Lund.",
            ("person:lund",),
            "meeting",
        ),
        (
            "fr",
            "La délégation danoise, conduite par Vera Lund, est au sommet.",
            ("person:lund",),
            "delegation@country:DK",
        ),
        ("en", "Vera Lund led the Danish delegation at the summit.", ("person:lund",), "delegation@country:DK"),
        ("fr", "Vera Lund représentait le Danemark au sommet.", ("person:lund",), "represents@country:DK"),
        ("en", "Vera Lund represented Denmark at the summit.", ("person:lund",), "represents@country:DK"),
        ("fr", "La cour est présidée par Vera Lund ; le procès reprend.", ("person:lund",), "court"),
        ("fr", "Au procès, le ministère public, représenté par Vera Lund, a parlé.", ("person:lund",), "prosecution"),
        ("fr", "Au procès, la procureure Vera Lund a requis deux ans.", ("person:lund",), "prosecution"),
    ],
)
def test_who_leads_what(lang, text, keys, subject):
    assert (subject, keys) in [(f.subject.key, names(f).keys) for f in facts(text, "leader", lang=lang)]


@pytest.mark.parametrize(
    "text",
    [
        "La conférence de Paris a ouvert un sommet.",
        "Au procès, les procureurs Vera Lund et Anna Roux ont parlé.",
        "La procureure Vera Lund a requis deux ans. Le vice-procureur Lars Holm a demandé plus, au procès.",
    ],
)
def test_who_leads_nothing(text):
    assert facts(text, "leader") == []


def test_who_leads_with_others_is_not_the_whole_answer():
    fact = only("Vera Lund préside le sommet avec Lars Holm.", "leader")
    assert not names(fact).complete


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Paul Vernois n’a pas participé au dîner du sommet."),
        ("en", "Paul Vernon skipped the dinner of the summit."),
    ],
)
def test_what_is_attended_beside_the_event(lang, text):
    assert facts(text, "attendee", lang=lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "holder", "key"),
    [
        ("fr", "Vera Lund a été nommée directrice générale du groupe.", "Vera Lund", "new:chief-executive@"),
        ("fr", "Le groupe a nommé Vera Lund directrice générale.", "Vera Lund", "new:chief-executive@"),
        ("fr", "Vera Lund devient la nouvelle directrice générale du groupe.", "Vera Lund", "new:chief-executive@"),
        ("en", "The bank has appointed Vera Lund as its new chief executive.", "Vera Lund", "new:chief-executive@"),
        ("fr", "Vera Lund a été élue maire de Nantes.", "Vera Lund", "new:mayor@city:2990969"),
        ("en", "Vera Lund was named chief executive of the bank.", "Vera Lund", "new:chief-executive@"),
    ],
)
def test_who_is_given_an_office(lang, text, holder, key):
    found = facts(text, "role_holder", lang=lang)
    assert [(f.text, f.subject.key) for f in found if f.subject.key] == [(holder, key)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Paul Vernois, président du Rassemblement national, et Anna Roux, présidente du groupe RN, défilent.",
            ["party-head-of-state@party:national-rally", "group-head-of-state@party:national-rally"],
        ),
        ("Le président du MoDem, Paul Vernois, défile.", ["party-head-of-state@party:modem"]),
        ("La secrétaire générale du PS, Anna Roux, défile.", ["party-secretary-general@party:socialists"]),
    ],
)
def test_the_head_of_a_party_and_of_its_group(text, keys):
    assert [f.subject.key for f in facts(f"Marche à Brax. {text}", "role_holder")] == keys


def test_a_name_behind_a_preposition_does_not_host():
    text = "Sommet à Brax. Face à la Russie, Paul Vernois et Anna Roux ont pris l’initiative d’organiser un dialogue."
    (fact,) = facts(text, "leader")
    assert names(fact).keys == ("person:roux", "person:vernois")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Former Leeds mayor Paul Vernon spoke at the summit in Leeds."),
        ("en", "The former French president Paul Vernon spoke at the summit in Leeds."),
    ],
)
def test_who_held_an_office_of_a_named_place_holds_it_no_more(lang, text):
    assert not [f for f in facts(text, "role_holder", lang=lang) if f.subject.key]
