"""Words, rules and packages of one's own, through the command and the library."""

from __future__ import annotations

import json
import sys
from datetime import date

import pytest

from checker import CheckOptions, check, find_values, lexicons
from checker.cli import main
from checker.errors import RuleError
from tests.support.reading import article, facts

WORDS = """lang: fr
people:
  Marie Kerbrat: [la Dame de Sein, Dame de Sein]
organisations:
  amn: [Alliance maritime du Nord]
cities:
  Jutland-sur-Mer: Esbjerg
nouns:
  hangings: {words: [tapisserie, tenture]}
  rescuers: {words: [canotier], people: true}
offices:
  harbour-master: {words: [maître de port, maîtresse de port], single: true}
speakers:
  rescue: [canot de Sein]
"""


@pytest.fixture
def words(tmp_path):
    """A folder of words."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "sea.yaml").write_text(WORDS, encoding="utf-8")
    return folder


def told(sentence, source):
    return article(f"{sentence} La régate de Concarneau a eu lieu jeudi 19 mars.", source=source)


def rules_of(*articles):
    return [(f.rule, f.verdict) for f in check(articles).findings]


def test_nouns_of_one_class_are_counted_as_one_thing(words):
    pair = (
        article("Le vol au musée de Brive : huit tapisseries ont disparu dimanche.", source="Le Phare"),
        article("Les voleurs du musée de Brive ont emporté onze tentures dimanche.", source="La Balise"),
    )
    assert rules_of(*pair) == []
    with lexicons(words):
        assert rules_of(*pair) == [("count", "conflict")]
    assert rules_of(*pair) == []


def holder(name):
    return told(f"La régate est partie jeudi de Concarneau, a dit le maître de port, {name}.", name)


def test_a_single_office_has_one_holder(words):
    pair = holder("Marie Kerbrat"), holder("Yann Le Goff")
    assert rules_of(*pair) == []
    with lexicons(words):
        assert rules_of(*pair) == [("role-holder", "conflict")]


def test_a_person_is_the_same_under_another_name(words):
    with lexicons(words):
        first, second = (
            fact
            for name in ("Marie Kerbrat", "Dame de Sein")
            for fact in facts(f"Le maître de port, {name}, a donné le départ jeudi à Concarneau.", "role_holder")
        )
        assert first.value.keys == second.value.keys == ("person:kerbrat",)


HOLDERS = """lang: fr
people:
  Karl Brandt: [le Rhénan]
holders:
  - {office: chancelier, of: Allemagne, person: Karl Brandt, until: 2026-05-05}
  - {office: chancelier, of: Allemagne, person: Otto Weiss, from: 2026-05-06}
  - {office: secretary-general, of: Otan, person: Mikkel Dahl, from: 2026-01-01}
  - {office: mayor, of: Berlin, person: Lena Vogt}
"""


@pytest.fixture
def holders(tmp_path):
    """A folder of words that says who held what."""
    folder = tmp_path / "holders"
    folder.mkdir()
    (folder / "offices.yaml").write_text(HOLDERS, encoding="utf-8")
    with lexicons(folder):
        yield


def led_by(words, lang="fr", day=date(2026, 3, 20)):
    texts = {
        "fr": f"La coalition, dirigée par {words}, s'est réunie jeudi à Vaux.",
        "en": f"The coalition, led by {words}, met on Thursday.",
    }
    return [f.value.labels for f in facts(texts[lang], "leader", lang=lang, published=day)]


@pytest.mark.parametrize(
    ("words", "lang", "leader"),
    [
        ("le chancelier allemand", "fr", "Karl Brandt"),
        ("le chancelier de l'Allemagne", "fr", "Karl Brandt"),
        ("the German chancellor", "en", "Karl Brandt"),
        ("le secrétaire général de l'Otan", "fr", "Mikkel Dahl"),
        ("le chancelier allemand Franz Moor", "fr", "Franz Moor"),
    ],
)
def test_an_office_stands_for_who_held_it(words, lang, leader, holders):
    assert led_by(words, lang) == [(leader,)]


@pytest.mark.parametrize(
    "words",
    ["le chancelier autrichien", "l'ancien chancelier allemand", "le chancelier", "les chanceliers", "le ministre"],
)
def test_an_office_that_nobody_is_said_to_hold_stands_for_nobody(words, holders):
    assert led_by(words) == []


def test_an_office_changes_hands_on_its_day(holders):
    days = [date(2026, 5, 5), date(2026, 5, 6)]
    assert [led_by("le chancelier allemand", day=day) for day in days] == [[("Karl Brandt",)], [("Otto Weiss",)]]
    assert led_by("le chancelier allemand", day=None) == []


def test_an_office_alone_is_of_what_the_text_speaks_of(holders):
    attended = "Le chancelier a participé au sommet de Vaux jeudi."
    assert facts(attended, "attendee") == []
    (there,) = facts(f"{attended} L'Allemagne a signé.", "attendee")
    assert (there.value.keys, there.subject.label) == (("person:brandt",), "Karl Brandt")


def test_a_holder_whom_the_article_names_is_believed(holders):
    named = "Le chancelier allemand Franz Moor est arrivé jeudi à Vaux. Le chancelier allemand a participé au sommet."
    assert facts(named, "attendee") == []
    assert rules_of(article(named, source="A"), article(f"{named} Il pleut.", source="B")) == []


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("{office: chancelir, person: X Y}", "4: no office 'chancelir' is known; did you mean 'chancelier'?"),
        ("{office: mayor, of: Nulleparville, person: X Y}", "4: no country, town or body 'Nulleparville' is known"),
        ("{office: mayor, holder: X Y}", "4: unknown key 'holder'; known: office, of, person, from, until"),
        ("{office: mayor, person: X Y, from: hier}", "4: holders.1.from: Input should be a valid date"),
    ],
)
def test_a_holder_that_is_wrong_is_said_with_its_line(entry, complaint, tmp_path, capsys):
    (tmp_path / "x.yaml").write_text(f"lang: fr\nholders:\n  - {{office: mayor, person: A B}}\n  - {entry}\n")
    (tmp_path / "a.md").write_text("---\npublished: 2026-03-20\nlang: fr\n---\nLe maire a parlé lundi.\n")
    assert main(["facts", str(tmp_path / "a.md"), "--lexicon", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"checker: {tmp_path}/x.yaml:{complaint}")


def test_words_hold_inside_only_and_add_up(words, tmp_path):
    more = tmp_path / "more"
    more.mkdir()
    (more / "x.yml").write_text("lang: fr\nnouns:\n  hangings: {words: [kilim]}\n", encoding="utf-8")

    def subjects():
        return {
            f.subject.key for f in facts("Les voleurs du musée de Brive ont emporté onze kilims dimanche.", "count")
        }

    plain = subjects()
    with lexicons(words):
        assert subjects() == plain
        with lexicons(more):
            own = subjects()
        assert subjects() == plain
    assert own != plain
    assert any("hangings" in key for key in own)


def test_values_are_read_with_words_of_ones_own_too(words):
    with lexicons(words):
        assert find_values("une vingtaine de tentures")[0].text == "une vingtaine"


def test_the_command_takes_them(words, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, who in (("a.md", "Marie Kerbrat"), ("b.md", "Yann Le Goff")):
        text = holder(who).body
        (tmp_path / name).write_text(f"---\nsource: {who}\npublished: 2026-03-20\nlang: fr\n---\n{text}\n")
    assert main(["check", "a.md", "b.md"]) == 0
    assert main(["check", "a.md", "b.md", "--lexicon", "words"]) == 1
    (tmp_path / "checker.toml").write_text('lexicon = ["words"]\n', encoding="utf-8")
    assert main(["check", "a.md", "b.md"]) == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("lang: fr\nnoun: {}\n", "2: unknown key 'noun'; did you mean 'nouns'?"),
        ("lang: fr\nnouns:\n  boats: {word: [ketch]}\n", "3: unknown key 'word'; did you mean 'words'?"),
        ("lang: fr\noffices:\n  x:\n    words: [y]\n    alone: true\n", "5: unknown key 'alone'; known: words, single"),
        ("lang: xx\n", "1: lang: no language pack 'xx'; there are: en, fr"),
        ("nouns: {}\n", "1: lang: Field required"),
        ("lang: fr\nnouns:\n  boats: {words: ketch}\n", "3: nouns.boats.words: Input should be a valid list"),
        ("lang: fr\npeople:\n  X Y: ['…']\n", "3: people.X Y.0: '…' is no word or name"),
        ("lang: fr\norganisations:\n  A B: [x]\n", "3: organisations.A B: String should match pattern"),
        ("- a\n", "1: must hold a mapping"),
        ("lang: [\n", "2: not valid YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, complaint, tmp_path, capsys):
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    assert main(["facts", "a.md", "--lexicon", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"checker: {tmp_path}/x.yaml:{complaint}")
    assert err.count("\n") == 1


def test_a_folder_that_is_missing(capsys):
    assert main(["facts", "a.md", "--lexicon", "nowhere"]) == 2
    assert capsys.readouterr().err == "checker: nowhere: no such folder of words\n"
    with pytest.raises(RuleError), lexicons("nowhere"):
        pass


def test_a_city_that_no_gazetteer_knows(tmp_path, capsys):
    (tmp_path / "x.yaml").write_text("lang: fr\ncities: {Trifouilly: Trifouilly-les-Oies-sur-Rien}\n")
    (tmp_path / "a.txt").write_text("Le maire a parlé lundi à Trifouilly.")
    assert main(["facts", str(tmp_path / "a.txt"), "--lang", "fr", "--lexicon", str(tmp_path)]) == 2
    assert "no city 'Trifouilly-les-Oies-sur-Rien' is known" in capsys.readouterr().err


RULE = """id: own-rule
title: {fr: Essai, en: Test}
why: {fr: Essai., en: Test.}
fact: duration
same: [event, subject]
compare: {as: quantity}
level: error
message: {fr: "{left.text}", en: "{left.text}"}
examples:
  fr:
    conflict:
      - left: "Le sommet d'Oslo a duré [[deux heures]] jeudi."
        right: "Le sommet d'Oslo a duré [[cinq heures]] jeudi."
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An installed package, as pip lays it out, with an entry point of that code."""

    def install(code, group="recoupe.rules"):
        site = tmp_path / "site"
        rules = site / "own_rules" / "rules"
        rules.mkdir(parents=True)
        (rules / "own-rule.yaml").write_text(RULE, encoding="utf-8")
        (site / "own_rules" / "__init__.py").write_text(f"from pathlib import Path\n{code}\n", encoding="utf-8")
        info = site / "own_rules-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: own-rules\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{group}]\nown = own_rules:where\n")
        monkeypatch.syspath_prepend(site)
        monkeypatch.delitem(sys.modules, "own_rules", raising=False)

    return install


@pytest.mark.parametrize(
    "code", ["where = Path(__file__).parent / 'rules'", "def where():\n    return str(Path(__file__).parent / 'rules')"]
)
def test_a_package_adds_its_rules(code, package, capsys):
    package(code)
    assert main(["rules", "own-rule"]) == 0
    assert "Essai" in capsys.readouterr().out
    assert main(["rules", "test"]) == 0


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("raise OSError('no disk')", "cannot be loaded: OSError: no disk"),
        ("nothing = 1", "cannot be loaded: AttributeError"),
        ("where = 3", "cannot be loaded: TypeError"),
        ("where = '/no/such/folder'", "/no/such/folder is no folder"),
    ],
)
def test_a_package_that_fails_is_named(code, complaint, package, capsys):
    package(code)
    assert main(["rules"]) == 2
    assert f"entry point recoupe.rules:own: {complaint}" in capsys.readouterr().err


def test_options_are_part_of_the_public_face():
    with pytest.raises(ImportError):
        from checker import NoSuchThing  # noqa: F401
    report = check([holder("Marie Kerbrat")], CheckOptions(messages="en"))
    assert json.loads(report.model_dump_json(by_alias=True))["findings"] == []
