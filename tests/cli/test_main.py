"""What every command shares: help, version, usage errors, streams."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli.parser import message_language
from checker.cli.streams import emit, wants_color
from checker.errors import UsageError
from checker.version import __version__

ROOT = Path(__file__).parents[2]
COMMANDS = (
    "check",
    "facts",
    "values",
    "explain",
    "evaluate",
    "report",
    "rules",
    "baseline",
    "batch",
    "config",
    "schema",
)


def test_help_names_every_command(run):
    status, out, err = run("--help")
    assert (status, err) == (0, "")
    assert [name for name in COMMANDS if f"\n    {name} " not in out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, run):
    status, out, _ = run(command, "--help")
    assert status == 0
    assert out.startswith(f"usage: checker {command}")


def test_version(run):
    assert run("--version") == (0, f"checker {__version__}\n", "")


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("chek",),
        ("check",),
        ("check", "a.md", "--format", "csv"),
        ("check", "a.md", "--fail-on", "doubt"),
        ("check", "a.md", "--date", "hier"),
        ("check", "a.md", "--width", "3"),
        ("check", "a.md", "--width", "9" * 99),
        ("check", "a.md", "--max-bytes", "-1"),
        ("check", "a.md", "--jobs", "999999999999999"),
        ("check", "a.md", "--lang", "xx"),
        ("schema", "truth"),
        ("batch", "a.jsonl"),
        ("batch", "a.jsonl", "out", "--engine", "dask"),
        ("batch", "a.jsonl", "out", "--conf", "spark.driver.memory"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(args, run):
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert err.startswith("checker: ")
    assert "--help" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "fr"),
        ({"LANG": "C"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "fr"),
    ],
)
def test_language_of_messages_follows_the_locale(environment, language):
    assert message_language(environment) == language


@pytest.mark.parametrize(
    ("choice", "environment", "wanted"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {}, False),
        ("auto", {}, False),
        ("auto", {"NO_COLOR": "1"}, False),
    ],
)
def test_colour_as_asked_and_never_into_a_pipe(choice, environment, wanted):
    assert wants_color(choice, None, environment) is wanted


def test_output_replaces_a_file_whole(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("before")
    path.chmod(0o640)
    emit("après\n", str(path))
    assert path.read_text(encoding="utf-8") == "après\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [child.name for child in tmp_path.iterdir()] == ["report.txt"]


def test_output_goes_through_a_link(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("before")
    link.symlink_to(target)
    emit("after", str(link))
    assert link.is_symlink()
    assert target.read_text() == "after"


def test_output_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(UsageError, match=r"missing/report\.txt: cannot be written"):
        emit("x", str(tmp_path / "missing" / "report.txt"))
    assert list(tmp_path.iterdir()) == []


def process(*args, **more):
    """The command in a process of its own."""
    return subprocess.Popen([sys.executable, "-m", "checker", *args], stdout=subprocess.PIPE, **more)


def test_output_is_utf_8_in_the_c_locale():
    with process("rules", env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}) as child:
        out, _ = child.communicate()
    assert child.returncode == 0
    assert "Règle" in out.decode("utf-8")


def test_a_reader_that_leaves_gets_no_traceback():
    with process("rules", stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.close()
        _, err = child.communicate()
    assert (child.returncode, err) == (141, b"")


@pytest.mark.parametrize("command", [("rules",), ("values",), ("schema", "report"), ("--version",)])
def test_a_full_disk_behind_standard_output_is_one_line(command):
    with Path("/dev/full").open("wb") as full:
        line = b'{"text": "douze morts"}\n'
        done = subprocess.run(
            [sys.executable, "-m", "checker", *command], input=line * 2000, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert done.stderr == b"checker: standard output: cannot be written: No space left on device\n"


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_stream_that_is_closed_is_an_empty_one(closed, tmp_path):
    for name, number in (("a.txt", "Vingt"), ("b.txt", "Trente")):
        text = f"{number} dirigeants se sont réunis vendredi 13 novembre 2026 à Oslo."
        (tmp_path / name).write_text(text, encoding="utf-8")
    code = f"import os, sys; os.close({closed}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    check = ["-m", "checker", "check", "a.txt", "b.txt"] + ["-"] * (closed == 0)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, *check], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == ((2, "checker: -: is empty\n") if closed == 0 else (1, ""))


def test_a_working_directory_that_is_gone_is_one_line(tmp_path, run, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    status, _, err = run("check", "a.txt")
    assert (status, err) == (2, "checker: the working directory is no more; change to another one\n")


def test_a_large_limit_takes_no_room(article, run):
    path = article("a.txt", "Vingt dirigeants se sont réunis vendredi 13 novembre 2026 à Oslo.")
    assert run("facts", path, "--max-bytes", "9" * 15, "--max-chars", "9" * 15).status == 0


@pytest.mark.parametrize("name", [b"\xff.txt", b"a\nb\x1b[31m.txt"])
def test_a_hostile_path_is_one_line(name):
    with process(b"check", name, b"--format", b"json", stderr=subprocess.PIPE) as child:
        out, err = child.communicate()
    assert child.returncode == 2
    assert err.count(b"\n") == 1
    assert b"\x1b" not in err
    assert len(json.loads(out)["errors"]) == 1


class Broken(io.StringIO):
    """A standard input that fails when it is read."""

    def __init__(self, failure):
        super().__init__()
        self.failure = failure

    def __next__(self):
        raise self.failure


@pytest.mark.parametrize(
    ("failure", "status", "words"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (MemoryError(), 2, "not enough memory: give fewer or shorter articles"),
        (RuntimeError("x\ny"), 2, "internal error: RuntimeError: x y"),
    ],
)
def test_what_cuts_a_command_short_is_one_line(failure, status, words, run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Broken(failure))
    ran = run("values")
    assert ran.status == status
    assert ran.err.startswith(f"checker: {words}")
    assert ran.err.count("\n") == 1


def test_verbose_shows_the_traceback(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Broken(RuntimeError("x")))
    with pytest.raises(RuntimeError):
        run("values", "--verbose")


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("chekc",), "no 'chekc'; did you mean 'check'?"),
        (("check", "a.md", "--formt", "json"), "unknown option --formt; did you mean '--format'?"),
        (("check", "a.md", "--format=jsn"), "no 'jsn'; did you mean 'json'?"),
        (("archive", "lst", "--archive", "x"), "no 'lst'; did you mean 'list'?"),
        (("check", "a.md", "--fail-on", "doubt"), "one of conflict, divergence, imprecision, update, never"),
    ],
)
def test_what_is_misspelt_is_told_with_what_is_near(args, hint, run):
    status, _, err = run(*args)
    assert status == 2
    assert hint in err
