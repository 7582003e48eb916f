"""What every format gives: sheets with rows of plain cells."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Protocol

from productiehuis.imports.rules.heads import MOST_COLUMNS as MOST_COLUMNS

Cell = str | int | float | date | datetime | time | bool | None
Cells = Sequence[Cell]

MOST_ROWS = 1_048_576
MOST_SHEETS = 60


class Book(Protocol):
    """A file as sheets. Rows are numbered as the program that made it shows them."""

    @property
    def sheets(self) -> Sequence[str]: ...
    @property
    def counts_from_1904(self) -> bool: ...
    @property
    def is_text(self) -> bool:
        """Whether signs in the text cut it into cells, so that one too many moves all that follow."""
        ...

    @property
    def hidden_sheets(self) -> int: ...
    @property
    def is_row_hidden(self) -> bool:
        """Whether the row that was told last is one that its program does not show."""
        ...

    def rows(self, sheet: int) -> Iterator[tuple[int, Cells]]: ...
    def merged_down(self, sheet: int, column: int) -> Iterator[tuple[int, int]]:
        """The first and last row of each cell of a column that is merged over several rows. Reads the whole sheet."""
        ...


def is_empty(cells: Cells) -> bool:
    return cells.count(None) == len(cells) or all(cell is None or cell == "" or str(cell).isspace() for cell in cells)
