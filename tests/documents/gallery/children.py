"""The sections of the gallery's report that are mostly figures."""

from goldthread.documents.chart_data import SeriesBreak
from goldthread.documents.model import KeyNumber, Paragraph, Section
from goldthread.documents.presentations import (
    caveats,
    change,
    counts,
    distributions,
    framework,
    pictures,
    series,
    targets,
)

from .notes import counts as all_counts
from .notes import n, percents

YEARS = ("2020 to 2021", "2021 to 2022", "2022 to 2023")
FIVE_YEARS = ("2018-19", "2019-20", "2020-21", "2021-22", "2022-23")
MONTHS = [
    f"{name} {year}"
    for year in (2021, 2022)
    for name in ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
]
QUARTERS = [
    f"{name} {year}" for year in (2020, 2021, 2022) for name in ("Jun", "Sep", "Dec", "Mar")
]


def labelled(labels, values, source, unit="count"):
    return [(label, n(v, source, unit)) for label, v in zip(labels, values, strict=True)]


def at_a_glance():
    people = [
        KeyNumber("Children and young people", n(43210, "people"), "aged 0 to 17, mid-2022"),
        KeyNumber("Children in need", n(1018, "cin"), "at 31 March 2023, 44 more than in 2022"),
        KeyNumber("On a protection plan", n(141, "plans"), "at 31 March 2023"),
        KeyNumber("Re-referrals", n("20.2", "referrals", "percent"), "of referrals in the year"),
        KeyNumber("Privately fostered", n("suppressed", "cin"), "at 31 March 2023"),
        KeyNumber("Health assessments", n("not_returned", "cin"), "due from health by 31 May 2023"),
    ]
    return Section(
        "Northbay at a glance",
        (
            *pictures.infographic("Children in Northbay", people),
            Paragraph(
                "There were ",
                n(1018, "cin"),
                " children in need at 31 March 2023, a rate of ",
                n("235.6", "cin", "rate_per_10000"),
                ". The number on a child protection plan was ",
                n(141, "plans"),
                ", and the share of re-referrals fell from ",
                n("23.9", "referrals", "percent"),
                " to ",
                n("20.2", "referrals", "percent"),
                ".",
            ),
        ),
    )


def police_rows():
    given = (
        ("Child protection crimes", 412, 377, "count"),
        ("Serious sexual offences against children", 96, 104, "count"),
        ("Cruelty and neglect", 58, 41, "count"),
        ("Child sexual exploitation crimes", "suppressed", 11, "count"),
        ("Children missing: episodes", 634, 571, "count"),
        ("Children missing: children", 241, 229, "count"),
        ("Domestic abuse crimes with a child in the household", 1391, 1322, "count"),
        ("Domestic abuse victims aged 16 or 17", 37, 0, "count"),
        ("Strategy meetings that the police attended", "98.4", "97.0", "percent"),
    )
    return [
        change.ChangeRow(name, n(now, "police", unit), n(before, "police", unit), unit)
        for name, now, before, unit in given
    ]


def police():
    crimes = [
        31,
        35,
        29,
        38,
        33,
        30,
        41,
        36,
        28,
        34,
        37,
        40,
        33,
        36,
        35,
        39,
        44,
        31,
        38,
        37,
        30,
        41,
        45,
        47,
    ]
    missing = [
        19,
        22,
        25,
        31,
        28,
        24,
        20,
        18,
        15,
        17,
        "not_returned",
        21,
        23,
        26,
        29,
        33,
        30,
        22,
        21,
        19,
        16,
        18,
        20,
        24,
    ]
    return Section(
        "Police measures",
        (
            *change.change_table(
                "Police measures, rolling 12 months to March 2023",
                police_rows(),
                "To March 2023",
                "To March 2022",
                sources=("police",),
                note="The change is current less previous; between percentages it is in points.",
            ),
            *caveats.caveat(
                "Flags were automated in October 2021",
                "Crimes from October 2021 are flagged by the system and not by the officer. Those"
                " before do not compare with those after.",
            ),
            *series.monthly_series(
                "Child protection crimes and missing children, month by month",
                "Number in the month",
                [
                    series.Series(
                        "Crimes",
                        labelled(MONTHS, crimes, "police"),
                        [SeriesBreak("Oct 2021", "Flags automated")],
                    ),
                    series.Series("Missing", labelled(MONTHS, missing, "missing")),
                ],
                sources=("police", "missing"),
            ),
        ),
    )


def front_door():
    sources = [
        ("Police", 2103, "18.2"),
        ("Schools and other education services", 1204, "31.4"),
        ("Health services", 980, "28.1"),
        ("Local authority services", 611, "35.0"),
        ("Member of the public or anonymous", 411, "12.4"),
        ("Housing", 60, "suppressed"),
        ("Probation", "suppressed", "suppressed"),
    ]
    quarters = [1312, 1190, 1255, 1400, 1388, 1105, 1322, 1297, 1451, 1376, 1290, 1252]
    referred = [340, 301, 322, 377, 360, 290, "not_available", 331, 402, 377, 350, 338]
    return Section(
        "The front door",
        (
            Paragraph(
                "Just under ",
                n(5400, "contacts"),
                " contacts were made in the year. Police made most of them; education's most often"
                " became referrals.",
                lead=True,
            ),
            *series.contact_sources(
                "Where contacts came from, and how many became referrals",
                [
                    series.ContactSource(name, n(c, "contacts"), n(p, "contacts", "percent"))
                    for name, c, p in sources
                ],
                ("contacts",),
            ),
            *series.quarterly_series(
                "Contacts and referrals, quarter by quarter",
                "Number in the quarter that ended in the month",
                series.Series("Contacts", labelled(QUARTERS, quarters, "contacts")),
                series.Series("Referrals", labelled(QUARTERS, referred, "referrals")),
                sources=("contacts", "referrals"),
            ),
            *distributions.distribution(
                "How long assessments took",
                "Percentage of assessments",
                [bands("Northbay 2022-23", OUR_BANDS, True), bands("England 2022-23", ENGLAND)],
                ("durations",),
                "England's publication uses bands of ten working days; ours follow weeks.",
            ),
        ),
    )


OUR_BANDS = (
    ("Under 1 week", "18", 166),
    ("1 to 2 weeks", "24", 221),
    ("2 to 4 weeks", "32", 295),
    ("4 to 9 weeks", "21", 193),
    ("Over 9 weeks", "5", 46),
)
ENGLAND = (
    ("0 to 10 days", "14.2"),
    ("11 to 20 days", "16.1"),
    ("21 to 30 days", "19.8"),
    ("31 to 45 days", "33.3"),
    ("Over 45 days", "16.6"),
)


def bands(name, given, counted=False):
    return distributions.Distribution(
        name,
        [
            distributions.Band(
                band[0],
                n(band[1], "durations", "percent"),
                n(band[2], "durations") if counted else None,
            )
            for band in given
        ],
    )


FACTORS = (
    ("Alcohol misuse", ("1A child", 1), ("1B parent or carer", 9), ("1C another person", 1)),
    ("Drug misuse", ("2A child", 2), ("2B parent or carer", 7), ("2C another person", 1)),
    ("Domestic abuse", ("3A child", 8), ("3B parent or carer", 18), ("3C another person", 1)),
    ("Mental health", ("4A child", 7), ("4B parent or carer", 18), ("4C another person", 1)),
    ("Learning disability", ("5A child", 5), ("5B parent or carer", 1), ("5C another person", 0)),
    ("Physical disability", ("6A child", 4), ("6B parent or carer", 1), ("6C another person", 0)),
    (
        "Circumstances",
        ("7A Young carer", 2),
        ("8A Privately fostered", "suppressed"),
        ("9A Unaccompanied and seeking asylum", 0),
        ("10A Missing", 2),
        ("11A Child sexual exploitation", 1),
        ("12A Trafficking", "suppressed"),
        ("13A Gangs", 0),
        ("14A Socially unacceptable behaviour", 5),
        ("15A Self-harm", 3),
    ),
    (
        "Abuse or neglect",
        ("16A Neglect", 14),
        ("17A Emotional abuse", 15),
        ("18A Physical abuse", 12),
        ("19A Sexual abuse", 11),
        ("20 Other", 19),
        ("21 No factors identified", 9),
    ),
)


def factor_list():
    for kin, *given in FACTORS:
        for name, value in given:
            code, _, words = name.partition(" ")
            full = words if kin in {"Circumstances", "Abuse or neglect"} else f"{kin}: {words}"
            yield distributions.Factor(code, full, n(value, "factors", "percent"), kin)


def need_and_protection():
    categories = {
        "Neglect": (51, 60, 55, 61, 70),
        "Emotional abuse": (40, 42, 44, 40, 52),
        "Physical abuse": (10, 12, 8, 9, 10),
        "Sexual abuse": (5, "suppressed", 6, 7, 5),
        "More than one": (3, 2, 1, 4, 4),
    }
    ages = ("Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")
    return Section(
        "Need and protection",
        (
            *series.stacked_series(
                "Child protection plans by category of abuse",
                "Plans at 31 March",
                [
                    series.Series(name, labelled(FIVE_YEARS, values, "plans"))
                    for name, values in categories.items()
                ],
                ("plans",),
            ),
            *series.three_way(
                "Children on a plan by age: Northbay this year and last, and England last year",
                "Percentage of children on a plan",
                [
                    series.Series(name, labelled(ages, values, "plans", "percent"))
                    for name, values in (
                        ("Northbay 2023", ("10.6", "24.1", "28.4", "31.9", "5.0")),
                        ("Northbay 2022", ("9.9", "25.2", "29.8", "30.5", "suppressed")),
                        ("England 2022", ("9.7", "24.8", "27.6", "33.1", "4.8")),
                    )
                ],
                "Age",
                ("plans",),
            ),
            *caveats.small_numbers(
                [
                    "One child was seen alone in time ",
                    *caveats.of_whole(n(1, "plans"), n(4, "plans")),
                    ".",
                ]
            ),
        ),
        (
            Section(
                "What assessments found",
                distributions.risk_profile(
                    "Factors identified at the end of assessment",
                    n(921, "factors"),
                    "assessments",
                    list(factor_list()),
                    ("factors",),
                ),
            ),
            Section("People and events", people()),
        ),
    )


def people():
    return (
        *counts.people_and_events(
            "People, and what happened to them",
            [
                counts.PeopleRow(
                    "Missing", n(241, "missing"), "children", n(634, "missing"), "episodes"
                ),
                counts.PeopleRow(
                    "Adult safeguarding", n(512, "adults"), "people", n(588, "adults"), "enquiries"
                ),
                counts.PeopleRow(
                    "Exploitation", n("suppressed", "police"), "children", n(37, "police"), "cases"
                ),
            ],
            ("missing", "adults", "police"),
        ),
        *counts.ratio_table(
            "Ratios",
            [
                counts.RatioRow(
                    "Children discussed for each MARAC case",
                    None,
                    n(334, "marac"),
                    n(267, "marac"),
                    ["England and Wales ", n("1.3", "marac", "ratio")],
                ),
                counts.RatioRow("Re-offences for each offender", n("0.94", "framework", "ratio")),
            ],
            ("marac",),
        ),
        *counts.yearly_counts(
            "Allegations against people who work with children",
            FIVE_YEARS,
            [
                counts.YearRow("Advice only", all_counts((98, 110, 101, 121, 139), "lado")),
                counts.YearRow("Met the threshold", all_counts((48, 52, 39, 61, 58), "lado")),
                counts.YearRow("All", all_counts((146, 162, 140, 182, 197), "lado"), total=True),
            ],
            drawn=True,
            sources=("lado",),
        ),
    )


def performance():
    row = framework.FrameworkRow
    near = framework.comparator_line
    beside = framework.Comparator
    return Section(
        "The performance framework",
        (
            *targets.target_table(
                "Targets and outcomes",
                [
                    targets.TargetRow(
                        "Conferences within 15 working days",
                        *percents((90, "91.3"), "framework"),
                        targets.rated("met"),
                        "Every quarter but the third",
                    ),
                    targets.TargetRow(
                        "Second plans within two years",
                        *percents((8, "9.0"), "framework"),
                        targets.rated("within tolerance"),
                        "Small numbers",
                    ),
                    targets.TargetRow(
                        "Visits on time",
                        *percents((95, "42.3"), "framework"),
                        targets.rated("not met"),
                        "Entered late, not made late: see the audit",
                    ),
                    targets.TargetRow(
                        "Health assessments on time",
                        n(90, "framework", "percent"),
                        n("not_returned", "framework"),
                    ),
                ],
                ("framework",),
            ),
            *targets.rating_table(
                "Section 11: how agencies rated themselves",
                [
                    targets.RatedRow(
                        "Leadership and accountability",
                        targets.rated("green"),
                        "Every agency has a named lead",
                    ),
                    targets.RatedRow(
                        "Safer recruitment",
                        targets.rated("amber"),
                        "Two agencies have no record of refresher training",
                    ),
                    targets.RatedRow(
                        "Supervision",
                        targets.rated("red"),
                        "No agency could show that every case is discussed",
                    ),
                    targets.RatedRow(
                        "Listening to children",
                        targets.rated("not rated"),
                        "Left out of the form this year",
                    ),
                ],
                "Standard",
                ("section11",),
            ),
            *framework.framework_table(
                "Performance framework 2022 to 2023",
                YEARS,
                [
                    framework.FrameworkGroup(
                        "Children and young people are protected from abuse",
                        [
                            row(
                                "N13",
                                "Initial child protection conferences, rate per 10,000 children",
                                [n(v, "framework") for v in ("40.7", "36.8", "57.4")],
                                "Allows comparison to national rates, to consider whether the "
                                "threshold for a conference is right.",
                                [
                                    near(
                                        [
                                            beside("England", n("52.7", "framework"), "2021-22"),
                                            beside(
                                                "statistical neighbours",
                                                n("46.7", "framework"),
                                                "2021-22",
                                            ),
                                        ]
                                    )
                                ],
                                [
                                    "Compare thresholds with two neighbours",
                                    "Report to the executive in June",
                                ],
                            ),
                            row(
                                "N15",
                                "Conferences within 15 working days of the strategy discussion "
                                "that began the enquiries",
                                percents(("94.1", "95.5", "91.3"), "framework"),
                                "How quickly the safety of children who may be suffering "
                                "significant harm is considered by several agencies together.",
                                [
                                    "Good performance. ",
                                    near(
                                        [
                                            beside(
                                                "England",
                                                n("70.0", "framework", "percent"),
                                                "2021-22",
                                            )
                                        ]
                                    ),
                                ],
                            ),
                            row(
                                "N18",
                                "Children who became the subject of a plan for a second or "
                                "subsequent time",
                                percents(
                                    ("6.8", "4.3", "9.0"),
                                    "framework",
                                ),
                                "An indication of how well the first plan worked.",
                                ["No comparator is published"],
                                ["Audit all second plans"],
                            ),
                            row(
                                "N20",
                                "Children seen by the lead social worker as the plan says",
                                [
                                    n("not_available", "framework"),
                                    n("not_available", "framework"),
                                    n("42.3", "framework", "percent", ("low_reliability",)),
                                ],
                                "The child should be seen, spoken to and listened to.",
                                ["Audits show that visits are made; they are entered late."],
                                ["Weekly list of visits not entered"],
                            ),
                        ],
                    ),
                    framework.FrameworkGroup(
                        "The environment is safe for children and young people",
                        [
                            row(
                                "L17",
                                "Children aged 0 to 15 killed or seriously injured on the roads",
                                [
                                    n(4, "framework"),
                                    n(5, "framework"),
                                    n("suppressed", "framework"),
                                ],
                                "Figures are for calendar years.",
                                ["A small number of casualties each year"],
                            ),
                            row(
                                "L19",
                                "Privately fostered children at 31 March",
                                [
                                    n(3, "framework"),
                                    n(4, "framework"),
                                    n("suppressed", "framework"),
                                ],
                                "These children live with someone who is not a close relative, "
                                "and may need visits.",
                                [
                                    framework.expected_line(
                                        "Northbay",
                                        n(7, "framework"),
                                        n("1.6", "framework", "rate_per_10000"),
                                        "privately fostered children",
                                    )
                                ],
                                ["Publicity from September to December", "Workshops in January"],
                            ),
                        ],
                    ),
                ],
                ("framework",),
            ),
        ),
    )
