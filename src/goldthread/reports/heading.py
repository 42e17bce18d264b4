"""What stands on a report's title page."""

from dataclasses import dataclass
from datetime import date

from goldthread.partnership.models import Area, Partnership
from goldthread.reports.drafting.period import ReportPeriod


@dataclass(frozen=True)
class Heading:
    """The title page: whose report, of what time, as it stood on which day, draft or not.

    `address` is put before links to Goldthread's own pages in a file that leaves it.
    """

    title: str
    partnership: str
    period: str
    subtitle: str = ""
    as_at: date | None = None
    draft: bool = True
    address: str = ""


def heading_of(
    area: Area, partnership: Partnership | None, period: ReportPeriod, address: str = ""
) -> Heading:
    """The title page of a report that nobody has named otherwise."""
    return Heading(
        title=f"Annual report, {area.name}",
        partnership=partnership.name if partnership else area.name,
        period=period.label,
        address=address,
    )
