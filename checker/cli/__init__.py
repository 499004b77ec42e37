"""The command line: thin, over the library.  Commands are imported when they are run.

``main`` is the one place that turns what went wrong into a line on standard error and a status.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from checker.cli.exit import Exit
from checker.cli.parser import build_parser
from checker.cli.settings import check_lang, settle_options
from checker.cli.streams import complain, speak_utf8
from checker.errors import CheckerError
from checker.lexicon import lexicons
from checker.limits import COLLECTED_AFTER
from checker.pack_files import languages

_OUT_OF_REACH = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EBADF)
"""What the system says of a place that takes no more."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status (:class:`checker.cli.exit.Exit`).

    Args:
        argv: the arguments after the program's name; default: the process's.
    """
    speak_utf8()
    gc.set_threshold(COLLECTED_AFTER)
    verbose = False
    try:
        parser = build_parser()
        if "_ARGCOMPLETE" in os.environ:  # the shell asks what may come next
            with suppress(ModuleNotFoundError):  # it is an extra
                import_module("checker.cli.completion").complete(parser)
        args = parser.parse_args(argv)
        verbose = args.verbose
        settle_options(args)
        with languages(*getattr(args, "languages", ())), lexicons(*getattr(args, "lexicon", ())):
            check_lang(args)
            status = import_module(f"checker.cli.{args.command}").run(args)
        sys.stdout.flush()
        return int(status)
    except CheckerError as error:
        complain(error)
        return Exit.FAILED
    except KeyboardInterrupt:
        complain("interrupted")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # what is still buffered has nowhere to go; without this the interpreter complains at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.PIPE_CLOSED
    except MemoryError:
        complain("not enough memory: give fewer or shorter articles at a time, or less to --max-bytes and --max-chars")
        return Exit.FAILED
    except Exception as error:
        if verbose:
            raise
        if isinstance(error, OSError) and error.errno in _OUT_OF_REACH:
            complain(f"{error.filename or 'standard output'}: cannot be written: {error.strerror}")
            return Exit.FAILED
        complain(f"internal error: {type(error).__name__}: {error} (run again with --verbose and report it)")
        return Exit.FAILED
