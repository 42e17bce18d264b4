"""What the reports say was planned and done, and the words they use, as the demo region has it."""

import csv
from collections.abc import Callable
from datetime import date

from goldthread.ops.demo.figures import published
from goldthread.partnership.models import Partnership
from goldthread.reports.models import PlanRow, Term

BANES = "bath-and-north-east-somerset"
NORTH_SOMERSET = "north-somerset"
BANES_REPORT = "BCSSP annual report 2020-2021"
NORTH_SOMERSET_PLAN = "NSSCB business plan 2014-17"
# A person's initials stand in print where a role should: roles only are kept.
INITIALS = "initials"


def load_all(say: Callable[[str], None]) -> None:
    """Bring in the shipped priorities, plan and glossary that are not held yet."""
    if not PlanRow.objects.exists():
        said = looked_back_on() + planned()
        say(f"Priorities and plans: {said} rows")
    if not Term.objects.exists():
        say(f"Glossary: {terms()} terms")


def looked_back_on() -> int:
    """What B&NES said it would do in 2020-21, and did."""
    rows = read("banes-2020-21.priorities.csv")
    partnership = Partnership.objects.get(slug=BANES)
    PlanRow.objects.bulk_create(
        PlanRow(
            partnership=partnership,
            period_start=date(2020, 4, 1),
            period_end=date(2021, 3, 31),
            position=place,
            priority=row["priority"],
            outcome=row["outcome"],
            status=row["status"],
            source=BANES_REPORT,
        )
        for place, row in enumerate(rows, start=1)
    )
    return len(rows)


def planned() -> int:
    """North Somerset's business plan of 2014 to 2017, as its board agreed it."""
    rows = read("north-somerset-2013-14.businessplan.csv")
    partnership = Partnership.objects.get(slug=NORTH_SOMERSET)
    PlanRow.objects.bulk_create(
        PlanRow(
            partnership=partnership,
            period_start=date(2014, 4, 1),
            period_end=date(2017, 3, 31),
            position=place,
            priority=row["priority"],
            action=row["action"],
            lead="" if INITIALS in row["lead_role"] else row["lead_role"],
            timescale=row["timescale"],
            outcome=row["outcome"].replace("; ", "\n"),
            source=NORTH_SOMERSET_PLAN,
        )
        for place, row in enumerate(rows, start=1)
    )
    return len(rows)


def terms() -> int:
    """The glossary that all partnerships share."""
    rows = read("banes-2020-21.glossary.csv")
    Term.objects.bulk_create(
        Term(term=row["term"], meaning=row["meaning"], source=BANES_REPORT) for row in rows
    )
    return len(rows)


def read(name: str) -> list[dict[str, str]]:
    with published(name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
