"""Coverage-guided fuzzing: ``python -m tests.fuzz TARGET [libFuzzer's options] [folders of examples]``.

Needs ``recoupe[fuzz]``.  Examples that are kept lie in ``tests/fuzz/corpus/TARGET``; what a long run finds new goes to
the first folder that is named, and an input that breaks a promise to a file ``crash-…`` in the working directory::

    python -m tests.fuzz values -max_total_time=300 /tmp/found tests/fuzz/corpus/values
"""

from __future__ import annotations

import pkgutil
import sys
from contextlib import suppress
from importlib import import_module

import atheris

with atheris.instrument_imports(include=["checker"]):
    import checker
    from tests.fuzz.targets import TARGETS

    # all now: what a function imports at its first call would not be watched
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if not module.name.endswith("__main__"):
            with suppress(ModuleNotFoundError):  # of an extra
                import_module(module.name)


def main() -> None:
    """Fuzz the target that is named until libFuzzer's options say to stop."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} [options of libFuzzer] [folders]")
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
