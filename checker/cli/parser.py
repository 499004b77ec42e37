"""The command line as argparse sees it.  It imports nothing else of the checker but names."""

from __future__ import annotations

import argparse
import copy
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from checker.errors import UsageError, nearest
from checker.limits import MAX_BYTES, MAX_CHARS, MAX_JOBS
from checker.reporters import FORMATS

# the verdicts of checker.report, which would cost the import of pydantic
_FAIL_ON = ("conflict", "divergence", "imprecision", "update", "never")
_LANGUAGES = ("fr", "en")
_Container = argparse._ActionsContainer  # pyright: ignore[reportPrivateUsage]
"""A parser, or a group of its options."""
# those of checker.schemas, for the same reason
_SCHEMAS = ("report", "finding", "facts", "rule", "config")

_EXIT = """exit status:
  0  nothing at the level of --fail-on
  1  something at that level
  2  could not judge: bad usage, an input that cannot be read, a bad rule, no article
"""

_MAIN = f"""{_EXIT}
examples:
  checker check a.md b.html               do these articles contradict one another?
  checker facts a.md                      what was read in this article, and why
  checker rules participants-count        what a rule looks at

`checker COMMAND --help` says more.
"""

_CHECK = f"""{_EXIT}
examples:
  checker check stories/                          every article under a folder
  checker check a.txt b.md --format json > report.json
  checker check a.txt b.txt --date 2025-03-16     when the files do not say their date
  checker check articles/*.md --format github --fail-on divergence
  checker check new.md --archive news.db --add    against all that the archive holds
  curl -s https://example.org/a.html | checker check - mine.md
"""

_FACTS = """examples:
  checker facts a.md
  checker facts stories/ --format jsonl | grep '"killed"'
"""

_EXPLAIN = """Every two facts of one kind, of two articles or more: compared or not, and why.

examples:
  checker explain a.md b.md
  checker explain a.md b.md --fact killed    only the dead
"""

_VALUES = """Each line of standard input is {"id", "text", "lang", "reference_date"}; each line of the
answer is {"id", "found": [{"start", "end", "kind", "value" or "lo"/"hi", "unit", "hedge"}]},
offsets in code points.

examples:
  echo '{"id": "1", "text": "une vingtaine de maires", "lang": "fr"}' | checker values
"""

_RULES = """examples:
  checker rules                        every rule
  checker rules event-date             what it looks at, why, with examples
  checker rules test                   run the examples that the rules carry
  checker rules test my-rules/         run the examples of a folder of one's own
"""


_BASELINE = """exit status:
  0  the findings that stand are accepted
  2  could not judge: bad usage, an input that cannot be read, a bad rule, no article

examples:
  checker baseline articles/ --output recoupe-baseline.json
  checker check articles/ --baseline recoupe-baseline.json       only new findings fail
"""

_CONFIG = """examples:
  checker config                       every setting, its value and where it comes from
  checker config --format json
  checker schema config                what checker.toml may say
"""

_REPORT = """Positions in files are given where the articles are still there and have not changed.  The exit status
says only whether the report could be read.

examples:
  checker report report.json                          as text
  checker report report.json --format sarif --output report.sarif
  checker check stories/ --format json | checker report - --format markdown
"""

_SCHEMA = """  report    what `checker check --format json` writes
  finding   one finding of it; a line of `--format jsonl` has its `kind` too
  facts     what `checker facts --format json` writes
  rule      a rule of one's own, for an editor that completes and checks YAML
  config    checker.toml
"""

_EVALUATE = """A case is a folder with articles and a gold.json (or expected.json): what a person read in the
articles, and which of it disagrees.  samples/README.md describes the format.

examples:
  checker evaluate cases/                      figures for every case and for all
  checker evaluate cases/ --only flood --show  every miss and every false alarm of one
  checker evaluate cases/ --format json > figures.json
"""


_ARCHIVE = """examples:
  checker archive add stories/ --archive news.db
  checker check incoming.md --archive news.db --add    compare with all that came before, then keep
  checker archive list --archive news.db --source "Le Phare" --since 2026-03-01
  checker archive show 3f2a91c04b77 --archive news.db
  checker archive export all.jsonl --archive news.db
"""


_BATCH = """INPUT is a file of lines of JSON (.jsonl, .ndjson) or of Parquet, with the fields of JSON articles, or a
folder of such files; Spark reads addresses (s3a://, hdfs://) too.  OUTPUT is a new folder with the tables findings,
facts, events, articles and errors; it is there when it is whole, with the file _SUCCESS in it, or not at all.

exit status:
  0  every article was read, whatever was found
  2  some could not be read (they are in the table errors, the others were judged), or none, or nothing could be done

examples:
  checker batch news.jsonl checked/                                 on all cores of this machine
  checker batch news/ checked/ --engine spark --master 'local[2,4]' --conf spark.driver.memory=4g
  spark-submit --master yarn "$(command -v checker)" batch hdfs:///news hdfs:///checked --engine spark
  python -c 'import pyarrow.parquet as p; print(p.read_table("checked/findings").to_pandas())'
"""


@dataclass(frozen=True, slots=True)
class Default:
    """What an option is where neither the command line nor the configuration says it.

    An option that still has one after parsing was not given; :mod:`checker.cli.settings` settles it then.

    Attributes:
        value: the default itself.
        origin: where it comes from.
    """

    value: object
    origin: str = "default"

    def __str__(self) -> str:
        """For ``%(default)s`` in a help text."""
        return str(self.value)

    def __copy__(self) -> object:
        """What a repeatable option adds to: the command line takes the place of a list, whole."""
        return copy.copy(self.value)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are :class:`UsageError`, so that one place prints them and exits."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage and leaving."""
        raise UsageError(f"{message} (see `{self.prog} --help`)")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride] # its overloads
        """The same, but an option that this command does not know is an error here, where its own are known."""
        parsed, rest = super().parse_known_args(args, namespace)
        unknown = next((word.partition("=")[0] for word in rest if word.startswith("-")), None)
        if unknown is not None:
            hint = nearest(unknown, self._option_string_actions, "there is no such one")
            self.error(f"unknown option {unknown}; {hint}")
        return parsed, rest

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name the nearest of the choices where what was given is none."""
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            hint = nearest(str(value), known, f"one of {', '.join(known)}")
            raise argparse.ArgumentError(action, f"no {value!r}; {hint}")


class _Version(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option: str | None = None,
    ) -> NoReturn:
        from checker.version import __version__

        print(f"checker {__version__}")
        parser.exit()


def build_parser(environment: Mapping[str, str] | None = None) -> argparse.ArgumentParser:
    """The parser of every command; ``environment`` (default: the process's) sets the language of messages."""
    environment = os.environ if environment is None else environment
    parser = Parser(
        prog="checker",
        description="Say where articles on the same events contradict one another.",
        epilog=_MAIN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    variable = locale_variable(environment)
    language = Default(message_language(environment), f"environment: {variable}" if variable else "default")
    common = _common()

    def command(name: str, help_: str, epilog: str, shared: Sequence[Parser]) -> Parser:
        return commands.add_parser(
            name,
            help=help_,
            description=help_[0].upper() + help_[1:] + ".",
            epilog=epilog,
            parents=list(shared),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    reading = _reading()
    check = command("check", "compare articles and report where they disagree", _CHECK, (reading, common))
    _judging(check)
    _gate(check)
    archived = check.add_argument_group("archive")
    archived.add_argument("--archive", metavar="DB", help="compare with the articles of this archive too")
    archived.add_argument("--add", action="store_true", help="and keep the new articles and the findings in it")
    _formatting(check, tuple(FORMATS), configured=True)
    _output(check, language)
    archive = command("archive", "keep articles, and find what new ones contradict", _ARCHIVE, ())
    _archive(archive, check, common, language)

    batch = command("batch", "check a whole archive at once, on all cores or on Spark", _BATCH, (common,))
    _batch(batch)
    _messages(batch, language)

    baseline = command("baseline", "accept the findings that stand: only new ones fail", _BASELINE, (reading, common))
    _judging(baseline)
    baseline.add_argument(
        "--output",
        dest="baseline",
        default=Default(None),
        metavar="FILE",
        help="write there (default: the baseline that the configuration names, else standard output)",
    )
    _messages(baseline, language)

    facts = command("facts", "show what was read in each article, and why", _FACTS, (reading, common))
    _formatting(facts, ("text", "json", "jsonl"))
    _output(facts, language)

    values = command(
        "values", "normalise quantities and dates in lines of JSON from standard input", _VALUES, (common,)
    )
    values.add_argument(
        "--lang",
        default="fr",
        metavar="CODE",
        help="language of lines that do not say (default: %(default)s)",
    )
    values.add_argument("--date", type=_moment, metavar="ISO", help="reference day of lines that do not say")
    _configuration(values)
    values.add_argument("--format", choices=("jsonl",), default="jsonl", help="(default: %(default)s)")

    explain = command("explain", "say why two articles do or do not disagree", _EXPLAIN, (reading, common))
    explain.add_argument("--fact", metavar="ATTRIBUTE", help="only facts of this kind, such as participants_count")
    _output(explain, language)

    report = command("report", "show a saved JSON report again, in any format", _REPORT, (common,))
    report.add_argument(
        "report", metavar="FILE", help="what `checker check --format json` wrote, or - for standard input"
    )
    _further_rules(report)
    _configuration(report)
    _formatting(report, tuple(FORMATS))
    _output(report, language)

    evaluate = command("evaluate", "measure extraction and findings on cases of one's own", _EVALUATE, (common,))
    evaluate.add_argument("folder", metavar="DIR", help="a case, or a folder of cases")
    evaluate.add_argument("--only", default="", metavar="NAME", help="only cases whose name holds this")
    evaluate.add_argument("--show", action="store_true", help="every miss and every false alarm too")
    _reading_options(evaluate)
    _formatting(evaluate, ("text", "json"))
    _output(evaluate, language)

    rules = command("rules", "list the rules, explain one, or run their examples", _RULES, (common,))
    rules.add_argument("rule", nargs="?", metavar="ID | test", help="a rule to explain, or the word test")
    rules.add_argument("folder", nargs="?", metavar="DIR", help="after test: the folder of rules to test")
    _further_rules(rules)
    _configuration(rules)
    _output(rules, language)

    config = command("config", "print what is in force, and from where", _CONFIG, (common,))
    _reading_options(config)
    _judging(config)
    _gate(config)
    config.set_defaults(format=Default(next(iter(FORMATS))), output=Default(None))
    config.add_argument(
        "--format", dest="shape", choices=("text", "json"), default="text", help="(default: %(default)s)"
    )
    _output(config, language)

    schema = command("schema", "print a JSON Schema of what the checker writes or reads", _SCHEMA, (common,))
    schema.add_argument("name", choices=_SCHEMAS, metavar="NAME", help=f"one of {', '.join(_SCHEMAS)}")
    return parser


def _archive(archive: Parser, check: Parser, common: Parser, language: Default) -> None:
    """The commands of ``checker archive``; ``check`` is that of ``checker check``, which is one of them."""
    actions = archive.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    actions.add_parser(
        "check",
        help="compare new articles with those of the archive",
        description="The same as `checker check PATH… --archive DB`.",
        parents=[check],
        add_help=False,
    )

    def action(name: str, help_: str, *shared: Parser, formats: Sequence[str] = ()) -> Parser:
        parser = actions.add_parser(
            name, help=help_, description=help_[0].upper() + help_[1:] + ".", parents=[*shared, common]
        )
        parser.add_argument("--archive", required=True, metavar="DB", help="the file of the archive")
        if formats:
            _formatting(parser, formats)
        _output(parser, language)
        return parser

    action("add", "keep articles; prints what became of each", _reading())
    listing = action("list", "list the articles, latest first", formats=("text", "jsonl"))
    listing.add_argument("--source", metavar="NAME", help="only this outlet's")
    listing.add_argument("--since", type=_day, metavar="ISO", help="only those published on this day or later")
    listing.add_argument("--until", type=_day, metavar="ISO", help="only those published on this day or earlier")
    show = action("show", "show an article, its earlier versions and its findings", formats=("text", "json"))
    show.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    remove = action("remove", "forget articles, their history and the findings that quote them")
    remove.add_argument("ids", nargs="+", metavar="ID", help="an id, or the beginning of one")
    action("stats", "count what the archive holds", formats=("text", "json"))
    action("verify", "say whether the archive is whole")
    export = action("export", "write every article with its facts to a file")
    export.add_argument("file", metavar="FILE", help="a file that ends in .jsonl or .parquet")
    backup = action("backup", "copy the archive, which may be in use")
    backup.add_argument("file", metavar="FILE", help="the copy; an older copy is replaced")


def _batch(batch: Parser) -> None:
    batch.add_argument("source", metavar="INPUT", help="articles: .jsonl, .ndjson, .parquet, or a folder of them")
    batch.add_argument("target", metavar="OUTPUT", help="the folder to write; it must not exist, or be empty")
    group = batch.add_argument_group("engine")
    group.add_argument("--engine", choices=("local", "spark"), default="local", help="(default: %(default)s)")
    group.add_argument(
        "--master",
        metavar="MASTER",
        help="where Spark runs: local[CORES,ATTEMPTS], spark://HOST:PORT, yarn… (default: spark-submit's, else "
        "local[*,4])",
    )
    group.add_argument(
        "--conf",
        type=_setting,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a setting of Spark (repeatable)",
    )
    _reading_options(batch)
    _judging(batch)


def message_language(environment: Mapping[str, str]) -> str:
    """``en`` where the locale is English, else ``fr``."""
    name = locale_variable(environment)
    return "en" if name and environment[name].startswith("en") else "fr"


def locale_variable(environment: Mapping[str, str]) -> str | None:
    """The environment variable that says the locale of messages."""
    return next((name for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), None)


def _common() -> Parser:
    shared = Parser(add_help=False)
    shared.add_argument(
        "-v", "--verbose", action="store_true", help="show more, and the traceback of an internal error"
    )
    return shared


def _reading() -> Parser:
    shared = Parser(add_help=False)
    shared.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a glob, or - for standard input")
    _reading_options(shared)
    return shared


def _reading_options(parser: Parser) -> None:
    group = parser.add_argument_group("reading")
    group.add_argument(
        "--lang",
        default=Default("auto"),
        metavar="CODE",
        help="language of the articles: auto, fr, en, or one of --languages (default: %(default)s)",
    )
    group.add_argument(
        "--date",
        type=_moment,
        default=Default(None),
        metavar="ISO",
        help="publication date of articles that do not say theirs",
    )
    group.add_argument(
        "--model",
        default=Default(None),
        metavar="NAME",
        help="an installed spaCy pipeline whose entities are to be used too",
    )
    group.add_argument(
        "--max-bytes",
        type=_positive,
        default=Default(MAX_BYTES),
        metavar="N",
        help="refuse larger files (default: %(default)s)",
    )
    group.add_argument(
        "--max-chars",
        type=_positive,
        default=Default(MAX_CHARS),
        metavar="N",
        help="refuse longer articles (default: %(default)s)",
    )
    group.add_argument(
        "--jobs",
        type=_workers,
        default=Default(None),
        metavar="N",
        help="processes that read (default: one, or one a core where there is much to read)",
    )
    _configuration(parser)


def _configuration(parser: Parser) -> None:
    parser.add_argument(
        "--lexicon",
        action="append",
        default=Default([]),
        metavar="DIR",
        help="a folder of words of one's own: names, nouns, offices (repeatable)",
    )
    parser.add_argument(
        "--languages",
        action="append",
        default=Default([]),
        metavar="DIR",
        help="a folder of language packs of one's own (repeatable)",
    )
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration (default: the nearest checker.toml, else [tool.checker] of pyproject.toml)",
    )
    parser.set_defaults(ignores=Default(()))


def _judging(parser: Parser) -> None:
    group = parser.add_argument_group("judging")
    _further_rules(group)
    group.add_argument(
        "--select",
        action="append",
        default=Default([]),
        metavar="RULE",
        help="only these rules (repeatable, or a,b)",
    )
    group.add_argument(
        "--ignore",
        action="append",
        default=Default([]),
        metavar="RULE",
        help="without these rules (repeatable, or a,b)",
    )
    group.add_argument(
        "--strictness",
        choices=("lax", "normal", "strict"),
        default=Default("normal"),
        help="lax: only plain contradictions; strict: what is barely compatible too (default: %(default)s)",
    )


def _further_rules(group: _Container) -> None:
    group.add_argument(
        "--rules",
        action="append",
        default=Default([]),
        metavar="DIR",
        help="a folder of further rules (repeatable)",
    )


def _gate(parser: Parser) -> None:
    group = parser.add_argument_group("gate")
    group.add_argument(
        "--fail-on",
        choices=_FAIL_ON,
        default=Default(_FAIL_ON[0]),
        metavar="VERDICT",
        help=f"the least serious verdict that makes the exit status 1: {', '.join(_FAIL_ON)} (default: %(default)s)",
    )
    group.add_argument(
        "--baseline",
        default=Default(None),
        metavar="FILE",
        help="findings that are accepted, as `checker baseline` wrote them: only others fail",
    )


def _formatting(parser: Parser, formats: Sequence[str], *, configured: bool = False) -> None:
    """How and where a command writes; ``configured`` where the configuration may say so too."""
    group = parser.add_argument_group("format")
    group.add_argument(
        "--format",
        choices=formats,
        default=Default(formats[0]) if configured else formats[0],
        help="(default: %(default)s)",
    )
    group.add_argument(
        "--output",
        default=Default(None) if configured else None,
        metavar="FILE",
        help="write there instead of standard output",
    )


def _messages(parser: _Container, language: Default) -> None:
    parser.add_argument(
        "--messages",
        choices=_LANGUAGES,
        default=language,
        help="language of the words around (default: the locale's, else fr)",
    )


def _output(parser: Parser, language: Default) -> None:
    group = parser.add_argument_group("output")
    _messages(group, language)
    group.add_argument(
        "--color", choices=("auto", "always", "never"), default=Default("auto"), help="(default: %(default)s)"
    )
    group.add_argument(
        "--width",
        type=_columns,
        default=Default(None),
        metavar="N",
        help="columns of the text report (default: the terminal's, else 80)",
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not an ISO date such as 2025-03-16 or 2025-03-16T19:07: {text!r}") from None


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError(f"not NAME=VALUE: {text!r}")
    return name, value


def _day(text: str) -> str:
    return _moment(text).date().isoformat()


def _positive(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 15 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"not a number above 0: {text!r}")
    return int(text)


def _workers(text: str) -> int:
    if (workers := _positive(text)) > MAX_JOBS:
        raise argparse.ArgumentTypeError(f"not between 1 and {MAX_JOBS}: {text!r}")
    return workers


def _columns(text: str) -> int:
    if not 40 <= (columns := _positive(text)) <= 1000:
        raise argparse.ArgumentTypeError(f"not between 40 and 1000: {text!r}")
    return columns
