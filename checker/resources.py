"""Where the rules and the language packs lie: the only place that knows.

In a checkout (and so in an editable install) they stand beside the package, in ``rules/`` at the top
level; in a wheel they are shipped inside the package, in ``checker/_rules/``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def rules_dir() -> Path:
    """The folder that holds ``checks/`` and ``languages/``.

    Raises:
        FileNotFoundError: neither place holds the rules (a broken installation).
    """
    for folder in (_PACKAGE.parent / "rules", _PACKAGE / "_rules"):
        if (folder / "languages").is_dir() and (folder / "checks").is_dir():
            return folder
    raise FileNotFoundError(f"recoupe's rules are missing beside {_PACKAGE}; reinstall recoupe")


def checks_dir() -> Path:
    """The folder of the rules that ship with the checker."""
    return rules_dir() / "checks"


def language_dir(lang: str) -> Path:
    """The folder of one language pack (``fr``, ``en``)."""
    return rules_dir() / "languages" / lang
