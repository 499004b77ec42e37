"""``checker archive``: articles into the store, out of it, and what the store holds."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.archive.store import Archive
from checker.cli.exit import Exit
from checker.cli.inputs import check_options
from checker.cli.progress import long_work
from checker.cli.streams import complain, emit, page_width, wants_color
from checker.errors import ArchiveError, InputError, UsageError
from checker.messages import Messages, load_messages
from checker.reporters import json_text
from checker.reporters.quote import visible

if TYPE_CHECKING:
    from checker.archive.store import Story, Version
    from checker.reporters.page import Page


def run(args: Namespace) -> Exit:
    """Do what the action says."""
    actions = {
        "add": _add,
        "check": _check,
        "list": _list,
        "show": _show,
        "remove": _remove,
        "stats": _stats,
        "verify": _verify,
        "export": _export,
        "backup": _backup,
    }
    return actions[args.action](args)


def _check(args: Namespace) -> Exit:
    from checker.cli import check

    if args.archive is None:
        raise UsageError("name the archive with --archive DB")
    return check.run(args)


def _add(args: Namespace) -> Exit:
    """A line for each article once it is on the disk: what became of it, its id, its path."""
    from checker.archive.compare import add_articles
    from checker.articles.draft import content_id

    failed = read = 0
    with Archive(args.archive, "create") as archive:
        for item in add_articles(archive, args.paths, check_options(args)):
            _progress("")
            if isinstance(item, InputError):
                failed += 1
                complain(item)
                continue
            read += 1
            article, became = item
            emit(f"{became}\t{content_id(article)}\t{visible(article.path)}\n", None)
            _progress(load_messages(args.messages).count("count.articles", read))
        _progress("")
    return Exit.FAILED if failed or not read else Exit.CLEAN


def _progress(words: str) -> None:
    """How far it is, on a terminal only; the next words take their place."""
    if sys.stderr.isatty():
        print(f"\x1b[2K{words and f'checker: {words}…'}", end="\r", file=sys.stderr, flush=True)


def _list(args: Namespace) -> Exit:
    with Archive(args.archive) as archive:
        found = list(archive.entries(args.source, args.since, args.until))
    if args.format == "jsonl":
        emit("".join(_json(asdict(entry)) for entry in found), args.output)
        return Exit.CLEAN
    say = load_messages(args.messages)
    page = _page(args)
    if found:
        rows = ((e.id, e.published or "—", e.source, e.title or e.path, e.event) for e in found)
        page.table([say(f"archive.{name}") for name in ("id", "published", "source", "title", "event")], rows)
    page.line(say.count("count.articles", len(found)))
    emit(page.text(), args.output)
    return Exit.CLEAN


def _show(args: Namespace) -> Exit:
    with Archive(args.archive) as archive:
        story = archive.story(args.id)
    if args.format == "json":
        try:
            findings = [json.loads(past.finding) for past in story.findings]
        except (ValueError, RecursionError):
            raise ArchiveError(args.archive, f"the findings of {args.id} are damaged") from None
        plain = asdict(story) | {"findings": findings}
        emit(_json(plain), args.output)
        return Exit.CLEAN
    page, say = _page(args), load_messages(args.messages)
    _identity(story, page, say)
    _history(story, page, say)
    if story.findings:
        page.blank()
        page.rule(say("archive.findings"))
        for past in story.findings:
            verdict = say(key) if say.known(key := f"verdict.{past.verdict}") else past.verdict
            page.line((verdict, "bold"), f" — {past.message}", indent="  ", hanging="    ")
    emit(page.text(), args.output)
    return Exit.CLEAN


def _identity(story: Story, page: Page, say: Messages) -> None:
    entry = story.entry
    page.rule(entry.title or entry.source)
    published = say.day(entry.published) if entry.published else say("event.unpublished")
    page.line(f"{entry.source}, {published} — {entry.path}")
    for name, value in (("id", entry.id), ("url", entry.url), ("event", entry.event), ("added", entry.added)):
        if value:
            page.line(say("colon", left=say(f"archive.{name}"), right=value))


def _history(story: Story, page: Page, say: Messages) -> None:
    """What each version changed of the one before, oldest first."""
    if not story.versions:
        return
    page.blank()
    page.rule(say("archive.history"))
    now = asdict(story.entry) | {"body": story.body}
    states: list[Mapping[str, object]] = [*map(_state, story.versions), now]
    for version, (before, after) in zip(story.versions, pairwise(states), strict=True):
        for words in _changes(before, after, say):
            page.line(say("colon", left=version.replaced, right=words), indent="  ", hanging="    ")


def _state(version: Version) -> Mapping[str, object]:
    return asdict(version)


def _changes(before: Mapping[str, object], after: Mapping[str, object], say: Messages) -> Iterator[str]:
    for name in ("title", "published", "url"):
        old, new = before[name] or "—", after[name] or "—"
        if old != new:
            yield say(f"archive.changed.{name}", old=old, new=new)
    if before["body"] != after["body"]:
        yield say("archive.changed.body")


def _remove(args: Namespace) -> Exit:
    with Archive(args.archive, "write") as archive:
        for id_ in args.ids:
            archive.remove(id_)
            emit(f"removed\t{visible(id_)}\n", None)
    return Exit.CLEAN


def _stats(args: Namespace) -> Exit:
    with Archive(args.archive) as archive:
        stats = asdict(archive.stats())
    if args.format == "json":
        emit(_json(stats), args.output)
        return Exit.CLEAN
    say = load_messages(args.messages)
    lines = (say("colon", left=say(f"archive.stats.{name}"), right=value) for name, value in stats.items())
    emit("".join(f"{line}\n" for line in lines), args.output)
    return Exit.CLEAN


def _verify(args: Namespace) -> Exit:
    from checker.archive.verify import problems

    with Archive(args.archive) as archive, long_work("checker: verifying…"):
        found = list(problems(archive))
    say = load_messages(args.messages)
    emit("".join(f"{visible(line)}\n" for line in found or [say("archive.whole")]), None)
    return Exit.FINDINGS if found else Exit.CLEAN


def _export(args: Namespace) -> Exit:
    from checker.archive.copies import export

    with Archive(args.archive) as archive, long_work("checker: exporting…"):
        number = export(archive, args.file)
    emit(load_messages(args.messages).count("count.articles", number) + "\n", None)
    return Exit.CLEAN


def _backup(args: Namespace) -> Exit:
    from checker.archive.copies import backup

    with Archive(args.archive) as archive, long_work("checker: copying…"):
        backup(archive, args.file)
    return Exit.CLEAN


def _page(args: Namespace) -> Page:
    from checker.reporters.page import Page

    return Page(page_width(args.width, args.output), wants_color(args.color, args.output, os.environ))


def _json(record: Mapping[str, object]) -> str:
    return json_text.line(record)
