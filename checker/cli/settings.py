"""What is in force: the command line beats the configuration, and the configuration the defaults."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.parser import Default
from checker.config_files import find_config
from checker.errors import UsageError
from checker.resources import language_dirs

if TYPE_CHECKING:
    from checker.config import ConfigFile


def settle_options(args: Namespace) -> None:
    """Put a value in the place of every option that the command line left open.

    ``args.origins`` then says where the value of each of them comes from: ``file:line``, ``default``, or the
    environment variable that decided; ``args.config`` names the configuration, where there is one.

    Raises:
        RuleError: the configuration is wrong.
    """
    open_ = {name: value for name, value in vars(args).items() if isinstance(value, Default)}
    origins: dict[str, str] = {}
    args.origins = origins
    if not open_:
        return
    file = _configuration(vars(args).get("config"))
    given = file.given() if file else {}
    for name, default in open_.items():
        if file and name in given:
            setattr(args, name, given[name])
            origins[name] = file.where(name)
        else:
            setattr(args, name, default.value)
            origins[name] = default.origin
    args.config = file.path if file else None


def check_lang(args: Namespace) -> None:
    """Refuse a language of articles that has no pack, once the packs are in force.

    Raises:
        UsageError: there is no pack of that language; the message says which there are, and who asked.
    """
    lang = getattr(args, "lang", "auto")
    if lang in ("auto", "fr", "en"):  # the shipped ones need no look for further packs
        return
    known = ("auto", *sorted(language_dirs()))
    if lang not in known:
        fault = f"no language pack {lang!r}; there are: {', '.join(known)}"
        if (where := args.origins.get("lang")) is not None:
            raise UsageError(f"{where}: lang: {fault}")
        raise UsageError(f"argument --lang: {fault} (see `checker {args.command} --help`)")


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise UsageError("the working directory is no more; change to another one") from None


def _configuration(named: str | None) -> ConfigFile | None:
    """The configuration that is named, else the nearest, else None."""
    path = Path(named) if named is not None else find_config(_here())
    if path is None:
        return None
    from checker.config import load_config

    return load_config(path)
