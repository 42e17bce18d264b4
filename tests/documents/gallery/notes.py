"""The source notes of the gallery's report, and numbers that name them."""

from datetime import date
from decimal import Decimal

from goldthread.documents.model import SourceNote, number

ANNUAL = "Department for Education, Characteristics of children in need: 2022 to 2023"
POLICE = "Northshire Police, rolling 12 month safeguarding data set, March 2023"
OWN = "Northbay Safeguarding Children Partnership"
KNOWN = date(2023, 10, 26)

NOTES = {
    "cin": ("Children in need at 31 March", f"{ANNUAL}, table B1"),
    "plans": ("Child protection plans at 31 March, by latest category of abuse", f"{ANNUAL}, D3"),
    "referrals": ("Referrals, and those within 12 months of another", f"{ANNUAL}, table C1"),
    "factors": ("Factors identified at the end of assessment", f"{ANNUAL}, table C3"),
    "durations": ("How long assessments took", f"{ANNUAL}, table C2"),
    "contacts": ("Contacts to the front door", "Northbay Council, front door return, quarter 4"),
    "police": ("Police measures, rolling 12 months", POLICE),
    "marac": ("Cases and children heard at MARAC", "Northbay MARAC, annual return 2022 to 2023"),
    "lado": ("Allegations against people who work with children", "LADO annual report, 2022-23"),
    "missing": ("Children missing, and their episodes", f"{POLICE}, sheet 4"),
    "audit": ("Multi-agency audit of strategy meetings", f"{OWN}, audit report, November 2022"),
    "section11": ("Section 11 self-assessment", f"{OWN}, section 11 report, January 2023"),
    "meetings": ("Attendance at 14 subgroup meetings", f"{OWN}, attendance register"),
    "training": ("Places offered, booked and attended", f"{OWN}, training records"),
    "evaluation": ("Evaluation forms", f"{OWN}, evaluation forms returned by 30 April 2023"),
    "budget": ("Budget statement", f"{OWN}, budget statement 2022 to 2023"),
    "people": ("Population", "Office for National Statistics, mid-2022 population estimates"),
    "framework": ("Performance framework", f"{OWN}, performance framework, March 2023"),
    "adults": ("Section 42 enquiries", "NHS England, Safeguarding Adults Collection 2022 to 2023"),
}


def source_notes():
    """The notes in order, each with its page."""
    return tuple(
        SourceNote(
            key,
            title,
            place,
            known_from=KNOWN,
            as_at=date(2023, 11, 30),
            definition="Counted as its publisher says; see the figure's page for the version used.",
            href=f"/figures/{number}/",
            figure_id=number,
        )
        for number, (key, (title, place)) in enumerate(NOTES.items(), start=101)
    )


def n(value, source, unit="count", notes=(), decimals=None):
    """A number, or the state a word names, with its source."""
    if isinstance(value, str) and not value[:1].isdigit():
        return number(None, unit, source=source, state=value)
    held = Decimal(value) if isinstance(value, str) else value
    return number(held, unit, source=source, notes=notes, decimals=decimals)


def percents(values, source):
    return [n(value, source, "percent") for value in values]


def counts(values, source):
    return [n(value, source) for value in values]
