"""``checker batch``: a whole archive at once, articles in and Parquet out."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checker.cli.exit import Exit
from checker.cli.inputs import check_options
from checker.cli.progress import long_work
from checker.cli.streams import complain, complain_of, emit
from checker.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from checker.batch.files import Summary
    from checker.cli.progress import Follow


def run(args: Namespace) -> Exit:
    """Do the work and say what came of it; the status says only whether every article could be read."""
    from checker.messages import load_messages
    from checker.reporters.phrases import overview

    with long_work("checker: checking the archive…") as follow:
        summary = _by_engine(args, follow)
    complain_of(summary.first_errors)
    if summary.errors > len(summary.first_errors):
        complain(f"{summary.errors} articles could not be read; the table errors has them all")
    emit(overview(summary.articles, summary.events, summary.verdicts, load_messages(args.messages)) + "\n", None)
    return Exit.FAILED if summary.errors or not summary.articles else Exit.CLEAN


def _by_engine(args: Namespace, follow: Follow) -> Summary:
    from checker.batch.work import job_of

    job = job_of(check_options(args))
    if args.engine == "local":
        if args.master is not None or args.conf:
            raise UsageError("--master and --conf are for --engine spark")
        from checker.batch import local

        try:
            return local.run(job, args.source, args.target, args.jobs, follow)
        except WorkerError as error:
            raise WorkerError(f"{error}, or use --engine spark") from None
    try:
        from checker.batch import spark
    except ModuleNotFoundError as error:
        if error.name not in ("pyspark", "py4j"):
            raise
        raise UsageError("--engine spark needs PySpark: pip install 'recoupe[spark]'") from None
    # the session ends with the process
    return spark.run(job, args.source, args.target, spark.session(args.master, dict(args.conf)), follow)
