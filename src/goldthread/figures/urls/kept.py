"""What is kept: sources and their printed tables, what changed, silence, alerts, one figure."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from goldthread.figures.views.alerts import alert_settle, alerts
from goldthread.figures.views.discrepancies import (
    discrepancies,
    discrepancies_check,
    discrepancies_download,
    discrepancy,
    discrepancy_reopen,
    discrepancy_rules,
    discrepancy_say,
)
from goldthread.figures.views.expectations import (
    expectation_end,
    expectation_new,
    expectations,
)
from goldthread.figures.views.figure import figure
from goldthread.figures.views.printed import (
    framework,
    framework_download,
    printed_download,
    printed_table,
)
from goldthread.figures.views.revisions import revisions, revisions_download
from goldthread.figures.views.search import search
from goldthread.figures.views.silence import silence, silence_download
from goldthread.figures.views.sources import source, source_download, sources


class RowNumber:
    """The number of a row: never longer than PostgreSQL can hold, so that none is an error."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class FileKind(StringConverter):
    """The kinds of file a table can be had as."""

    regex = "csv|xlsx"


register_converter(RowNumber, "row")
register_converter(FileKind, "file")

urlpatterns = [
    path("sources/", sources, name="sources"),
    path("sources/<row:source_id>/", source, name="source"),
    path("sources/<row:source_id>/figures.csv", source_download, name="source-download"),
    path("sources/<row:source_id>/table/", printed_table, name="printed-table"),
    path(
        "sources/<row:source_id>/table.<file:kind>",
        printed_download,
        name="printed-table-download",
    ),
    path("sources/<row:source_id>/framework/", framework, name="framework"),
    path(
        "sources/<row:source_id>/framework.<file:kind>",
        framework_download,
        name="framework-download",
    ),
    path("revisions/", revisions, name="revisions"),
    path("revisions.<file:kind>", revisions_download, name="revisions-download"),
    path("silence/", silence, name="silence"),
    path("silence.<file:kind>", silence_download, name="silence-download"),
    path("silence/expected/", expectations, name="expectations"),
    path("silence/expected/new/", expectation_new, name="expectation-new"),
    path("silence/expected/<row:expectation_id>/end/", expectation_end, name="expectation-end"),
    path("alerts/", alerts, name="alerts"),
    path("alerts/<row:alert_id>/settle/", alert_settle, name="alert-settle"),
    path("discrepancies/", discrepancies, name="discrepancies"),
    path(
        "discrepancies.<file:kind>",
        discrepancies_download,
        name="discrepancies-download",
    ),
    path("discrepancies/rules/", discrepancy_rules, name="discrepancy-rules"),
    path("discrepancies/check/", discrepancies_check, name="discrepancies-check"),
    path("discrepancies/<row:discrepancy_id>/", discrepancy, name="discrepancy"),
    path("discrepancies/<row:discrepancy_id>/say/", discrepancy_say, name="discrepancy-say"),
    path(
        "discrepancies/<row:discrepancy_id>/reopen/",
        discrepancy_reopen,
        name="discrepancy-reopen",
    ),
    path("search/", search, name="search"),
    path("figures/<row:figure_id>/", figure, name="figure"),
]
