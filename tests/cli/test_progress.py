"""Progress: on a terminal, once work is long, and gone when it ends."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from checker import CheckOptions, check
from checker.cli.progress import long_work
from tests.support.reading import article


class Terminal(StringIO):
    """A standard error that says it is one."""

    def isatty(self) -> bool:
        return True


def standard_error(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put one in its place; within the test, since pytest puts its own there between set-up and test."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    return terminal


def shows(terminal: Terminal, words: str, follow: object, *steps: int | None) -> bool:
    """Go on reporting until the words are there; the bar draws itself some times a second."""
    return any(follow(*steps) or words in terminal.getvalue() for _ in range(5_000_000))  # type: ignore[operator]


def test_it_counts_what_is_done(monkeypatch):
    terminal = standard_error(monkeypatch)
    with long_work("checker: reading…", after=0) as follow:
        assert shows(terminal, "checker: reading… 3/4", follow, 3, 4)


def test_what_is_not_bounded_is_counted_too(monkeypatch):
    terminal = standard_error(monkeypatch)
    with long_work("checker: filing…", after=0) as follow:
        assert shows(terminal, "checker: filing… 3", follow, 3, None)
    assert "3/" not in terminal.getvalue()


def test_short_work_says_nothing(monkeypatch):
    terminal = standard_error(monkeypatch)
    with long_work("checker: reading…", after=3600) as follow:
        follow(1, 2)
    assert terminal.getvalue() == ""


def test_without_a_terminal_nothing_is_said(capsys):
    with long_work("checker: reading…", after=0) as follow:
        follow(1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_check_reports_each_article():
    steps: list[tuple[int, int]] = []
    articles = [article(f"Le feu de Brest a fait {n} morts.") for n in ("deux", "trois")]
    check(articles, CheckOptions(follow=lambda done, total: steps.append((done, total))))
    assert steps == [(1, 2), (2, 2)]
