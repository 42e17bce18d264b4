"""The pages of the yearly report."""

from django.urls import path

from goldthread.reports.views import deciding, outputs, reports, versions, writing

ONE = "reports/<int:report_id>/"
PART = ONE + "sections/<slug:key>/"

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/new/", reports.report_new, name="report-new"),
    path(ONE, reports.report, name="report"),
    path(ONE + "read/<slug:edition>/", outputs.read, name="report-read"),
    path(ONE + "files/<slug:edition>/<str:name>", outputs.report_file, name="report-file"),
    path(PART, writing.section, name="report-section"),
    path(PART + "new/", writing.part_new, name="report-part-new"),
    path(PART + "<slug:block_id>/", writing.part, name="report-part"),
    path(PART + "<slug:block_id>/change/", writing.part_change, name="report-part-change"),
    path(
        ONE + "comments/<int:comment_id>/settle/",
        writing.comment_settle,
        name="report-comment-settle",
    ),
    path(ONE + "versions/", versions.versions, name="report-versions"),
    path(ONE + "versions/<int:number>/", versions.version, name="report-version"),
    path(ONE + "versions/<int:number>/back/", versions.version_back, name="report-version-back"),
    path(ONE + "sign/", deciding.report_sign, name="report-sign"),
    path(ONE + "steps/<slug:step>/", deciding.report_step, name="report-step"),
    path(ONE + "recipients/", deciding.recipients, name="report-recipients"),
    path(
        ONE + "recipients/<int:recipient_id>/",
        deciding.recipient_change,
        name="report-recipient-change",
    ),
]
