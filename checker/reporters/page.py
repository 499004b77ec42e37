"""A page of styled lines, laid out by rich: what the text report and the text of other commands stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.reporters.quote import visible, where

if TYPE_CHECKING:
    from checker.report import ErrorEntry

# rich breaks the lines of a table's cells at no-break spaces too.  While it does so, private characters,
# which no visible text holds, stand for them.
_HOLD = {0x00A0: 0xE000, 0x202F: 0xE001}
_LET_GO = {private: space for space, private in _HOLD.items()}

_STAYS = ("»", ":", ";", "?", "!")
"""Signs that French parts with a space from the word before, and that do not begin a line."""
# what a workflow of GitHub takes for a command: at the beginning of a line of a log, or in its older form anywhere
_COMMAND = re.compile(r"^\s*::|##\[")

Piece = str | tuple[str, str] | Text
"""Words, words with a style of rich, or a text that is styled already."""


class Page:
    """Lines in order, wrapped at ``width`` columns.

    Words from articles go through :func:`checker.reporters.quote.visible` and are never read as
    rich's markup.  No line breaks at a no-break space, which French puts inside « quotes » and numbers.
    """

    def __init__(self, width: int, color: bool) -> None:
        """Start an empty page; without ``color`` it is plain characters."""
        self.width = width
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=width,
            force_terminal=color,
            color_system="standard" if color else None,
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
            _environ={},  # the caller has decided; NO_COLOR, TERM and COLUMNS must not decide again
        )

    def blank(self) -> None:
        """An empty line."""
        self._console.print()

    def line(self, *pieces: Piece, indent: str = "", hanging: str | None = None) -> None:
        """A paragraph made of plain strings and ``(string, style)`` pairs.

        Args:
            pieces: what it is made of; strings are made visible, a ``Text`` is taken as it is.
            indent: what stands before its first line.
            hanging: what stands before the others (default: as much white space).
        """
        text = Text()
        for piece in pieces:
            if isinstance(piece, Text):
                text.append_text(piece)
            elif isinstance(piece, str):
                text.append(visible(piece))
            else:
                text.append(visible(piece[0]), style=piece[1])
        lead = indent
        for part in wrap(text, self.width - cell_len(indent)):
            self._print(Text.assemble((lead, "dim"), part))
            lead = " " * cell_len(indent) if hanging is None else hanging

    def rule(self, title: str, style: str = "bold") -> None:
        """A heading drawn across the page."""
        lines = list(wrap(Text(visible(title), style=style), self.width - 6))
        for index, part in enumerate(lines):
            tail = "─" * (self.width - 5 - part.cell_len) if index == len(lines) - 1 else ""
            self._print(Text.assemble("    " if index else "─── ", part, " ", tail))

    def table(self, headers: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
        """A table without vertical lines; its cells wrap."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
        for header in headers:
            table.add_column(Text(visible(header)), overflow="fold")
        for row in rows:
            cells = (cell if isinstance(cell, Text) else Text(visible(cell)) for cell in row)
            table.add_row(*(_held(cell) for cell in cells))
        self._console.print(table)

    def errors(self, title: str, errors: Sequence[ErrorEntry]) -> None:
        """What could not be judged, one paragraph each; nothing when there is no error."""
        if not errors:
            return
        self.blank()
        self.rule(title)
        for error in errors:
            self.line((where(error), "bold"), f": {error.reason}", indent="  ", hanging="    ")

    def text(self) -> str:
        """The page so far, without blanks at the ends of lines, and nothing in it a command of a workflow."""
        text = self._out.getvalue().translate(_LET_GO)
        lines = (_COMMAND.sub(_parted, line.rstrip()) for line in text.split("\n")[:-1])
        return "".join(f"{line}\n" for line in lines)

    def _print(self, line: Text) -> None:
        self._console.print(line, soft_wrap=True)


def _parted(command: re.Match[str]) -> str:
    return f"{command[0][:-1]} {command[0][-1]}"


def _held(cell: Text) -> Text:
    """The cell with its no-break spaces in disguise."""
    held = cell.copy()
    held.plain = cell.plain.translate(_HOLD)
    return held


def wrap(text: Text, width: int) -> Iterable[Text]:
    """The lines of a text, broken at plain spaces, or inside a word that is wider than ``width`` columns.

    A space inside « quotes » or before « : » is not plain, whichever character a rule or an article has there.
    """
    width = max(width, 8)
    plain = text.plain
    breaks: list[int] = []
    start = column = 0
    while start < len(plain):
        space = _breaking_space(plain, start)
        end = len(plain) if space < 0 else space
        size = cell_len(plain[start:end])
        if column and column + size > width:
            breaks.append(start)
            column = 0
        if size > width:
            for at in range(start, end):
                size = cell_len(plain[at])
                if column + size > width:
                    breaks.append(at)
                    column = 0
                column += size
        else:
            column += size
        start, column = end + 1, column + 1
    for part in text.divide(breaks):
        part.rstrip()
        yield part


def _breaking_space(text: str, start: int) -> int:
    """Where the next space stands at which a line may end; -1 where there is none."""
    space = text.find(" ", start)
    while space > 0 and (text[space - 1] == "«" or text[space + 1 : space + 2] in _STAYS):
        space = text.find(" ", space + 1)
    return space
