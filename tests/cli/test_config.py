"""The configuration file: found, read strictly, beaten by the command line, and shown."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cli.parser import Default, build_parser
from checker.config import Config
from checker.toml_files import load_toml, toml_lines
from tests.cli.test_check import LEFT, RIGHT
from tests.support.work import calls

EVERY = """lang = "fr"
messages = "en"
date = 2025-03-16
model = "some_model"
max-bytes = 1234
max-chars = 567
jobs = 2
rules = ["mine"]
lexicon = ["words"]
languages = ["packs"]
select = ["event-date"]
ignore = ["place"]
strictness = "normal"
fail-on = "update"
baseline = "accepted.json"
format = "json"
output = "out/report.json"
color = "never"
width = 60

[[ignores]]
rule = "place"
sources = ["Le Phare"]
event = "Sommet"
reason = "the mayor was asked"
until = 2999-01-01
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working directory with two articles that contradict each other."""
    folder = tmp_path / "newsroom" / "desk"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    for words in (folder, folder.parent):
        (words / "words").mkdir()
        (words / "packs" / "es").mkdir(parents=True)
        (words / "packs" / "es" / "text.yaml").write_text("abbreviations: [Sra]\n", encoding="utf-8")
    (folder / "left.md").write_text("\n".join(LEFT), encoding="utf-8")
    (folder / "right.md").write_text("\n".join(RIGHT), encoding="utf-8")
    return folder


@pytest.fixture
def shown(run):
    """What ``checker config`` shows: value and origin by name."""

    def shown_(*args):
        status, out, err = run("config", "--format", "json", *args)
        assert (status, err) == (0, "")
        return {s["name"]: (s["value"], s["origin"]) for s in json.loads(out)["settings"]}

    return shown_


def test_every_setting_comes_from_the_file_with_its_line(here, shown):
    (here / "checker.toml").write_text(EVERY, encoding="utf-8")
    found = shown()
    assert [origin for _, origin in found.values()] == [
        *(f"checker.toml:{line}" for line in range(1, 20)),
        "checker.toml:21",
    ]
    assert found["date"][0] == "2025-03-16T00:00:00"
    assert (found["max-bytes"][0], found["max-chars"][0]) == (1234, 567)
    assert found["ignores"][0][0]["until"] == "2999-01-01"


def test_every_setting_is_an_option_of_the_command(run):
    parsed = vars(build_parser({}).parse_args(["check", "a.md"]))
    assert {name for name, value in parsed.items() if isinstance(value, Default)} == set(Config.model_fields)


def test_defaults_where_there_is_no_file(here, shown):
    found = shown()
    assert found["fail-on"] == ("conflict", "default")
    assert found["messages"] == ("fr", "default")
    assert found["ignores"] == ([], "default")


def test_command_line_beats_file_beats_default(here, shown, monkeypatch):
    (here / "checker.toml").write_text('fail-on = "never"\nselect = ["place", "killed"]\n', encoding="utf-8")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    found = shown("--select", "event-date", "--width", "77")
    assert found["fail-on"] == ("never", "checker.toml:1")
    assert found["select"] == (["event-date"], "command line")
    assert found["width"] == (77, "command line")
    assert found["lang"] == ("auto", "default")
    assert found["messages"] == ("en", "environment: LANG")


def test_the_file_is_obeyed(here, run):
    (here / "checker.toml").write_text('fail-on = "never"\nformat = "github"\nmessages = "en"\n', encoding="utf-8")
    status, out, _ = run("check", "left.md", "right.md")
    assert status == 0
    assert out.startswith("::error file=left.md")
    assert "Conflict" in out
    assert run("check", "left.md", "right.md", "--fail-on", "conflict").status == 1


def test_other_commands_keep_formats_of_their_own(here, run):
    (here / "checker.toml").write_text('format = "github"\noutput = "report"\n', encoding="utf-8")
    status, out, _ = run("facts", "left.md")
    assert status == 0
    assert "Quatorze dirigeants" in out
    assert not (here / "report").exists()


def test_the_nearest_file_upwards_wins_over_pyproject(here, shown):
    (here / "pyproject.toml").write_text("[tool.checker]\nwidth = 50\n", encoding="utf-8")
    assert shown()["width"] == (50, "pyproject.toml:2")
    (here.parent / "checker.toml").write_text("\nwidth = 51\n", encoding="utf-8")
    assert shown()["width"] == (51, "../checker.toml:2")
    (here / "checker.toml").write_text("width = 52\n", encoding="utf-8")
    assert shown()["width"] == (52, "checker.toml:1")
    (here.parent / "other.toml").write_text("width = 53\n", encoding="utf-8")
    assert shown("--config", "../other.toml")["width"] == (53, "../other.toml:1")


def test_a_pyproject_without_the_table_is_passed_over(here, shown):
    (here / "pyproject.toml").write_text("this is not TOML, and not ours\n", encoding="utf-8")
    (here.parent / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.checker]\nwidth = 50\n')
    assert shown()["width"] == (50, "../pyproject.toml:4")


def test_paths_are_relative_to_the_file(here, shown):
    (here.parent / "checker.toml").write_text(EVERY, encoding="utf-8")
    found = shown()
    assert found["rules"][0] == ["../mine"]
    assert found["baseline"][0] == "../accepted.json"
    assert found["output"][0] == "../out/report.json"
    assert found["model"][0] == "some_model"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('lang = "fr"\nfail_on = "never"\n', "checker.toml:2: unknown key 'fail_on'; did you mean 'fail-on'?"),
        ('[[ignores]]\nrule = "place"\nreson = "x"\n', "checker.toml:3: unknown key 'reson'; did you mean 'reason'?"),
        ("nothing = 1\n", "checker.toml:1: unknown key 'nothing'; known: lang, messages"),
        ('[[ignores]]\nrule = "a"\nreason = "b"\n\n[[ignores]]\nrule = "place"\n', "checker.toml:5: ignores.2.reason"),
        ('[[ignores]]\nreason = "x"\n', "checker.toml:1: ignores.1: says neither rule, sources nor event"),
        ("rules = [\n  'a',\n  3,\n]\n", "checker.toml:1: rules.2: Input should be a valid string, not '3'"),
        ('width = "80"\n', "checker.toml:1: width: Input should be a valid integer, not '80'"),
        ("width = true\n", "checker.toml:1: width: "),
        ("width = 3\n", "checker.toml:1: width: "),
        ('lang = "de"\n', "checker.toml:1: lang: no language pack 'de'; there are: auto, en, fr"),
        ('format = "jsn"\n', "checker.toml:1: format: no format 'jsn'; did you mean 'json'?"),
        ('date = "hier"\n', "checker.toml:1: date: not an ISO date"),
        ('lang = "fr"\nlang = "en"\n', "checker.toml:2: not valid TOML: Cannot overwrite a value"),
        ('lang = "fr\n', "checker.toml:1: not valid TOML"),
        ("a = [1,\n", "checker.toml:2: not valid TOML"),
        ("\0", "checker.toml:1: not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, complaint, here, run):
    (here / "checker.toml").write_text(text, encoding="utf-8")
    status, out, err = run("check", "left.md", "right.md")
    assert (status, out) == (2, "")
    assert err.startswith(f"checker: {complaint}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("path", ["missing.toml", "."])
def test_a_file_that_is_named_must_be_there(path, here, run):
    status, _, err = run("check", "left.md", "--config", path)
    assert status == 2
    assert err.startswith(f"checker: {path}: ")


def test_a_pyproject_that_is_named_must_have_the_table(here, run):
    (here / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    status, _, err = run("check", "left.md", "--config", "pyproject.toml")
    assert (status, err) == (2, "checker: pyproject.toml: has no table [tool.checker]\n")


def test_text_shows_the_same(here, run):
    (here / "checker.toml").write_text(EVERY, encoding="utf-8")
    status, out, err = run("config", "--width", "120", "--messages", "en")
    assert (status, err) == (0, "")
    assert "checker.toml:9" in out
    assert '["event-date"]' in out
    assert "command line" in out


def test_the_schema_says_what_the_file_may(run):
    schema = json.loads(run("schema", "config").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    every = {"width": 60, "fail-on": "never", "ignores": [{"rule": "place", "reason": "x", "until": "2030-01-01"}]}
    jsonschema.validate(every, schema)
    for wrong in ({"fail_on": "never"}, {"width": "60"}, {"ignores": [{"rule": "place"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\nrules = " + "[" * 100_000, 2, "nested too deeply"),
        ("x = " + "{a=" * 10_000, 1, "nested too deeply"),
        ("a" + ".a" * 20_000 + " = 1", 1, "nested too deeply"),
        ("width = " + "9" * 5000, None, "too long"),
        ('output = "\\u0000"', 1, "output: holds a NUL"),
        ('lexicon = ["a", "\\u0000"]', 1, "lexicon.2: holds a NUL"),
        ("jobs = 999999999999", 1, "jobs: "),
        ("max-bytes = 99999999999999999999", 1, "max-bytes: "),
        ('"\\u001b[31m" = 1', 1, r"unknown key '\x1b[31m'"),
        ('lang = "' + "x" * 100_000 + '"', 1, "lang: no language pack"),
    ],
)
def test_a_configuration_that_was_made_to_break(text, line, said, here, run):
    (here / "checker.toml").write_text(text, encoding="utf-8")
    status, _, err = run("check", "left.md", "right.md")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith(f"checker: checker.toml:{line}: " if line else "checker: checker.toml: ")
    assert said in err
    assert len(err) < 1200


def test_a_long_list_takes_no_longer_than_its_lines(here):
    def parsing(number):
        path = here / f"{number}.toml"
        path.write_text("rules = [\n" + '  "a",\n' * number + "]\n", encoding="utf-8")
        return calls(lambda: toml_lines(path))

    assert parsing(400) < 2.5 * parsing(200)


def test_a_huge_file_of_another_tool_is_not_read(here, run):
    with (here / "pyproject.toml").open("wb") as file:
        file.truncate(10**10)
    status, _, err = run("check", "left.md", "right.md")
    assert (status, err) == (2, "checker: pyproject.toml: larger than 2000000 bytes\n")


KEYS = st.sampled_from(["a", "b", "c-d", '"e f"'])
VALUES = st.one_of(
    st.integers(0, 9).map(str),
    st.sampled_from(['"x = 1"', '"""\na = 1\n[b]\n"""', "[\n  1,\n  2,\n]", "{ x = 1 }", "2025-01-01", "[ # ]\n]"]),
)


@given(st.lists(st.tuples(st.integers(0, 2), st.dictionaries(KEYS, VALUES, max_size=4)), max_size=5))
def test_every_key_has_the_line_on_which_it_stands(tmp_path_factory, tables):
    """Written with a known place for each key; values look like keys and headings on purpose."""
    text, expected = "", {}
    for number, (blank, keys) in enumerate(tables):
        text += "\n# x = 1\n" * blank
        expected["t", number] = text.count("\n") + 1
        text += "[[t]]\n"
        for key, value in keys.items():
            expected["t", number, key.strip('"')] = text.count("\n") + 1
            text += f"{key} = {value}\n"
    path = tmp_path_factory.mktemp("toml") / "x.toml"
    path.write_text(text, encoding="utf-8")
    load_toml(path)
    lines = toml_lines(path)
    assert {place: lines[place] for place in expected} == expected


def test_dates_of_all_kinds(here, shown):
    for given_, meant in (
        ("2025-03-16", "2025-03-16T00:00:00"),
        ("2025-03-16T19:07:00Z", "2025-03-16T19:07:00"),
        ('"2025-03-16T19:07"', "2025-03-16T19:07:00"),
    ):
        (here / "checker.toml").write_text(f"date = {given_}\n", encoding="utf-8")
        assert shown()["date"] == (meant, "checker.toml:1")
