"""Reading the YAML files of rules and packs: safely, fast, and with errors that name file and line."""

from __future__ import annotations

import re
import stat
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import RuleError
from checker.resources import rules_dir

if TYPE_CHECKING:
    import yaml

_BOOLEAN = "tag:yaml.org,2002:bool"
_DEEPEST = 50
"""Lists and mappings inside one another; a rule has six."""
MAX_BYTES = 2_000_000
"""No rule or lexicon is anywhere near as large; a larger file is refused unread."""


def load_yaml(path: Path) -> Any:
    """What a YAML file holds, as plain Python objects.

    Raises:
        RuleError: the file is missing, too large, not UTF-8 or not YAML; with the line where known.
    """
    import yaml

    text = read_text(path)
    try:
        if not path.is_relative_to(rules_dir()):  # those of the checker itself are known
            _check_nesting(text, path)
        return yaml.load(text, Loader=_loader())
    except yaml.YAMLError as error:
        raise RuleError(str(path), f"not valid YAML: {_problem(error)}", _line(error)) from None
    except (ValueError, LookupError, AttributeError):  # what PyYAML's constructors make of «2025-13-45», «!!int x»
        raise RuleError(str(path), "not valid YAML: a value is not of its type", _misfit(text)) from None


def _check_nesting(text: str, path: Path) -> None:
    """Refuse what would cost more than its size, or the stack of PyYAML, before anything is built.

    Raises:
        RuleError: an alias, or too many lists and mappings inside one another; with the line.
        yaml.YAMLError: it is not YAML.
    """
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        if isinstance(event, yaml.AliasEvent):
            raise RuleError(str(path), "YAML aliases (*name) are not allowed", _begins(event))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise RuleError(str(path), "is nested too deeply", _begins(event))


def _misfit(text: str) -> int | None:
    """The line of the first value that cannot be built."""
    import yaml

    loader = _loader()(text)
    pending: list[yaml.Node] = [loader.get_single_node()]
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.MappingNode):
            pending += (part for pair in reversed(node.value) for part in reversed(pair))
        elif isinstance(node, yaml.SequenceNode):
            pending += reversed(node.value)
        else:
            try:
                loader.construct_object(node)
            except (ValueError, LookupError, AttributeError):
                return _begins(node)
    return None


def _begins(at: yaml.Event | yaml.Node) -> int | None:
    return None if at.start_mark is None else at.start_mark.line + 1


def key_lines(path: Path) -> dict[tuple[str | int, ...], int]:
    """Line (from 1) of every key and list item of a YAML file, by its path from the root."""
    import yaml

    lines: dict[tuple[str | int, ...], int] = {}

    def walk(node: yaml.Node | None, at: tuple[str | int, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, child in node.value:
                place = (*at, str(key.value))
                lines[place] = key.start_mark.line + 1
                walk(child, place)
        elif isinstance(node, yaml.SequenceNode):
            for index, child in enumerate(node.value):
                lines[(*at, index)] = child.start_mark.line + 1
                walk(child, (*at, index))

    walk(yaml.compose(read_text(path), Loader=_loader()), ())
    return lines


def read_text(path: Path) -> str:
    """The text of a rule or lexicon file.

    Raises:
        RuleError: missing, unreadable, too large or not UTF-8.
    """
    try:
        return read_bounded(path, MAX_BYTES).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        raise RuleError(str(path), "no such file") from None
    except UnicodeDecodeError:
        raise RuleError(str(path), "not UTF-8 text") from None
    except OSError as error:
        raise RuleError(str(path), error.strerror or "cannot be read") from None


def read_bounded(path: Path, most: int) -> bytes:
    """What a regular file holds; a pipe or a device, which may never end, is not opened.

    Raises:
        RuleError: it is no regular file, or larger.
        OSError: it cannot be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise RuleError(str(path), "is not a regular file")
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise RuleError(str(path), f"larger than {most} bytes")
    return data


@cache
def _loader() -> Any:
    """YAML's safe loader, in C where it is built, reading only ``true`` and ``false`` as booleans.

    YAML 1.1 also takes «no», «on» and «yes» for booleans, which are words (and Norway) to a lexicon.
    """
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("Loader", (base,), {"construct_mapping": _mapping})
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
        for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    loader.add_implicit_resolver(_BOOLEAN, re.compile("^(?:true|false)$"), list("tf"))
    return loader


def _mapping(loader: Any, node: Any, deep: bool = False) -> dict[Any, Any]:
    """A mapping whose keys are all different; YAML's own takes the last of two."""
    import yaml

    found: dict[Any, Any] = yaml.constructor.SafeConstructor.construct_mapping(loader, node, deep)
    if len(found) < len(node.value):
        times = Counter(str(key.value) for key, _ in node.value)
        twice = next((key for key, _ in node.value if times[str(key.value)] > 1), node)
        raise yaml.constructor.ConstructorError(None, None, "a key that stands twice", twice.start_mark)
    return found


def _problem(error: Exception) -> str:
    return str(getattr(error, "problem", None) or str(error).splitlines()[0])


def _line(error: Exception) -> int | None:
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else int(mark.line) + 1
