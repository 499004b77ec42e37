"""Running the command in this process, its streams caught."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from checker.cli import main


class Ran(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``checker`` with these arguments, in a French locale unless the environment says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run_(*args: object) -> Ran:
        try:
            status = main([str(arg) for arg in args])
        except SystemExit as leaving:  # --help and --version
            status = leaving.code if isinstance(leaving.code, int) else 0
        return Ran(status, *capsys.readouterr())

    return run_


@pytest.fixture
def article(tmp_path) -> Callable[..., str]:
    """Writes an article of a given name and gives its path."""

    def write(name: str, text: str | Sequence[str]) -> str:
        path = tmp_path / name
        path.write_text(text if isinstance(text, str) else "\n".join(text), encoding="utf-8")
        return str(path)

    return write
