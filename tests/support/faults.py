"""Faults at an archive, injected one after another into processes that write it: ``python -m tests.support.faults``.

Each trial forks a process that files articles, or upgrades an archive of an older schema, and is cut short where the
seed says.  What is left is then opened as any other process would, and looked at.  One line of JSON a trial:

``hit``       whether the fault came about
``error``     what the writer said, where it lived to say it
``lost``      articles that it had acknowledged and that are not there
``torn``      what ``checker archive verify`` finds, and articles that nobody filed
``finished``  whether filing the same articles again then completed the archive
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

from checker.archive.codec import with_own_id
from checker.archive.schema import SCHEMA
from checker.archive.store import Archive
from checker.archive.verify import problems
from checker.errors import ArchiveError
from checker.events.model import Told

Fault = Callable[[int], None]
"""Arranges, in the writing process, for what goes wrong; the number says where."""


def killed_at_instruction(number: int) -> None:
    """Die within a statement, at the n-th step of SQLite's machine."""
    connect, left = sqlite3.connect, [number]

    def step() -> int:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def watched(*args, **kwargs):
        connection = connect(*args, **kwargs)
        connection.set_progress_handler(step, 3)
        return connection

    sqlite3.connect = watched


def killed_at_byte(number: int) -> None:
    """Die within a write, after the n-th byte of a file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))


def no_room_after(number: int) -> None:
    """Every file may have so many bytes, and writing more fails."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))


FAULTS: dict[str, tuple[Fault, int]] = {
    "instruction": (killed_at_instruction, 20_000),
    "byte": (killed_at_byte, 350_000),
    "room": (no_room_after, 350_000),
}
"""Each fault, and the range of the number that says where."""


def older(path: str, told: list[Told], version: int) -> list[str]:
    """Make an archive as an older program left it, and give the ids in it."""
    with Archive(path, "create") as archive:
        for one in told:
            archive.add(one)
        archive.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        tables = {"findings": 2}
        for table, since in tables.items():
            if since > version:
                archive.rows(f"DROP TABLE {table}_articles")
                archive.rows(f"DROP TABLE {table}")
        archive.rows(f"PRAGMA user_version = {version}")
    return [with_own_id(one).article.id for one in told]


def write(path: str, told: list[Told], say: Callable[[str], None]) -> None:
    """File articles and acknowledge each."""
    with Archive(path, "create") as archive:
        for one in told:
            archive.add(one)
            say(with_own_id(one).article.id)


def forked(work: Callable[[Callable[[str], None]], None]) -> tuple[int, list[str], str]:
    """Work in a process of its own: its status, the whole lines that it said, and its error."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda line: (os.write(writing, f"{line}\n".encode()), None)[1])
        except ArchiveError as error:
            os.write(writing, f"!{error}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        lines = [line.rstrip("\n") for line in stream if line.endswith("\n")]
    _, status = os.waitpid(child, 0)
    error = next((line[1:] for line in lines if line.startswith("!")), "")
    return status, [line for line in lines if not line.startswith("!")], error


def left_behind(path: str, told: list[Told], acknowledged: list[str]) -> dict[str, object]:
    """What is found in an archive whose writer was cut short."""
    given = {with_own_id(one).article.id for one in told}
    if not Path(path).exists() or not Path(path).stat().st_size:
        found, torn = set[str](), []
    else:
        with Archive(path, "create") as archive:
            found = {entry.id for entry in archive.entries()}
            torn = [*problems(archive), *sorted(found - given)]
    write(path, told, lambda _: None)
    with Archive(path) as archive:
        whole = {entry.id for entry in archive.entries()} == given and not list(problems(archive))
    return {"lost": sorted(set(acknowledged) - found), "torn": torn, "finished": whole}


def trial(kind: str, folder: Path, told: list[Told], seed: int, *, upgrade: bool) -> dict[str, object]:
    """One fault."""
    path = str(folder / f"{kind}-{seed}.db")
    choose, (fault, most) = random.Random(seed), FAULTS[kind]
    kept: list[str] = []
    if upgrade:
        kept = older(path, told, choose.randrange(1, SCHEMA))
        most = {"instruction": 180, "byte": 40_000, "room": 40_000}[kind]
    number = choose.randrange(most)

    def work(say: Callable[[str], None]) -> None:
        fault(number)
        if upgrade:
            Archive(path, "write").connection.close()
        else:
            write(path, told, say)

    status, lines, error = forked(work)
    seen = left_behind(path, told, kept + lines)
    return {"hit": bool(os.WIFSIGNALED(status) or error), "error": error.removeprefix(path), **seen}


def crowd(path: str, told: list[Told], writers: int, readers: int) -> dict[str, object]:
    """Writers and readers at one archive at once, a backup and a verification among them."""
    shares = [told[n::writers] for n in range(writers)]
    Archive(path, "create").connection.close()

    def read(say: Callable[[str], None]) -> None:
        from checker.archive.copies import backup

        with Archive(path) as archive:
            seen = 0
            for turn in range(6):
                entries = list(archive.entries())
                if len(entries) < seen or list(problems(archive)):
                    say("torn")
                seen = len(entries)
                copy = f"{path}.{os.getpid()}.{turn}"
                backup(archive, copy)
                with Archive(copy) as other:
                    if list(problems(other)) or other.stats().articles < seen:
                        say("torn")

    started = [(lambda say, share=share: write(path, share, say)) for share in shares] + [read] * readers
    children = []
    for work in started:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                work(lambda line, to=writing: (os.write(to, f"{line}\n".encode()), None)[1])
            except ArchiveError as error:
                os.write(writing, f"!{error}\n".encode())
            finally:
                os._exit(0)
        os.close(writing)
        children.append((child, reading))
    lines: list[str] = []
    for child, reading in children:
        with os.fdopen(reading, encoding="utf-8") as stream:
            lines += [line.rstrip("\n") for line in stream]
        os.waitpid(child, 0)
    errors = [line for line in lines if line.startswith("!")]
    torn = [line for line in lines if line == "torn"]
    acknowledged = [line for line in lines if line not in (*errors, *torn)]
    seen = left_behind(path, told, acknowledged)
    seen["torn"] = [*torn, *seen["torn"]]
    return {"hit": True, "error": "".join(errors), "acknowledged": len(acknowledged), **seen}


def main() -> None:
    """Run the trials that the arguments ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=(*FAULTS, "crowd"))
    parser.add_argument("source", help="an archive whose articles are filed again and again")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--articles", type=int, default=16)
    parser.add_argument("--upgrade", action="store_true", help="cut upgrades short, not filing")
    args = parser.parse_args()
    with Archive(args.source) as archive:
        told = list(archive.all_told())[: args.articles]
    for seed in range(args.trials):
        if args.kind == "crowd":
            found = crowd(str(args.folder / f"crowd-{seed}.db"), told, writers=3, readers=2)
        else:
            found = trial(args.kind, args.folder, told, seed, upgrade=args.upgrade)
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
