"""The whole way, from paths to the report; each stage hands its result to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checker.articles import read_articles
from checker.articles.model import Article, Field
from checker.errors import CheckerError, InputError, RuleError, UsageError
from checker.limits import MAX_BYTES, MAX_CHARS
from checker.workers import tell_all

if TYPE_CHECKING:
    from checker.events.model import Told
    from checker.facts.model import Fact
    from checker.language.model import Analysis
    from checker.messages import Messages
    from checker.report import ErrorEntry, Notice, Report
    from checker.rules.judge import Judgement
    from checker.rules.model import Rule
    from checker.statuses import Ignore


Strictness = Literal["lax", "normal", "strict"]

Beside = Callable[["list[Told]"], "list[Told]"]
"""From new articles to those, known already, that they are to be compared with."""


@dataclass(slots=True)
class CheckOptions:
    """What a run is told.

    Attributes:
        lang: language of the articles, or ``auto``.
        messages: language of the report, ``fr`` or ``en``.
        published: day (or moment) of publication for articles that do not say.
        rules: further folders of rules.
        select: ids of the only rules to apply; empty for all.
        ignore: ids of rules to leave out.
        strictness: ``lax`` (only plain contradictions), ``normal``, or ``strict`` (what is barely compatible too).
        model: name or path of a trained spaCy pipeline, or None.
        max_bytes: largest file that is read.
        max_chars: longest article that is read.
        debug: let an unexpected failure at one article out, instead of judging the others.
        baseline: file of accepted findings, which count as known, or None.
        ignores: findings that are left alone.
        follow: called with each article that is read through: how many are, of how many (None: not known).
        jobs: how many processes read articles through; None for as many as there are cores where it pays.  Other
            than with 1, a script must be safe to import (``if __name__ == "__main__"``), as ``multiprocessing`` asks.
    """

    lang: str = "auto"
    messages: str = "fr"
    published: date | datetime | None = None
    rules: Sequence[str] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    strictness: Strictness = "normal"
    model: str | None = None
    max_bytes: int = MAX_BYTES
    max_chars: int = MAX_CHARS
    debug: bool = False
    baseline: str | None = None
    ignores: Sequence[Ignore] = ()
    follow: Callable[[int, int | None], object] | None = None
    jobs: int | None = 1


def run_check(
    paths: Sequence[str], options: CheckOptions, beside: Beside | None = None
) -> tuple[Report, dict[str, Article]]:
    """Read, analyse, extract, link, judge and settle.

    With ``beside`` the report is of the events of the articles read and of the findings that they take part in.

    Returns:
        The report, and the articles by id (reporters show their text around a mention).

    Raises:
        UsageError: an option is wrong.
        RuleError: a rule or a lexicon is wrong.
    """
    bad: list[RuleError] = []
    rules = rules_in_force(options, bad)
    articles, errors = read_inputs(paths, options)
    told = list(_tell_all(articles, options, errors))
    only = None if beside is None else {article.id for article in articles}
    told += [] if beside is None else beside(list(told))
    report = judge_told(told, rules, options, [*errors, *_entries(bad)], only)
    return report, {one.article.id: one.article for one in told}


def check_anything(items: Sequence[str | Article], options: CheckOptions) -> Report:
    """The same for paths and articles mixed: the body of :func:`checker.check`."""
    bad: list[RuleError] = []
    rules = rules_in_force(options, bad)
    articles, errors = read_inputs([i for i in items if isinstance(i, str)], options)
    given = [i for i in items if isinstance(i, Article)]
    return check_articles([*articles, *given], rules, options, [*errors, *_entries(bad)])


def _entries(bad: Iterable[RuleError]) -> list[ErrorEntry]:
    from checker.report import ErrorEntry

    return [ErrorEntry(path=e.path, code="bad-rule", reason=e.reason, line=e.line) for e in bad]


def rules_in_force(options: CheckOptions, bad: list[RuleError] | None = None) -> list[Rule]:
    """The rules that a run applies: shipped, added, selected, not ignored; ``bad`` as for ``load_rules``.

    Raises:
        UsageError: a rule is selected or ignored that does not exist.
    """
    from checker.rules.load import find_rule, load_rules

    known = load_rules(options.rules, bad)
    for name in (*options.select, *options.ignore):
        find_rule(name, known)
    for ignore in options.ignores:
        if ignore.rule is not None:
            _known_rule(ignore.rule, known, ignore.where)
    chosen = set(options.select)
    rules = [r for r in known if r.id not in options.ignore and (not chosen or r.id in chosen)]
    if not rules:
        raise UsageError("no rule is left to apply: --select and --ignore take all of them away")
    return [_as_strict_as(options.strictness, rule) for rule in rules]


_BOUNDS: dict[Strictness, tuple[float, float]] = {"lax": (0.25, 0.5), "strict": (0.75, 0.95)}
"""Agreement below which two values disagree, and from which they are the same, at the strictness that is not normal."""


def _as_strict_as(strictness: Strictness, rule: Rule) -> Rule:
    """The rule with its bounds moved; those that rules give are kept where they are laxer, or stricter, already."""
    if strictness not in _BOUNDS:
        return rule
    choose = min if strictness == "lax" else max
    below, above = _BOUNDS[strictness]
    bounds = {
        "conflict_below": choose(rule.compare.conflict_below, below),
        "same_above": choose(rule.compare.same_above, above),
    }
    return rule.model_copy(update={"compare": rule.compare.model_copy(update=bounds)})


def _known_rule(name: str, known: Sequence[Rule], where: str) -> None:
    from checker.rules.load import find_rule

    try:
        find_rule(name, known)
    except UsageError as error:
        raise UsageError(f"{where}: {error}" if where else str(error)) from None


def check_articles(
    articles: Sequence[Article],
    rules: Iterable[Rule],
    options: CheckOptions,
    errors: Sequence[ErrorEntry] = (),
) -> Report:
    """Analyse, extract, link, judge and settle articles that are read already."""
    failed = list(errors)
    told = list(_tell_all(articles, options, failed))
    return judge_told(told, rules, options, failed)


def judge_told(
    told: Sequence[Told],
    rules: Iterable[Rule],
    options: CheckOptions,
    errors: Sequence[ErrorEntry] = (),
    only: Collection[str] | None = None,
) -> Report:
    """Link, judge and settle articles whose facts are extracted already.

    With ``only``, ids of some of the articles, nothing is said but of their events and of what they take part in.
    """
    from checker.baseline import load_baseline
    from checker.events.link import link
    from checker.events.mentioned import with_mentioned
    from checker.messages import MESSAGE_LANGUAGES, load_messages
    from checker.rules.judge import judge
    from checker.settle import settle
    from checker.statuses import with_statuses

    if options.messages not in MESSAGE_LANGUAGES:
        raise UsageError(f"no messages in {options.messages!r}; there are: {', '.join(MESSAGE_LANGUAGES)}")
    baseline = load_baseline(Path(options.baseline)) if options.baseline is not None else None
    say = load_messages(options.messages)
    applied = list(rules)
    events = with_mentioned(link(told))
    if only is not None:
        events = [event for event in events if any(t.article.id in only for t in event.voices)]
        kept = {voice.article.id for event in events for voice in event.voices}
        told = [t for t in told if t.article.id in kept]
    judgements = [(event, found) for event in events for rule in applied for found in judge(event, rule)]
    if only is not None:
        judgements = [(event, found) for event, found in judgements if _takes_part(only, found)]
    disputed = {event.id for event, _ in judgements}
    events = [event for event in events if event.told or event.id in disputed]  # a mere mention is news if disputed
    report = settle(events, judgements, [t.article for t in told], errors, say)
    report = with_statuses(report, options.ignores, baseline, [rule.id for rule in applied], date.today(), say)
    doubts = tuple(_doubt(t.article, say) for t in told if only is None or t.article.id in only)
    return report.model_copy(update={"notices": (*report.notices, *filter(None, doubts))})


def _doubt(article: Article, say: Messages) -> Notice | None:
    from checker.report import Notice

    if article.doubt is None:
        return None
    words = say("colon", left=article.path, right=say(f"notice.{article.doubt}"))
    return Notice(code=article.doubt, message=words)


def _takes_part(articles: Collection[str], found: Judgement) -> bool:
    return any(fact.article in articles for side in found.sides for fact in side.facts)


def extract_facts(
    paths: Sequence[str], options: CheckOptions
) -> tuple[list[tuple[Article, list[Fact]]], list[ErrorEntry]]:
    """The facts of each article that could be read, and what could not."""
    articles, errors = read_inputs(paths, options)
    return [(told.article, told.facts) for told in _tell_all(articles, options, errors)], errors


def stream_facts(paths: Sequence[str], options: CheckOptions) -> Iterator[tuple[Article, list[Fact]] | InputError]:
    """The same one by one, as they are read: however many there are, few are held at a time."""
    done = 0
    for item in tell_all(read(paths, options), options.model, options.jobs, debug=options.debug):
        if isinstance(item, InputError):
            yield item
            continue
        yield item.article, item.facts
        done += 1
        if options.follow is not None:
            options.follow(done, None)


def _tell_all(articles: Sequence[Article], options: CheckOptions, errors: list[ErrorEntry]) -> Iterator[Told]:
    """What each article tells; ``errors`` gets those at which the analysis failed."""
    for number, told in enumerate(tell_all(articles, options.model, options.jobs, debug=options.debug), 1):
        if isinstance(told, InputError):
            errors.append(_entry(told))
        else:
            yield told
        if options.follow is not None:
            options.follow(number, len(articles))


def tell_safely(article: Article, model: str | None, *, debug: bool = False) -> Told | InputError:
    """The same as :func:`tell`; one article at which the analysis fails must not stop the others.

    Raises:
        UsageError: the model cannot be loaded.
        RuleError: a lexicon is wrong.
    """
    try:
        return tell(article, model)
    except CheckerError:
        raise
    except Exception as error:
        if debug:
            raise
        reason = f"the analysis failed: {type(error).__name__}: {error} (run again with --verbose and report it)"
        return InputError(article.path, reason, "internal-error")


def tell(article: Article, model: str | None = None) -> Told:
    """Analyse an article and extract what it tells.

    Raises:
        UsageError: the model cannot be loaded.
    """
    from checker.events.profile import profile
    from checker.facts.extract import extract_facts as extract
    from checker.language.analyse import analyse
    from checker.language.finder import View

    analyses: dict[Field, Analysis] = analyse(article, model)
    told = profile(article, analyses, extract(article, analyses))
    for analysis in analyses.values():
        if isinstance(analysis.view, View):
            analysis.view.forget()
    return told


def read_inputs(paths: Sequence[str], options: CheckOptions) -> tuple[list[Article], list[ErrorEntry]]:
    """The articles that could be read, and an entry for each input that could not."""
    articles: list[Article] = []
    errors: list[ErrorEntry] = []
    if not paths:
        return articles, errors
    for item in read(paths, options):
        if isinstance(item, InputError):
            errors.append(_entry(item))
        else:
            articles.append(item)
    return articles, errors


def read(paths: Sequence[str], options: CheckOptions) -> Iterator[Article | InputError]:
    """The articles of some paths, read as the options say.

    Raises:
        UsageError: a path is empty.
    """
    if not all(paths):
        raise UsageError("a path is empty; a variable that is not set, perhaps")
    return read_articles(
        paths,
        lang=options.lang,
        published=options.published,
        max_bytes=options.max_bytes,
        max_chars=options.max_chars,
    )


def _entry(error: InputError) -> ErrorEntry:
    from checker.report import ErrorEntry

    return ErrorEntry(path=error.path, code=error.code, reason=error.reason, line=error.line)
