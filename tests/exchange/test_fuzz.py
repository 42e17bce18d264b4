"""Whatever the bytes: figures, refusals or Unreadable, and never anything else."""

import contextlib
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.samples import SAMPLES, published, published_line
from goldthread.exchange import lait_twin, readers, template
from goldthread.figures.loading.rows import LONGEST, FigureRow, Refusal, Unreadable

pytestmark = pytest.mark.filterwarnings("default")


def made_template() -> bytes:
    held = io.BytesIO()
    template.write(held, "Anytown", [template.Listed("A", "Plans", "count")])
    return held.getvalue()


def made_parquet() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "twin.parquet"
        lait_twin.write(path, rows=200)
        return path.read_bytes()


SEEDS = {
    "published": published(published_line(), published_line(value="", published_text="c")),
    "ees": (SAMPLES / "b1_places_2023_to_2024.csv").read_bytes(),
    "template": made_template(),
    "old template": (SAMPLES / "return.xls").read_bytes(),
    "lait": made_parquet(),
    "population": b"mid_year,la_number,area,age_group,population\n2023,1,A,0 to 17,5\n",
}


def walk(content: bytes, kind: str | None = None) -> None:
    """Read bytes to the end and hold each row to its promise."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.csv"
        path.write_bytes(content)
        with contextlib.suppress(Unreadable):
            for row in readers.read(path, kind).rows:
                hold(row)


def hold(row: FigureRow | Refusal) -> None:
    if isinstance(row, Refusal):
        assert row.reason.endswith(".")
        assert "\0" not in row.found + row.reason
        return
    assert (row.state == "number") == (row.value is not None)
    assert all(len(getattr(row, column)) <= longest for column, longest in LONGEST.items())
    assert not any("\0" in text for text in row if isinstance(text, str))


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, *readers.READERS]))
def test_any_bytes_at_all(content, kind):
    walk(content, kind)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SEEDS)), st.data())
def test_any_good_file_with_bytes_changed(seed, data):
    content = bytearray(SEEDS[seed])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    walk(bytes(content))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(SEEDS)), st.floats(0, 1))
def test_any_good_file_cut_short(seed, share):
    walk(SEEDS[seed][: int(len(SEEDS[seed]) * share)])


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), min_size=18, max_size=18))
def test_any_text_in_any_cell(cells):
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    walk(published(quoted))
