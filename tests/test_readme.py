"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from checker.cli import main

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


def test_the_rule_that_is_shown_passes_its_examples(tmp_path, capsys):
    shown = next(block for language, block in BLOCKS if language == "yaml" and block.startswith("id:"))
    name = re.match(r"id: (\S+)", shown)
    assert name
    (tmp_path / f"{name[1]}.yaml").write_text(shown, encoding="utf-8")
    assert main(["rules", "test", str(tmp_path)]) == 0, capsys.readouterr().out
