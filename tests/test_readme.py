"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from checker import extract, find_values, languages, lexicons
from checker.articles.json_articles import FIELDS
from checker.cli import main
from checker.rules.load import ENTRY_POINTS
from tests.support.reading import article, facts, verdicts

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHOWN = [tuple(block[2:].split("\n", 1)) for language, block in BLOCKS if language == "console"]
SNIPPETS = [block for language, block in BLOCKS if language == "python"]


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_console_blocks_show_what_the_command_prints(command, output, capsys, monkeypatch):
    """``RECOUPE_WRITE_GOLDEN=1 pytest tests/test_readme.py`` writes them anew."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    program, *args = shlex.split(command)
    assert program == "checker"
    main(args)
    printed = capsys.readouterr().out
    if os.environ.get("RECOUPE_WRITE_GOLDEN"):
        now = (ROOT / "README.md").read_text(encoding="utf-8")
        (ROOT / "README.md").write_text(now.replace(output, printed), encoding="utf-8")
    else:
        assert printed == output


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_python_snippets_run(snippet, monkeypatch):
    monkeypatch.chdir(ROOT)
    exec(compile(snippet, "README.md", "exec"), {"__name__": "readme"})


def test_both_commands_are_there():
    blocks = [block for language, block in BLOCKS if language == "bash"]
    assert any("checker check samples/" in block for block in blocks)
    assert any("pytest" in block for block in blocks)


def test_every_option_of_the_table_exists(capsys):
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    help_ = capsys.readouterr().out
    options = set(re.findall(r"^\| `(--[\w-]+)", README, re.MULTILINE))
    assert options
    assert [option for option in options if option not in help_] == []


def test_every_path_that_is_named_exists():
    named = set(re.findall(r"`((?:rules|checker|samples|tests)/[\w./-]+)`", README))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def blocks(language, begin):
    """The blocks of a language that begin so."""
    return [block for kind, block in BLOCKS if kind == language and block.startswith(begin)]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder of its own with the articles of a sample."""
    shutil.copytree(ROOT / "samples" / "sommet-alliance-maritime", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_configuration_that_is_shown_is_one(desk, capsys):
    (desk / "checker.toml").write_text(blocks("toml", "messages")[0], encoding="utf-8")
    assert main(["baseline", "articles"]) == 0
    assert main(["check", "articles"]) == 0
    assert main(["config"]) == 0
    assert "checker.toml:7" in capsys.readouterr().out


def test_the_workflow_runs_and_annotates(desk, capsys):
    job = yaml.safe_load(blocks("yaml", "name: articles")[0])["jobs"]["articles"]
    commands = [step["run"] for step in job["steps"] if step.get("run", "").startswith("checker ")]
    assert [main(shlex.split(command)[1:]) for command in commands] == [1]
    assert "::error file=articles/a.md,line=" in capsys.readouterr().out


def test_the_baseline_commands_run_one_after_the_other(desk, capsys):
    commands = [line.partition("#")[0] for line in blocks("bash", "checker baseline articles/")[0].splitlines()]
    assert [main(shlex.split(command)[1:]) for command in commands] == [0, 0], capsys.readouterr()


def test_the_hook_that_is_shown_exists():
    (shown,) = yaml.safe_load(blocks("yaml", "- repo")[0])
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in shown["hooks"]} <= {hook["id"] for hook in hooks}


def test_the_entry_point_that_is_shown_is_of_the_group_that_is_read():
    shown = tomllib.loads(blocks("toml", "[project")[0])
    assert list(shown["project"]["entry-points"]) == [ENTRY_POINTS]


def test_the_words_that_are_shown_do_what_is_said(tmp_path):
    (tmp_path / "words.yaml").write_text(blocks("yaml", "lang:")[0], encoding="utf-8")
    theft = (
        article("Le vol au musée de Brive : huit tapisseries ont disparu dimanche.", source="Le Phare"),
        article("Les voleurs du musée de Brive ont emporté onze tentures dimanche.", source="La Balise"),
    )
    masters = (
        article("Le maître de port, Marie Kerbrat, a donné le départ de la régate de Concarneau jeudi.", source="A"),
        article("La maîtresse de port, Anne Le Goff, a ouvert la régate de Concarneau jeudi.", source="B"),
    )
    office, name = (
        "La mission, dirigée par la maire de Concarneau, est partie jeudi vers la bouée de Penfret.",
        "La mission, dirigée par Marie Kerbrat, est partie jeudi de Concarneau vers la bouée de Penfret.",
    )
    then, later = (
        [article(text, source=text[:30], published=day) for text in (office, name)]
        for day in (date(2026, 3, 20), date(2027, 3, 19))
    )
    assert verdicts(*theft) == verdicts(*masters) == verdicts(*then) == verdicts(*later) == []
    with lexicons(tmp_path):
        assert verdicts(*theft) == verdicts(*masters) == verdicts(*later) == ["conflict"]
        assert verdicts(*then) == []
        (leader,) = facts(office, "leader", published=date(2026, 3, 20))
        assert leader.value.labels == ("Marie Kerbrat",)
        assert places("L’incendie s’est déclaré dimanche à Londinium.") == {"city:2643743"}


def places(text):
    return {key for fact in facts(text, "place") for key in fact.value.keys}


def test_the_language_that_is_shown_reads_what_is_said(tmp_path):
    pack = tmp_path / "es"
    pack.mkdir()
    shown = [block.split("\n", 1) for block in blocks("yaml", "# es/")]
    for name, content in shown:
        (tmp_path / name.removeprefix("# ")).write_text(content, encoding="utf-8")
    assert len(list(pack.iterdir())) == len(shown)
    (sentence,) = re.findall(r"« (La manifestación reunió[^»]*) »", README.replace("\n", " "))
    french = "La manifestation a réuni 30 000 manifestants samedi 9 mai 2026 à Séville, selon les syndicats."
    with languages(tmp_path):
        spanish = article(f"{sentence}.", source="El Faro", lang="auto", published=date(2026, 5, 10))
        assert spanish.lang == "es"
        counted, day = extract(spanish)[:2]
        assert (counted.attribute, counted.text) == ("participants_count", "unos 12 000 manifestantes")
        assert counted.attributed_to == "policía"
        assert day.text == "sábado 9 de mayo"
        assert verdicts(spanish, article(french, source="Le Phare", published=date(2026, 5, 10))) == ["divergence"]
        assert find_values("una veintena, más de treinta y dos mil personas, 12,5 €", "es")[1].text.endswith("dos mil")


def test_the_names_of_fields_in_json_are_those_that_are_read():
    rows = re.findall(r"^\| (\w+) \| (`.*`) \| .* \|$", README, re.MULTILINE)
    shown = {field: tuple(re.findall(r"`(\w+)`", names.lower())) for field, names in rows}
    assert {("body" if field == "text" else field): names for field, names in shown.items()} == FIELDS


def test_the_rule_that_is_shown_passes_its_examples(tmp_path, capsys):
    shown = next(block for language, block in BLOCKS if language == "yaml" and block.startswith("id:"))
    name = re.match(r"id: (\S+)", shown)
    assert name
    (tmp_path / f"{name[1]}.yaml").write_text(shown, encoding="utf-8")
    assert main(["rules", "test", str(tmp_path)]) == 0, capsys.readouterr().out
