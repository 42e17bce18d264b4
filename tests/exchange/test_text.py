"""However a spreadsheet saved it: encodings, separators, and files that are not tables."""

import pytest

from exchange.samples import HEADINGS, published, published_line
from goldthread.exchange import text
from goldthread.figures.loading.rows import Unreadable

LINE = published_line(area="Ynys M\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}n", note="two\nlines")
WHOLE = published(LINE).decode()
SAVED = [
    (WHOLE.encode(), []),
    (WHOLE.replace("\n", "\r\n").encode(), []),
    (WHOLE.encode("utf-8-sig"),
     ["The file is UTF-8 with a byte order mark, as Excel saves it; it was read as such."]),
    (WHOLE.encode("utf-16"),
     ["The file is UTF-16 (Excel's 'Unicode text'); it was read as such."]),
    (WHOLE.encode("utf-16-le"),
     ["The file is UTF-16 without its byte order mark; it was read as such."]),
    (WHOLE.encode("utf-16-be"),
     ["The file is UTF-16 without its byte order mark; it was read as such."]),
    (WHOLE.encode("cp1252"),
     ["The file is Windows-1252 (Western European), not UTF-8; it was read as such."]),
    (WHOLE.replace(",", ";").encode(), ["The cells are separated by semicolons, not commas."]),
    (WHOLE.replace(",", "\t").encode(), ["The cells are separated by tabs, not commas."]),
    (("sep=;\n" + WHOLE.replace(",", ";")).encode(),
     ["The first line ('sep=') told Excel the separator; it was left out."]),
    (("\n\n" + WHOLE + "\n\n,,,\n").encode(), []),
]  # fmt: skip

NOT_TABLES = [
    (b"", "sample.csv is empty."),
    (b"\n \n\n", "sample.csv has nothing in it but blank lines."),
    (HEADINGS.encode(), "sample.csv has column headings but no rows under them."),
    ((HEADINGS + ",note\na").encode(),
     "sample.csv has the column note more than once. Keep one of each."),
    (b"a,,b,,c\n1,2,3,4,5",
     "sample.csv has the column (no heading) more than once. Keep one of each."),
    (b"area,value\nA\0nytown,1\n",
     "sample.csv is not text. Save it as CSV UTF-8 (comma delimited)."),
    (b"area\x81\xff\n1",
     "sample.csv is not text. Save it as CSV UTF-8 (comma delimited)."),
    (b'area,"val"ue\nA,1\n', "sample.csv is not a CSV file: ',' expected after '\"'."),
]  # fmt: skip


@pytest.mark.parametrize(("content", "repairs"), SAVED)
def test_it_is_read_however_it_was_saved_and_said_so(read_bytes, content, repairs):
    (figure,), refusals, reading = read_bytes(content)
    assert not refusals
    assert figure.area == "Ynys M\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}n"
    assert figure.note.splitlines() == ["two", "lines"]
    assert list(reading.repairs) == repairs


@pytest.mark.parametrize(("content", "sentence"), NOT_TABLES)
def test_what_is_no_table_is_refused_in_a_sentence(read_bytes, content, sentence):
    with pytest.raises(Unreadable) as refused:
        read_bytes(content)
    assert str(refused.value) == sentence


def test_a_file_over_the_limit_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(text.LARGEST + 1024**2)
    with pytest.raises(Unreadable) as refused:
        text.check_size(path, path.name)
    assert str(refused.value) == (
        "big.csv is 201 MB; at most 200 MB are read at once. Split it by year or by area."
    )


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(read_bytes):
    content = published(LINE, "", LINE, published_line(value="?"))
    figures, refusals, _ = read_bytes(content)
    assert [figure.row_number for figure in figures] == [2, 4]
    assert refusals[0].row_number == 5


def test_a_comma_in_a_number_is_refused_between_semicolons(read_bytes):
    content = published(published_line()).replace(b",", b";").replace(b'"12"', b'"1,040"')
    _, refusals, _ = read_bytes(content)
    assert refusals[0].reason == (
        "Row 2, column value: found '1,040'. Write the number in digits with a point for "
        "decimals, for example 1040 or 8.5."
    )


def test_a_cell_of_a_megabyte_ends_the_reading_with_a_refusal(read_bytes):
    content = published(published_line(), published_line(note="x" * 1_000_000))
    figures, refusals, _ = read_bytes(content)
    assert len(figures) == 1
    assert refusals[0].row_number is None
