"""Progress of long work: on standard error, on a terminal, and only once it is long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

Follow = Callable[[int, int | None], None]
"""Told how much is done, and of how much (None when that is not known)."""

_AFTER = 2.0
"""Seconds of silence before a terminal is told that work goes on."""


@contextmanager
def long_work(words: str, after: float = _AFTER) -> Generator[Follow]:
    """Say on a terminal that work goes on when it lasts more than ``after`` seconds; else nothing.

    Yields:
        What to call with each step: count, rate and time left are then shown too.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    bar = _Bar(words)
    timer = threading.Timer(after, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar.follow
    finally:
        timer.cancel()
        timer.join()
        bar.hide()


class _Bar:
    """A line of rich's that comes late and leaves nothing behind."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._done: tuple[int, int | None] = (0, None)
        self._shown: Progress | None = None

    def follow(self, done: int, total: int | None) -> None:
        self._done = (done, total)
        if self._shown is not None:
            self._shown.update(self._shown.task_ids[0], completed=done, total=total)

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
        from rich.text import Text

        class Far(ProgressColumn):
            """«120/400, 38/s, 7 s left», as much of it as is known."""

            def render(self, task: Task) -> Text:
                if not task.completed:
                    return Text("")
                parts = [f"{task.completed:.0f}" + (f"/{task.total:.0f}" if task.total is not None else "")]
                if task.speed is not None:
                    parts.append(f"{task.speed:.3g}/s")
                if task.time_remaining is not None:
                    parts.append(f"{task.time_remaining:.0f} s left")
                return Text(", ".join(parts))

        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            Far(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        done, total = self._done
        bar.add_task(self._words, completed=done, total=total)
        bar.start()
        self._shown = bar

    def hide(self) -> None:
        if self._shown is not None:
            self._shown.stop()
