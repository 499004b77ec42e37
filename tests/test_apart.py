"""What could not be compared, and why: in the report, and in the same words as ``checker explain``."""

from __future__ import annotations

import pytest

from checker.cli import main
from checker.explain import explain
from checker.pipeline import CheckOptions
from tests.support.reading import article, report

OTHER_SCOPE = "pas le même périmètre (Quimper et Brest)"
MARCH = "La manifestation a réuni {} samedi 14 mars à Brest."


def apart(*articles, **options):
    (event,) = report(*articles, **options).events
    return [(entry.attribute, entry.subject, entry.reason) for entry in event.apart]


def test_a_part_is_not_its_whole():
    whole = article(MARCH.format("4 000 manifestants"), source="A")
    part = article(MARCH.format("des cortèges, dont 900 manifestants à Quimper,"), source="B")
    assert apart(whole, part) == [
        ("participants_count", "manifestants", f"«\u00a0900 manifestants\u00a0»\u00a0: {OTHER_SCOPE}")
    ]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("L’an dernier, elle avait réuni 9 000 manifestants.", "« 9 000 manifestants » parle d’un autre moment"),
        ("Elle devrait réunir 9 000 manifestants.", "« 9 000 manifestants » n’est pas constaté (attendu)"),
    ],
)
def test_another_time_and_what_is_only_expected(words, reason):
    whole = article(MARCH.format("4 000 manifestants"), source="A")
    other = article(f"{MARCH.format('beaucoup de monde')} {words}", source="B")
    assert [found for *_, found in apart(whole, other)] == [reason.replace("« ", "«\u00a0").replace(" »", "\u00a0»")]


def test_what_nobody_else_speaks_of_is_not_told():
    one = article(f"{MARCH.format('4 000 manifestants')} L’an dernier, 9 000 manifestants avaient défilé.", source="A")
    assert apart(one, article(MARCH.format("du monde"), source="B")) == []


def test_one_reason_is_told_once_and_many_are_counted():
    towns = ["Quimper", "Lorient", "Vannes", "Rennes", "Nantes", "Angers", "Tours", "Dijon", "Lyon", "Nice", "Metz"]
    towns += ["Nancy", "Reims", "Lille", "Rouen", "Caen", "Amiens", "Arras", "Lens", "Douai", "Calais", "Pau", "Agen"]
    parts = " ".join(f"{n}00 manifestants ont défilé à {town}." for n, town in enumerate(towns, 11))
    whole = [article(MARCH.format("40 000 manifestants"), source=source) for source in "AB"]
    (event,) = report(*whole, article(f"{MARCH.format('du monde')} {parts}", source="C")).events
    assert len(event.apart) == 20
    assert event.apart_more == len(towns) - 20
    assert len({entry.reason for entry in event.apart}) == 20


def test_the_same_words_as_explain(tmp_path):
    texts = (MARCH.format("4 000 manifestants"), MARCH.format("des cortèges, dont 900 manifestants à Quimper,"))
    for name, text in zip("ab", texts, strict=True):
        (tmp_path / f"{name}.md").write_text(f"---\npublished: 2026-03-15\nlang: fr\n---\n{text}\n", encoding="utf-8")
    told = explain([str(tmp_path)], CheckOptions(), "participants_count")
    assert "non comparés\u00a0: pas le même périmètre (Brest et Quimper)" in told


def test_the_terminal_tells_it_with_verbose_alone(tmp_path, capsys):
    whole, part = MARCH.format("4 000 manifestants"), MARCH.format("des cortèges, dont 900 manifestants à Quimper,")
    for name, text in zip("abc", (whole, whole, part), strict=True):
        front = f"---\nsource: {name}\npublished: 2026-03-15\nlang: fr\n---\n"
        (tmp_path / f"{name}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    main(["check", str(tmp_path), "--messages", "en"])
    assert "Not compared" not in capsys.readouterr().out
    main(["check", str(tmp_path), "--messages", "en", "--verbose"])
    assert "“900 manifestants”: not the same scope (Quimper and Brest) — c" in capsys.readouterr().out


KINDS = (
    "Le sommet de Vaux a réuni dix ministres jeudi 19 mars à 9 heures. Le musée rouvrira le 31 octobre. "
    "La grève avait commencé le 2 mars. La prochaine réunion aura lieu le 4 avril. Tout s'est passé jeudi matin."
)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_raw_key_is_shown(lang, tmp_path, capsys):
    for name in "ab":
        front = f"---\nsource: {name}\npublished: 2026-03-20\nlang: fr\n---\n"
        (tmp_path / f"{name}.md").write_text(f"{front}{KINDS}\n", encoding="utf-8")
    for command in ("check", "facts", "explain"):
        main([command, str(tmp_path), "--messages", lang, *(["--verbose"] if command == "check" else [])])
        shown = capsys.readouterr().out
        assert "moment:" not in shown
        assert "part-of-day" not in shown
        assert "upcoming" not in shown
        assert ":city" not in shown
        assert "city:" not in shown


def test_rows_of_dates_say_what_they_are_of():
    (event,) = report(article(KINDS, source="A"), article(KINDS, source="B"), messages="fr").events
    dates = {row.subject for row in event.facts if row.attribute == "date"}
    assert {"", "début de la grève", "prochain rendez-vous"} <= dates


def test_rows_of_one_noun_say_what_narrows_them():
    text = f"{MARCH.format('du monde')} Ils étaient 700 manifestants à Quimper. Ils étaient 300 manifestants à Vannes."
    (event,) = report(*(article(text, source=source) for source in "AB")).events
    assert {row.subject for row in event.facts} >= {"manifestants (Quimper)", "manifestants (Vannes)"}
