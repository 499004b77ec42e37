"""Language packs of one's own: as small as one likes, strict, and by the same door as the shipped ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker import check, extract, find_values, languages
from checker.cli import main
from checker.errors import RuleError, UsageError
from checker.pack_form import FORMS, filled
from checker.resources import language_dir, language_dirs
from checker.yaml_files import load_yaml
from tests.support.reading import analysis, article

ROOT = Path(__file__).parents[2]
FRENCH = "Une vingtaine de maires ont défilé samedi 14 mars à Brest, selon la préfecture. Deux sont blessés."


@pytest.fixture
def pack(tmp_path):
    """A pack of a language without a shipped one; gives what writes its files."""
    folder = tmp_path / "packs" / "es"
    folder.mkdir(parents=True)

    def write(**files):
        for name, content in files.items():
            (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
        return folder.parent

    return write


def plain(value):
    """The same with lists for tuples, as YAML gives them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_the_form_is_that_of_the_shipped_packs(lang, name):
    """What the shipped packs hold passes unchanged, and what they leave out is empty."""
    data = load_yaml(language_dir(lang) / f"{name}.yaml")
    in_form = plain(filled(FORMS[name].model_validate(data)))
    assert {key: in_form[key] for key in data} == data
    assert not any(in_form[key] for key in in_form.keys() - data.keys())


def test_there_is_a_form_for_every_file():
    assert {path.stem for path in language_dir("fr").glob("*.yaml")} == set(FORMS)


def test_a_copy_of_a_shipped_pack_reads_the_same(tmp_path):
    shutil.copytree(language_dir("fr"), tmp_path / "packs" / "fr")
    shipped = extract(article(FRENCH))
    assert shipped
    with languages(tmp_path / "packs"):
        assert language_dir("fr").parent == tmp_path / "packs"
        assert extract(article(FRENCH)) == shipped
    assert language_dir("fr").parent != tmp_path / "packs"


def test_the_smallest_pack_is_one_file_with_nothing_in_it(pack):
    with languages(pack(text="{}")):
        assert sorted(language_dirs()) == ["en", "es", "fr"]
        read = extract(article("Había 1 200 personas, 40 km y 12,5 € el 3/5/2026 en Madrid.", lang="es"))
        assert {fact.text for fact in read} == {"1 200 personas", "40 km", "12,5 €", "3/5/2026"}
        assert check([article("Había 3 km.", lang="es"), article("Había 4 km.", lang="es")]).errors == ()
    with pytest.raises(UsageError, match="'es'"):
        article("Nada.", lang="es")


def test_a_pack_holds_inside_only(pack):
    folder = pack(numbers="cardinals: {siete: 7}", units="units: {day: {words: [días]}}")
    with languages(folder):
        assert [v.text for v in find_values("siete días", "es")] == ["siete días"]
    with pytest.raises(ValueError, match="no language pack for 'es'; there are: en, fr"):
        find_values("siete días", "es")


def test_symbols_stay_where_words_are_given(pack):
    with languages(pack(units="units: {kilometre: {words: [kilómetros]}}")):
        assert [v.text for v in find_values("5 km, 6 kilómetros", "es")] == ["5 km", "6 kilómetros"]


def test_kinds_of_site_that_are_left_out_are_none(pack):
    with languages(pack(names="venues: [museo]")):
        found = [(e.kind, e.text) for e in analysis("Ayer, Marta Ruiz — del museo Prado — dijo.", "es").entities]
    assert found == [("person", "Marta Ruiz"), ("venue", "museo Prado")]


def test_pages_know_the_months_of_the_calendar(pack, tmp_path):
    page = "Título\n\nPublicado el 3 de mayo de 2026\n\nEl alcalde habló según una nota con los vecinos."
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    folder = pack(
        calendar="months: {5: [mayo]}",
        reading="function_words: [el, según, una, con, los, de]\ndates: {published: [publicado el], joins: [de]}",
    )
    with languages(folder):
        (read,) = check([str(tmp_path / "a.txt")]).articles
    assert (read.lang, read.published) == ("es", "2026-05-03")


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"noun": "{}"}, "es/noun.yaml: no file of a language pack; did you mean 'nouns.yaml'?"),
        ({"nouns": "clases: {}"}, "es/nouns.yaml:1: unknown key 'clases'; did you mean 'classes'?"),
        (
            {"nouns": "classes:\n  crowd:\n    words: [gente]\n    peple: true\n"},
            "es/nouns.yaml:4: unknown key 'peple'; did you mean 'people'?",
        ),
        ({"nouns": "classes:\n  crowd: {people: true}\n"}, "es/nouns.yaml:2: classes.crowd.words: Field required"),
        ({"numbers": "cardinals: {dos: zwei}"}, "es/numbers.yaml:1: cardinals.dos: Input should be a valid integer"),
        ({"calendar": "months:\n  13: [trece]\n"}, "es/calendar.yaml:2: months.13: Input should be less than or equal"),
        (
            {"text": "abbreviations: ['se?']"},
            "es/text.yaml:1: abbreviations.0: 'se?' is an expression, and words alone",
        ),
        ({"events": "happens: ['(tuvo']"}, "es/events.yaml:1: happens.0: '(tuvo' is no regular expression"),
        ({"hedges": "hedges: {abuot: [unos]}"}, "es/hedges.yaml:1: hedges.abuot: no 'abuot'; did you mean 'about'?"),
        ({"text": "- a"}, "es/text.yaml:1: must hold a mapping with keys such as abbreviations"),
        ({"text": "abbreviations: ['']"}, "es/text.yaml:1: abbreviations.0: '' is no word"),
        ({"units": "units: {bushel: {words: [fanega]}}"}, "es/units.yaml:1: unknown unit 'bushel'"),
        ({"text": "a: ["}, "es/text.yaml:2: not valid YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(files, complaint, pack, tmp_path, capsys):
    folder = pack(**files)
    (tmp_path / "a.txt").write_text("Había siete personas.", encoding="utf-8")
    assert main(["facts", str(tmp_path / "a.txt"), "--lang", "es", "--languages", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"checker: {folder}/{complaint}")
    assert err.count("\n") == 1


def test_folders_that_hold_no_pack(pack, tmp_path, capsys):
    folder = pack(text="{}")
    (tmp_path / "Spanish").mkdir()
    (tmp_path / "Spanish" / "text.yaml").touch()
    for wrong, complaint in (
        ("nowhere", "no such folder of languages"),
        (str(folder / "es"), f"it is itself one: name the folder around it, {folder}"),
        (str(tmp_path), f"{tmp_path}/Spanish: a language pack is named by its ISO 639 code, such as es"),
    ):
        assert main(["facts", "a.md", "--languages", wrong]) == 2
        assert complaint in capsys.readouterr().err
    with pytest.raises(RuleError), languages("nowhere"):
        pass


def test_the_command_and_the_configuration_take_them(pack, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pack(numbers="cardinals: {siete: 7}", units="units: {day: {words: [días]}}")
    (tmp_path / "a.txt").write_text("Duró siete días.", encoding="utf-8")
    assert main(["facts", "a.txt", "--lang", "es"]) == 2
    assert "no language pack 'es'; there are: auto, en, fr" in capsys.readouterr().err
    assert main(["facts", "a.txt", "--lang", "es", "--languages", "packs"]) == 0
    assert "siete días" in capsys.readouterr().out
    (tmp_path / "checker.toml").write_text('lang = "es"\nlanguages = ["packs"]\n', encoding="utf-8")
    assert main(["facts", "a.txt"]) == 0
    assert "siete días" in capsys.readouterr().out


def test_a_package_adds_languages(pack, tmp_path):
    site = tmp_path / "site"
    (site / "house_words").mkdir(parents=True)
    code = f"from pathlib import Path\nfolder = Path({str(pack(numbers='cardinals: {siete: 7}'))!r})\n"
    (site / "house_words" / "__init__.py").write_text(code, encoding="utf-8")
    info = site / "house_words-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-words\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[recoupe.languages]\nhouse = house_words:folder\n")
    env = {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{ROOT}"}
    line = '{"id": "1", "text": "siete km", "lang": "es"}'
    done = subprocess.run(
        [sys.executable, "-m", "checker", "values"], env=env, input=line, capture_output=True, text=True, check=True
    )
    assert '"text": "siete km"' in done.stdout
