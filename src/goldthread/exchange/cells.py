"""One row's cells by column name, read with everything wrong in them gathered.

A reader asks for text, numbers and dates; what cannot be read becomes a refusal, and
reading goes on, so that a person hears of every bad cell at once.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from goldthread.exchange import values
from goldthread.figures.loading.rows import LONGEST, Refusal

Value = TypeVar("Value", date, Decimal)
SHOWN = 60
CALLED_AS_THEY_ARE: Mapping[str, str] = {}


class Cells:
    """A row's cells; `refusals` grows as bad ones are asked for.

    `grouping` says whether a comma in a number can only stand between thousands; `called`
    gives columns the headings a person knows them by.
    """

    def __init__(
        self,
        row_number: int,
        cells: dict[str, str],
        repairs: Counter[str],
        *,
        grouping: bool = True,
        called: Mapping[str, str] = CALLED_AS_THEY_ARE,
    ) -> None:
        self.row_number = row_number
        self.refusals: list[Refusal] = []
        self._cells = cells
        self._repairs = repairs
        self._grouping = grouping
        self._called = called

    def text(self, column: str, *, required: bool = False) -> str:
        """The cell's text, '' when empty."""
        found = self._cells.get(column, "").strip()
        longest = LONGEST.get("reference" if column == "figure_id" else column)
        if "\0" in found:
            self.refuse(column, found, "Type it again: it holds a character that is not text.")
        elif longest and len(found) > longest:
            self.refuse(column, found, f"At most {longest} characters fit here.")
        elif required and not found:
            self.refuse(column, "", f"Every figure needs its {column.replace('_', ' ')}.")
        return found

    def number(self, column: str) -> Decimal | None:
        """The cell's number, None when empty."""
        return self._read(column, lambda found: values.number(found, self._grouping))

    def day(self, column: str) -> date | None:
        """The cell's date, None when empty."""
        return self._read(column, values.day)

    def repaired(self, sentence: str) -> None:
        self._repairs[sentence] += 1

    def refuse(self, column: str, found: str, accepted: str) -> None:
        called = self._called.get(column, column)
        self.refusals.append(refusal(self.row_number, called, found, accepted))

    def _read(self, column: str, read: Callable[[str], tuple[Value, str]]) -> Value | None:
        found = self._cells.get(column, "").strip()
        if not found:
            return None
        try:
            value, repair = read(found)
        except values.Refused as error:
            self.refuse(column, found, str(error))
            return None
        if repair:
            self.repaired(repair)
        return value


def refusal(row_number: int | None, column: str, found: str, accepted: str) -> Refusal:
    """A refusal with its sentence: where, what was found, what would be accepted."""
    shown = found if len(found) <= SHOWN else found[: SHOWN - 1] + "\N{HORIZONTAL ELLIPSIS}"
    # PostgreSQL keeps no zero character, even in the story of what was wrong.
    shown = shown.replace("\0", "\N{REPLACEMENT CHARACTER}")
    where = f"Row {row_number}" + (f", column {column}" if column else "")
    what = f"found '{shown}'" if found else "the cell is empty"
    return Refusal(row_number, column, shown, f"{where}: {what}. {accepted}")
