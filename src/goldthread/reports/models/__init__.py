"""Reports, their versions, what is said of them, and the plans they look back on."""

from goldthread.reports.models.plan import PlanRow, Term
from goldthread.reports.models.report import Report, ReportState, ReportVersion
from goldthread.reports.models.said import Comment, Recipient, SignOff

__all__ = [
    "Comment",
    "PlanRow",
    "Recipient",
    "Report",
    "ReportState",
    "ReportVersion",
    "SignOff",
    "Term",
]
