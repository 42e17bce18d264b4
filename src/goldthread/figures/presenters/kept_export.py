"""Every figure of a source as CSV, a line at a time: it may be 600,000 lines."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from goldthread.core.periods import period_label
from goldthread.figures.models import Figure
from goldthread.figures.presenters.naming import unit_words
from goldthread.ui.downloads import looks_like_formula
from goldthread.ui.marks import MARKS

HEADINGS = [
    "Reference", "Row", "Section", "Table", "Area", "Indicator code", "Indicator", "As printed",
    "Measure", "Breakdown", "Unit", "Period", "Period start", "Period end", "Value", "Mark",
    "Low reliability", "Numerator", "Denominator", "Note", "Known from",
]  # fmt: skip
LINES_AT_ONCE = 1_000


def csv_lines(figures: Iterable[Figure]) -> Iterator[str]:
    """Headings, figures, and a legend of the marks; with the byte-order mark Excel wants."""
    yield "\ufeff"
    yield from _written([HEADINGS])
    yield from _written(line(figure) for figure in figures)
    yield from _written([[], *([mark.symbol, mark.words] for mark in MARKS.values())])


def line(figure: Figure) -> list[object]:
    """One figure; one without a number has its mark, and no number."""
    return [
        figure.reference, figure.place, figure.section, figure.table, figure.area.name,
        figure.indicator.code, figure.indicator.name,
        f"{figure.printed_code} {figure.printed_indicator}".strip(),
        figure.get_measure_display(), figure.breakdown, unit_words(figure.unit),
        period_label(figure.period_kind, figure.period_start, figure.period_end),
        figure.period_start, figure.period_end,
        figure.symbol if figure.state == "rating" else figure.value,
        MARKS[figure.state].symbol if figure.state in MARKS else "",
        MARKS["low_reliability"].symbol if figure.low_reliability else "",
        figure.numerator, figure.denominator, figure.note, figure.known_from,
    ]  # fmt: skip


def _written(lines: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines as CSV text in pieces large enough to be worth sending."""
    out = io.StringIO()
    writer = csv.writer(out)
    for count, parts in enumerate(lines, start=1):
        writer.writerow([f"'{part}" if looks_like_formula(part) else part for part in parts])  # type: ignore[arg-type] # only text can be a formula
        if count % LINES_AT_ONCE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()
