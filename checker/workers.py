"""Reading articles through on several cores: each worker is a process that calls one pure function.

What comes out, and its order, are those of one worker.  Articles go out in bundles, few of them at a time, so that
however many there are, no more are held than the workers have in hand.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

from checker.articles.model import Article
from checker.errors import InputError, WorkerError
from checker.lexicon import folders_in_force, lexicons
from checker.limits import COLLECTED_AFTER
from checker.resources import languages_of, own_languages

if TYPE_CHECKING:
    from checker.events.model import Told

Other = TypeVar("Other")
T = TypeVar("T")
R = TypeVar("R")

_PAYS = 1_500_000
"""Code points from which workers pay: each takes more than a second to start."""
_BUNDLE = 50_000
"""Code points of the articles that go to a worker at once."""
_IN_HAND = 3
"""Bundles, or other pieces of work, that a worker has in hand or before it."""
_KILLED = (
    "a worker process was killed, perhaps because memory ran out: run again with --jobs 1, "
    "or with fewer articles at a time"
)

_in_force = ExitStack()
"""In a worker: the lexicons and languages of the process that started it."""


def tell_all(
    items: Iterable[Article | Other], model: str | None, jobs: int | None, *, debug: bool = False
) -> Iterator[Told | InputError | Other]:
    """Analyse articles and extract what they tell; whatever else comes by is handed on in its place.

    An article at which the analysis fails becomes an error, and the others are still told.

    Args:
        items: articles, and other things.
        model: an installed spaCy pipeline, or None.
        jobs: how many workers; None for as many as there are cores where there is enough to read.
        debug: let a failure out instead.

    Raises:
        WorkerError: a worker process was killed.
        UsageError: the model cannot be loaded.
    """
    from checker.pipeline import tell_safely

    items = iter(items)
    if jobs is None:
        jobs = cores()
        first, enough = _enough(items) if jobs > 1 else ([], False)
        items, jobs = chain(first, items), jobs if enough else 1
    if jobs == 1:
        for item in items:
            yield tell_safely(item, model, debug=debug) if isinstance(item, Article) else item
        return
    handed: deque[list[Article | Other]] = deque()

    def articles() -> Iterator[list[Article]]:
        for bundle in _bundles(items):
            handed.append(bundle)
            yield [item for item in bundle if isinstance(item, Article)]

    with worker_pool(jobs) as pool:
        for told in pool.map(partial(_tell, model=model, debug=debug), articles()):
            yield from _in_place(handed.popleft(), told)


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


def _in_place(bundle: list[Article | Other], told: list[Told | InputError]) -> Iterator[Told | InputError | Other]:
    in_order = iter(told)
    for item in bundle:
        if isinstance(item, Article):
            one = next(in_order)
            if not isinstance(one, InputError):
                one.article = item  # not its copy: one text is held
            yield one
        else:
            yield item


class Workers:
    """Processes that share the lexicons and languages of this one."""

    def __init__(self, executor: ProcessPoolExecutor, jobs: int) -> None:
        """Use the processes of an executor, which has as many as ``jobs``."""
        self._executor = executor
        self._most = _IN_HAND * jobs

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The results in the order of the items, of which no more are taken than the workers soon need."""
        under_way: deque[Future[R]] = deque()
        for item in items:
            with _unheard():  # the processes start here, and a worker leaves Ctrl-C to this one
                under_way.append(self._executor.submit(function, item))
            if len(under_way) >= self._most:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


@contextmanager
def worker_pool(jobs: int) -> Generator[Workers]:
    """Worker processes, which are gone when the block is left, however it is.

    Raises:
        WorkerError: a worker process was killed.
    """
    # spawned, not forked: threads may be running here, and other systems know no forking
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (own_languages(), folders_in_force()))
    try:
        yield Workers(executor, jobs)
    except BrokenProcessPool:
        raise WorkerError(_KILLED) from None
    finally:
        executor.shutdown(cancel_futures=True)


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
    gc.set_threshold(COLLECTED_AFTER)
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


def _tell(articles: list[Article], model: str | None, debug: bool) -> list[Told | InputError]:
    from checker.pipeline import tell_safely

    return [tell_safely(article, model, debug=debug) for article in articles]
