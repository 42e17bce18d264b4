"""A table as a file a person takes away, and the ledger's line that says so."""

from django.http import HttpRequest, HttpResponse

from goldthread.core.audit import LONGEST_SUBJECT, Subject, record
from goldthread.figures.actions import FIGURES_EXPORTED
from goldthread.partnership.permissions import workplace_of
from goldthread.ui.downloads import csv_download, workbook_download
from goldthread.ui.tables import Table


def download(request: HttpRequest, kind: str, table: Table, name: str, what: str) -> HttpResponse:
    """The table as NAME.csv or NAME.xlsx; `what` is how the ledger names it."""
    note_export(request, name, what)
    return csv_download(table, name) if kind == "csv" else workbook_download(name, table)


def note_export(request: HttpRequest, name: str, what: str) -> None:
    """Write that figures left the building."""
    workplace = workplace_of(request)
    partnership = workplace.partnership.pk if workplace else None
    # A report's table may be headed by a whole sentence; the ledger's subject is a short name.
    subject = Subject("figures.table", name[:LONGEST_SUBJECT], partnership)
    record(FIGURES_EXPORTED, subject, after={"file": name, "what": what})
