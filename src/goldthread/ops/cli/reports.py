"""`goldthread report build`: the yearly report as files, drafted or as people keep it."""

import os
from pathlib import Path

import click
from django.conf import settings

from goldthread.documents.model import Document
from goldthread.ops.cli import goldthread
from goldthread.ops.cli.common import FORMATS, Trouble, area_named, reads_store, show_json
from goldthread.partnership.models import Area, Partnership
from goldthread.reports import building
from goldthread.reports.bound.edition import Edition
from goldthread.reports.drafting.period import PERIODS, ReportPeriod, UnknownPeriod, period_of
from goldthread.reports.models import Report

HERE = ("localhost", "127.0.0.1", "[::1]")


@goldthread.group()
def report() -> None:
    """The yearly report."""


@report.command()
@click.option("--area", "areas", multiple=True, help="a name, ONS code or authority number;"
              " every partnership's own area when left out")  # fmt: skip
@click.option("--period", required=True, help=PERIODS)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="a folder, made if new")
@click.option(
    "--edition", type=click.Choice([one.value for one in Edition]), default=Edition.PUBLIC.value
)
@FORMATS
@reads_store
def build(areas: tuple[str, ...], period: str, out: Path, edition: str, form: str) -> None:
    """Write report.html, report.pdf, report.docx and figures.csv.

    The report that people keep for the area and period, if they have begun one; else a first
    draft from the figures held, every gap shown. Several areas get a folder each.
    """
    wanted = read_period(period)
    found = [area_named(area) for area in areas] or answered_for()
    written = []
    for area in found:
        folder = out if len(found) == 1 else out / area.slug
        document = document_for(area, wanted, Edition(edition))
        paths = put(document, folder)
        written.append(said_of(area, document, paths))
    if form == "json":
        show_json(written)
    else:
        for one in written:
            click.echo(f"{one['area']}: {one['numbers']} numbers, {one['state']}, in {one['out']}")


def read_period(words: str) -> ReportPeriod:
    try:
        return period_of(words)
    except UnknownPeriod as error:
        raise Trouble(str(error)) from None


def answered_for() -> list[Area]:
    """The areas that a partnership here answers for."""
    found = Area.objects.filter(pk__in=Partnership.objects.values("area")).order_by("name")
    if not found:
        raise Trouble("no partnership is held: name an --area, or run goldthread init")
    return list(found)


def document_for(area: Area, period: ReportPeriod, edition: Edition) -> Document:
    """The report people keep for an area and period, or a draft."""
    partnership = Partnership.objects.filter(area=area).first()
    held = Report.objects.filter(
        area=area, period_start=period.start, period_end=period.end
    ).select_related("area", "partnership").first()  # fmt: skip
    if held:
        return building.kept(held, edition, address())
    return building.drafted(area, partnership, period, edition, address())


def address() -> str:
    """Where this installation's pages are, for the links in a file."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in HERE]
    if hosts:
        return f"https://{hosts[0]}"
    return f"http://localhost:{os.environ.get('GOLDTHREAD_PORT', '8000')}"


def put(document: Document, folder: Path) -> list[Path]:
    try:
        return building.write(building.built(document), folder)
    except OSError as error:
        raise Trouble(f"{folder} cannot be written: {error.strerror}") from None


def said_of(area: Area, document: Document, paths: list[Path]) -> dict[str, object]:
    return {
        "area": area.name,
        "period": document.period,
        "edition": document.edition,
        "state": "draft" if document.draft else "published",
        "numbers": len(document.sources),
        "out": str(paths[0].parent),
        "files": [str(path) for path in paths],
    }
