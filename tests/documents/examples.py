"""Charts to draw in tests and in the gallery: made-up figures with everything that goes wrong."""

from goldthread.documents.chart_data import (
    BandGroup,
    Bands,
    ChartPoint,
    Columns,
    Comparison,
    ControlChart,
    ControlPoint,
    FunnelLimit,
    FunnelPlot,
    FunnelPoint,
    Line,
    LineChart,
    NeighbourRange,
    SeriesBreak,
    Stacked,
)

YEARS = [f"{year} to {year + 1}" for year in range(2015, 2024)]
MONTHS = [f"{name} {year}" for year in (2019, 2020, 2021) for name in ("Jan", "Apr", "Jul", "Oct")]


def series(values, labels=YEARS):
    return [
        ChartPoint(label, None, value) if isinstance(value, str) else ChartPoint(label, value)
        for label, value in zip(labels, values, strict=False)
    ]


RISING = series([41.2, 43.0, 40.1, "suppressed", 44.9, 52.3, 55.0, 53.8, 57.1])
REDEFINED = [SeriesBreak("2020 to 2021", "Counted by child, not by referral")]

LINE = LineChart(
    "Children subject of a child protection plan at 31 March, Northbay",
    "Rate per 10,000 children",
    [Line("Northbay", RISING, REDEFINED)],
)
LINES = LineChart(
    "Re-referrals within 12 months: Northbay beside its comparators",
    "Percentage of referrals",
    [
        Line("Northbay", series([21.0, 19.5, 24.2, 26.0, 22.1, "not_returned", 25.4, 23.9, 20.2])),
        Line("England", series([22.3, 21.9, 21.9, 21.9, 22.6, 22.7, 21.5, 22.4, 22.4])),
        Line("Neighbours", series([18.0, 17.9, 19.4, 20.1, 18.4, 18.8, 19.0, 17.6, 16.9])),
    ],
    from_zero=False,
)


def control_points(values, signals):
    for place, value in enumerate(values):
        mean, spread = (31.0, 12.4) if place < 8 else (24.0, 9.1)
        point = series([value], [MONTHS[place]])[0]
        yield ControlPoint(point, mean, mean - spread, mean + spread, signals.get(place, ""))


CONTROL = ControlChart(
    "Domestic abuse crimes with a child in the household",
    "Crimes each quarter",
    list(
        control_points(
            [30, 33, 28, 45, 27, "suppressed", 34, 30, 24, 22, 14, 26],
            {3: "concern", 10: "improvement", 11: "neutral"},
        )
    ),
    [SeriesBreak("Jan 2021", "New crime recording rules")],
    target=ChartPoint("Target", 20),
)
COMPARISON = Comparison(
    "Children in need at 31 March 2023",
    "Rate per 10,000 children",
    series(
        [312.4, 289.1, "suppressed", 342.7, 287.5],
        ["Northbay", "Eastmoor", "Westcombe and the Vale of Longname", "England", "South West"],
    ),
    own="Northbay",
    neighbours=NeighbourRange("Statistical neighbours (9 of 10)", 241, 335),
)
FUNNEL = FunnelPlot(
    "Children subject of a second plan, 2022 to 2023",
    "Plans started in the year",
    "Percentage of plans started",
    [FunnelPoint(f"Place {n}", 40 + 37 * n, 22 + (n * 7 % 11) - 5) for n in range(14)]
    + [FunnelPoint("Northbay", 164, 34.2, own=True)],
    [
        FunnelLimit(
            base,
            *(
                22.4 + sign * z * (22.4 * 77.6 / base) ** 0.5
                for sign, z in ((-1, 1.96), (1, 1.96), (-1, 3.09), (1, 3.09))
            ),
        )
        for base in range(40, 560, 20)
    ],
    22.4,
)
BAND_NAMES = ["0 to 10 days", "11 to 20 days", "21 to 30 days", "31 to 45 days", "Over 45 days"]
BANDS = Bands(
    "How long assessments took, 2022 to 2023",
    "Percentage of assessments",
    [
        BandGroup("Northbay", series([12.0, 18.5, 22.5, 35.0, 12.0], BAND_NAMES)),
        BandGroup("Northbay the year before", series([9, 15, "suppressed", 40, 21], BAND_NAMES)),
        BandGroup("England", series([14.2, 16.1, 19.8, 33.3, 16.6], BAND_NAMES)),
    ],
)
CATEGORIES = ["Neglect", "Emotional abuse", "Physical abuse", "Sexual abuse", "Multiple"]
STACKED = Stacked(
    "Children subject of a plan by category of abuse, Northbay",
    "Children at the end of the quarter",
    [
        BandGroup(name, series(values, CATEGORIES))
        for name, values in (
            ("June 2020", [86, 61, 12, 9, 4]),
            ("September 2020", [90, 55, 14, "suppressed", 3]),
            ("December 2020", [101, 58, 11, "suppressed", "suppressed"]),
            ("March 2021", [97, 66, 15, 8, 2]),
        )
    ],
)
COLUMNS = Columns(
    "Contacts to the front door each quarter",
    "Contacts",
    series([812, 640, 702, 811, 799, 301, "not_available", 745, 850, 901, 877, 930], MONTHS),
)
COLUMNS_AND_LINE = Columns(
    "Contacts, and how many became referrals",
    "Number each quarter",
    series([812, 640, 702, 811, 799, 301, 688, 745, 850, 901, 877, 930], MONTHS),
    Line("Referrals", series([210, 180, 190, 230, 215, 101, 160, 188, 240, 251, 233, 260], MONTHS)),
)
EMPTY = LineChart("Nothing is known", "Number", [Line("Northbay", series(["suppressed"] * 3))])

EXAMPLES = {
    "line": LINE,
    "lines": LINES,
    "control": CONTROL,
    "comparison": COMPARISON,
    "funnel": FUNNEL,
    "bands": BANDS,
    "stacked": STACKED,
    "columns": COLUMNS,
    "columns-and-line": COLUMNS_AND_LINE,
    "empty": EMPTY,
}
