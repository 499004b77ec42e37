"""New articles against the archive, and new articles into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from checker.archive.retrieve import related
from checker.archive.store import Added, Archive, PastFinding
from checker.articles import read_articles
from checker.articles.draft import content_id
from checker.articles.model import Article
from checker.errors import InputError
from checker.events.model import Told
from checker.pipeline import CheckOptions, run_check
from checker.report import Report
from checker.workers import tell_all


def check_against(
    paths: Sequence[str], options: CheckOptions, archive_path: str, *, add: bool = False
) -> tuple[Report, dict[str, Article]]:
    """Check articles against one another and against the archived ones that tell the same events.

    Args:
        paths: the new articles.
        options: see :class:`checker.pipeline.CheckOptions`.
        archive_path: the file of the archive; created when it is missing and ``add`` is set.
        add: keep the new articles and the findings.

    Returns:
        The report, of the new articles' events and of findings that they take part in, and its articles by id.

    Raises:
        ArchiveError: the archive cannot be opened, read or written.
        UsageError: an option is wrong.
        RuleError: a rule or a lexicon is wrong.
    """
    new: list[Told] = []

    def beside(told: list[Told]) -> list[Told]:
        new.extend(told)
        return _related(archive, told)

    with Archive(archive_path, "create" if add else "read") as archive:
        report, articles = run_check(paths, options, beside)
        if add:
            for told in new:
                archive.add(told)
            _keep(archive, report, articles)
    return report, articles


def add_articles(
    archive: Archive, paths: Sequence[str], options: CheckOptions
) -> Iterator[tuple[Article, Added] | InputError]:
    """Read articles one by one and keep them; each is on the disk when it is yielded.

    Yields:
        The article and what adding it did, or an error for what could not be read.

    Raises:
        ArchiveError: the archive cannot be written.
        UsageError: an option is wrong.
    """
    read = read_articles(paths, lang=options.lang, published=options.published, max_bytes=options.max_bytes)
    for item in tell_all(_unknown(archive, read), options.model, options.jobs):
        if isinstance(item, InputError):
            yield item
        elif isinstance(item, _Known):
            yield item.article, "known"
        else:
            yield item.article, archive.add(item)


@dataclass(frozen=True, slots=True)
class _Known:
    """An article that need not be read through."""

    article: Article


def _unknown(archive: Archive, read: Iterable[Article | InputError]) -> Iterator[Article | InputError | _Known]:
    return (_Known(item) if isinstance(item, Article) and archive.knows(item) else item for item in read)


def _related(archive: Archive, new: Sequence[Told]) -> list[Told]:
    """The archived articles that tell the events of the new ones; never one of them, nor its earlier version."""
    own = {row for told in new if (row := archive.same(told.article)) is not None}
    found = {old.article.id: old for told in new for old in related(archive, told, own)}
    return [found[id_] for id_ in sorted(found)]


def _keep(archive: Archive, report: Report, articles: dict[str, Article]) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    ids = {id_: content_id(article) for id_, article in articles.items()}
    archive.keep_findings(
        [PastFinding(f.fingerprint, f.rule, f.verdict, f.message, now, f.model_dump_json()) for f in report.findings],
        [[ids[m.article] for side in f.sides for m in side.mentions] for f in report.findings],
    )
