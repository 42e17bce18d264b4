"""Bad files, end to end: the sentence a person reads, and nothing half-applied."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from exchange.samples import published, published_line
from goldthread.core.context import acting_as
from goldthread.exchange.template_columns import HEADINGS
from goldthread.figures.models import Figure, StagedRow

pytestmark = pytest.mark.django_db

GOOD = published_line(area="North Somerset", indicator="Children in care")


def workbook(**cells):
    """A filled-in template of one row."""
    row = {
        "area": "North Somerset",
        "indicator": "Children in care",
        "value": 12,
        "unit": "count",
        "period_kind": "as at",
        "period_end": "2024-03-31",
    } | cells
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Figures"
    sheet.append([heading.heading for heading in HEADINGS])
    sheet.append([row.get(heading.column) for heading in HEADINGS])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def bomb():
    """A small .xlsx that would unpack to far more than any template."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in range(5):
            with archive.open(f"xl/worksheets/sheet{part}.xml", "w") as member:
                for _ in range(60):
                    member.write(b" " * 1024 * 1024)
    return file.getvalue()


REFUSED = {
    "wrong columns": (
        "sample.csv",
        b"Area,Count\nNorth Somerset,3\n",
        "missing columns",
    ),
    "nothing we know": ("sample.csv", b"a,b\n1,2\n", "has none of the columns we know. We read"),
    "a number in words": (
        "sample.csv",
        published(published_line(value="about 7")),
        "Row 2, column value: found 'about 7'. Write the number in digits",
    ),
    "a year of two digits": (
        "sample.csv",
        published(GOOD, published_line(figure_id="x-2", period_end="31/03/24")),
        "Row 3, column period_end: found '31/03/24'. A year of two digits can be misread. "
        "Write the date as YYYY-MM-DD",
    ),
    "headings alone": ("sample.csv", published(), "has column headings but no rows under them"),
    "a PDF": ("report.pdf", b"%PDF-1.7 ...", "report.pdf is a PDF. We read"),
    "not text": ("sample.csv", b"\x00\x81\x02" * 400, "is not text. Save it as CSV UTF-8"),
    "a damaged workbook": ("book.xlsx", b"PK\x03\x04 damaged", "it is not a whole .xlsx file"),
    "a zip bomb": ("book.xlsx", bomb(), "book.xlsx would unpack to 300 MB in 5 parts"),
    "a formula": (
        "book.xlsx",
        workbook(value="=6+6"),
        "holds a formula; paste its value instead",
    ),
    "cut short": (
        "sample.csv",
        published(GOOD) + b'"x-2","North',
        "The file is cut short or its quotation marks do not match",
    ),
}


@pytest.mark.parametrize(("name", "content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_bad_file_is_refused_in_words(morgan, name, content, sentence):
    load = morgan.load(content, name)

    page = morgan.page("load", load.pk)
    assert load.state == "refused"
    assert sentence in page
    assert "so nothing of the file was taken in" in page
    with acting_as(service="command-line"):
        assert not Figure.objects.filter(load=load).exists()
        assert not StagedRow.objects.filter(load=load).exists()


REPAIRED = {
    "as Excel saves it": (
        "\ufeff".encode() + published(GOOD).replace(b",", b";"),
        "UTF-8 with a byte order mark, as Excel saves it",
    ),
    "semicolons": (published(GOOD).replace(b",", b";"), "separated by semicolons, not commas"),
    "Windows letters": (
        published(published_line(area="North Somerset", note="Café")).decode().encode("cp1252"),
        "Windows-1252 (Western European), not UTF-8",
    ),
    "dates in words": (
        published(published_line(area="North Somerset", period_end="31 March 2024")),
        "Dates written in words were read",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), REPAIRED.values(), ids=REPAIRED)
def test_what_can_be_understood_is_put_right_and_said(morgan, content, sentence):
    load = morgan.load(content)

    page = morgan.page("load", load.pk)
    assert load.state == "ready"
    assert "Put right on the way" in page
    assert sentence in page


def test_every_refusal_can_be_had_as_a_file(morgan):
    load = morgan.load(published(published_line(value="=cmd"), published_line(value="many")))

    response = morgan.get("load-refusals", load.pk)
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Row,Column,Found,What to do"
    assert lines[1].startswith("2,value,'=cmd,")
    assert len(lines) == 3


def test_more_refusals_than_are_kept_are_counted(morgan):
    bad = [published_line(figure_id=f"x-{n}", value="many") for n in range(600)]
    page = morgan.page("load", morgan.load(published(*bad)).pk)

    assert "600 things were refused" in page
    assert "The first 500 are listed" in page
