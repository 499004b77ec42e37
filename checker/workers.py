"""Reading articles through on several cores: each worker is a process that calls one pure function.

What comes out, and its order, are those of one worker.  Articles go out in bundles, few of them at a time, so that
however many there are, no more are held than the workers have in hand.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from itertools import chain
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

from checker.articles.model import Article
from checker.errors import WorkerError
from checker.lexicon import folders_in_force, lexicons
from checker.resources import languages_of, own_languages

if TYPE_CHECKING:
    from checker.events.model import Told

Other = TypeVar("Other")

_PAYS = 1_500_000
"""Code points from which workers pay: each takes more than a second to start."""
_BUNDLE = 50_000
"""Code points of the articles that go to a worker at once."""
_IN_HAND = 3
"""Bundles that a worker has in hand or before it."""
_KILLED = (
    "a worker process was killed, perhaps because memory ran out: run again with --jobs 1, "
    "or with fewer articles at a time"
)

_in_force = ExitStack()
"""In a worker: the lexicons and languages of the process that started it."""


def tell_all(items: Iterable[Article | Other], model: str | None, jobs: int | None) -> Iterator[Told | Other]:
    """Analyse articles and extract what they tell; whatever else comes by is handed on in its place.

    Args:
        items: articles, and other things.
        model: an installed spaCy pipeline, or None.
        jobs: how many workers; None for as many as there are cores where there is enough to read.

    Raises:
        WorkerError: a worker process was killed.
        UsageError: the model cannot be loaded.
    """
    from checker.pipeline import tell

    items = iter(items)
    if jobs is None:
        jobs = cores()
        first, enough = _enough(items) if jobs > 1 else ([], False)
        items, jobs = chain(first, items), jobs if enough else 1
    if jobs == 1:
        for item in items:
            yield tell(item, model) if isinstance(item, Article) else item
        return
    with _pool(jobs) as pool:
        under_way: deque[tuple[list[Article | Other], Future[list[Told]]]] = deque()
        for bundle in _bundles(items):
            articles = [item for item in bundle if isinstance(item, Article)]
            with _unheard():  # the processes start here, and a worker leaves Ctrl-C to this one
                under_way.append((bundle, pool.submit(_tell, articles, model)))
            if len(under_way) >= _IN_HAND * jobs:
                yield from _told(*under_way.popleft())
        while under_way:
            yield from _told(*under_way.popleft())


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _enough(items: Iterator[Article | Other]) -> tuple[list[Article | Other], bool]:
    """The first of the items, and whether so much text is in them that workers pay."""
    first: list[Article | Other] = []
    size = 0
    for item in items:
        first.append(item)
        size += _size(item)
        if size >= _PAYS:
            return first, True
    return first, False


def _bundles(items: Iterable[Article | Other]) -> Iterator[list[Article | Other]]:
    bundle: list[Article | Other] = []
    size = 0
    for item in items:
        bundle.append(item)
        size += _size(item)
        if size >= _BUNDLE:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _size(item: object) -> int:
    return len(item.body) if isinstance(item, Article) else 1


def _told(bundle: list[Article | Other], future: Future[list[Told]]) -> Iterator[Told | Other]:
    told = iter(future.result())
    for item in bundle:
        if isinstance(item, Article):
            one = next(told)
            one.article = item  # not its copy: one text is held
            yield one
        else:
            yield item


@contextmanager
def _pool(jobs: int) -> Generator[ProcessPoolExecutor]:
    """Worker processes, which are gone when the block is left, however it is."""
    # spawned, not forked: threads may be running here, and other systems know no forking
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (own_languages(), folders_in_force()))
    try:
        yield pool
    except BrokenProcessPool:
        raise WorkerError(_KILLED) from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _unheard() -> Generator[None]:
    """Hold Ctrl-C back for a moment; processes that start meanwhile never hear it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---- in a worker


def _begin(languages: tuple[str, ...], folders: tuple[str, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _in_force.enter_context(languages_of(languages))
    _in_force.enter_context(lexicons(*folders))


def _leave_with_parent() -> None:
    """End this process when the one that started it is gone, whatever killed it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _tell(articles: list[Article], model: str | None) -> list[Told]:
    from checker.pipeline import tell

    return [tell(article, model) for article in articles]
