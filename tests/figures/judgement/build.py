"""Points and series written the way a table is read: '2022-23 24', '2021-22 c'."""

from datetime import date
from decimal import Decimal

from goldthread.figures.judgement.series import Break, Point, Series

STATES = {
    "c": "suppressed",
    "x": "not_available",
    "z": "not_applicable",
    "nr": "not_returned",
}


def year(first, value, unit="count", **more):
    """A financial year: year(2022, 24), year(2022, "c"), year(2022, 50, "percent", of=(4, 8))."""
    return made("financial_year", date(first, 4, 1), date(first + 1, 3, 31), value, unit, **more)


def rolling_year(end_year, end_month, value, **more):
    """Twelve months to the last day of a month."""
    start = date(end_year - 1, end_month + 1, 1) if end_month < 12 else date(end_year, 1, 1)
    return made("12_months_to", start, month_end(end_year, end_month), value, "count", **more)


def at(day, value, unit="count", **more):
    """A count on a day."""
    return made("as_at", None, day, value, unit, **more)


def months(first_year, values, unit="count", **more):
    """Consecutive months from January of a year."""
    return tuple(
        made(
            "month",
            date(first_year + place // 12, place % 12 + 1, 1),
            month_end(first_year + place // 12, place % 12 + 1),
            value,
            unit,
            **more,
        )
        for place, value in enumerate(values)
    )


def quarters(first_year, values, unit="count"):
    """Consecutive quarters from January of a year."""
    return tuple(
        made(
            "quarter",
            date(first_year + place // 4, place % 4 * 3 + 1, 1),
            month_end(first_year + place // 4, place % 4 * 3 + 3),
            value,
            unit,
        )
        for place, value in enumerate(values)
    )


def made(kind, start, end, value, unit, of=None, **more):
    """A point; `of` gives the numbers behind it."""
    text = str(value)
    state = STATES.get(text, "number")
    if of:
        more |= {"numerator": Decimal(of[0]), "denominator": Decimal(of[1])}
    number = Decimal(text) if state == "number" else None
    return Point("", kind, start, end, state, number, unit, **more)


def series(*points, polarity="context", noun="", breaks=(), name="Referrals", unit=None):
    """A series of North Somerset."""
    return Series(
        indicator_name=name,
        area_name="North Somerset",
        counted="events" if noun else "",
        noun=noun,
        unit=unit or points[-1].unit,
        polarity=polarity,
        period_basis="financial year",
        points=points,
        breaks=breaks,
    )


def broken(kind, before, reason=""):
    return Break(before, kind, reason)


def month_end(of_year, of_month):
    following = date(of_year + of_month // 12, of_month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def day_after(point):
    return date.fromordinal(point.end.toordinal() + 1)
