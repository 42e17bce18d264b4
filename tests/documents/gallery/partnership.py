"""The sections of the gallery's report about what the partnership did."""

from goldthread.documents.chart_data import TreeNode
from goldthread.documents.model import Bullets, Paragraph, Section, Text
from goldthread.documents.presentations import (
    attendance,
    audits,
    budget,
    caveats,
    glossary,
    pictures,
    plans,
    targets,
    training,
    voices,
)

from .notes import n, percents

TOP = TreeNode(
    "Executive",
    "Council, police and integrated care board; the chair rotates each year",
    (
        TreeNode(
            "Operational Group",
            "Chair: police. Every two months",
            (
                TreeNode("Practice Review Group", "Chair: health. Monthly"),
                TreeNode("Quality and Performance", "Chair: council. Quarterly"),
                TreeNode("Training and Workforce", "Chair: council"),
                TreeNode("Exploitation and Missing", "Chair: police"),
                TreeNode("Education Safeguarding", "Chair: a head teacher"),
            ),
        ),
        TreeNode("Independent scrutineer", "Reads every review; signs the foreword"),
        TreeNode("Early Help Board", "Joint with the Health and Wellbeing Board"),
    ),
)


def foreword():
    return Section(
        "Foreword",
        (
            Paragraph(
                "This is the first year in which every number in this report can be followed to"
                " where it came from.",
                lead=True,
            ),
            Paragraph(
                "It has been a hard year for families in Northbay, and for those who work with"
                " them. Three things stand out. ",
                Text("Neglect", strong=True),
                " is still the most common reason for a plan. ",
                Text("Exploitation", strong=True),
                " is better known, and so more of it is found. And the partnership has a full"
                " staff for the first time since 2020.",
            ),
            Paragraph(
                "We said last year that we would be plain about what we do not know. So this"
                " report shows its gaps as well as its figures: what was hidden to protect people,"
                " what was not returned to us, and what cannot be compared with the year before."
            ),
            *voices.quotes(
                [
                    voices.Said(
                        "We read every case as if the child were in the room.",
                        "Independent scrutineer",
                    )
                ]
            ),
        ),
    )


def how_we_work():
    return Section(
        "How we work together",
        (
            *pictures.structure_chart("How the partnership is organised", TOP),
            *attendance.attendance_table(
                "Attendance at subgroup meetings",
                [
                    attendance.AttendanceRow("Police", n(12, "meetings"), n(14, "meetings")),
                    attendance.AttendanceRow(
                        "Children's social care", n(13, "meetings"), n(14, "meetings")
                    ),
                    attendance.AttendanceRow(
                        "Education",
                        n(5, "meetings"),
                        n(14, "meetings"),
                        note="Restructured from June",
                    ),
                    attendance.AttendanceRow(
                        "Integrated care board", n(13, "meetings"), n(14, "meetings")
                    ),
                    attendance.AttendanceRow("Probation", note="Joined in February"),
                ],
                ("meetings",),
            ),
        ),
        (Section("Our plan on a page", plan()), Section("Our business plan", priorities())),
    )


def plan():
    part = pictures.PlanPart
    return pictures.plan_on_a_page(
        "Plan on a page 2023 to 2024",
        [
            part(
                "Our priorities",
                [
                    "Neglect is seen early and acted on",
                    "Exploitation is found and disrupted",
                    "Every agency's front line knows the front door",
                ],
            ),
            part(
                "Who we are",
                [
                    "Council, police, integrated care board",
                    "Schools, probation, fire and rescue",
                    "Voluntary and community groups",
                ],
            ),
            part(
                "How we understand",
                [
                    "A dashboard of all agencies' figures",
                    "Four audits a year",
                    "What children and families tell us",
                ],
            ),
            part(
                "How we change",
                ["Learning from every review within 30 days", "Training by need, not by habit"],
            ),
            part("How we improve", ["Actions with owners and dates", "Re-audit after six months"]),
            part(
                "How we will know",
                ["Fewer second plans", "Re-referrals under 20%", "Attendance over 90%"],
            ),
        ],
    )


def priorities():
    action = plans.PlanAction
    return plans.priorities_table(
        "Business plan 2023 to 2026",
        [
            action(
                "Learning from case reviews is carried out",
                [
                    "Make sure that action plans are carried out",
                    "Audit earlier reviews for what has changed in practice",
                ],
                "Chair, Practice Review Group",
                "",
                ["Learning is part of how each agency works"],
            ),
            action(
                "Better indicators",
                [
                    "Improve and update the indicators the partnership uses",
                    "Bring in health and police figures",
                ],
                "Chair, Quality and Performance",
                "March 2024",
                ["The partnership can judge how agencies perform"],
            ),
            action(
                "Know what young people worry about",
                ["Collate the pupil survey and the care leavers' survey"],
                "",
                "September 2023",
                ["Services follow what young people say"],
            ),
        ],
    )


def said_and_did():
    promise = plans.Promise
    return Section(
        "What we said and what we did",
        plans.said_and_did(
            "Priorities of 2022 to 2023",
            [
                promise(
                    "Build a dashboard that all partners feed",
                    [
                        "Children's social care and police figures are in it since October. "
                        "Health's are promised for June.",
                        "This work carries forward.",
                    ],
                    targets.rated("carried forward"),
                ),
                promise(
                    "Train 500 people in working with neglect",
                    [["", n(541, "training"), " people came, from 31 organisations."]],
                    targets.rated("done"),
                ),
                promise(
                    "Hold a Think Family event",
                    ["The event was cancelled, as partners had no capacity in the winter."],
                    targets.rated("not done"),
                ),
            ],
        ),
    )


def audit():
    row = audits.AuditRow
    return Section(
        "Audits and learning",
        (
            *audits.audit_percentages(
                "Multi-agency audit of strategy meetings",
                n(25, "audit"),
                "cases",
                [
                    row(
                        "Partners who were invited attended",
                        n(44, "audit", "percent"),
                        None,
                        targets.rated("not met"),
                    ),
                    row(
                        "Partners who were invited did not attend",
                        n(56, "audit", "percent"),
                        None,
                        None,
                        [
                            row(
                                "they sent no information either",
                                n(66, "audit", "percent"),
                                n(14, "audit"),
                            )
                        ],
                    ),
                    row(
                        "The child's voice is in the record",
                        n(80, "audit", "percent"),
                        None,
                        targets.rated("within tolerance"),
                    ),
                    row(
                        "Minutes were not sent promptly", n(43, "audit", "percent"), n(23, "audit")
                    ),
                ],
                ("audit",),
            ),
            *voices.case_study(
                "A family with three children",
                [
                    "A school noticed that the youngest of three children was often hungry. The "
                    "health visitor, the school nurse and the housing officer each knew a part.",
                    "When the three met, they saw neglect that none had seen alone. A plan was "
                    "agreed within the week; the children are well and the plan has ended.",
                ],
                [
                    "Ask who else knows the family",
                    "Hunger is a sign, not a detail",
                    "Meet early: one hour saved months",
                ],
            ),
            *voices.learning_box(
                "From this year's three reviews",
                [
                    "Fathers were not asked",
                    "Moves between areas lost the history",
                    "Injuries in babies who cannot move need a second look",
                ],
                "Reviews found the same three things that reviews found nationally.",
            ),
            *caveats.gap(
                "Initial health assessments",
                "No figures were returned for the year, so the report cannot say how many were "
                "on time.",
                "The integrated care board has been asked for them by 30 June 2023.",
                ["Assessments due", "Assessments on time"],
            ),
        ),
    )


def workforce():
    course = training.Course
    places = training.Places
    return Section(
        "Training and workforce",
        (
            *training.course_table(
                "Courses and delegates",
                [
                    course("Child protection: an introduction", "1 day", n(308, "training")),
                    course("Advanced child protection", "2 days", n(179, "training")),
                    course("Advanced child protection: update", "Half day", n(189, "training")),
                    course("Working with neglect", "Half day", n(541, "training")),
                    course(
                        "Hidden sentence: parents in prison and the impact on children",
                        "1 day",
                        n(54, "training"),
                    ),
                ],
                n(1272, "training"),
                ("training",),
            ),
            *training.places_table(
                "Places offered, booked and attended",
                [
                    places(
                        "Introduction", n(360, "training"), n(341, "training"), n(308, "training")
                    ),
                    places("Advanced", n(220, "training"), n(197, "training"), n(179, "training")),
                    places("Neglect", n(600, "training"), n(597, "training"), n(541, "training")),
                ],
                ("training",),
            ),
            *training.rating_shares(
                "How delegates rated the courses",
                [
                    training.Rating(
                        "Introduction",
                        list(
                            zip(
                                ("Very good", "Good", "Fair", "Poor"),
                                percents((61, 30, 8, 1), "evaluation"),
                                strict=True,
                            )
                        ),
                        n(212, "evaluation"),
                    ),
                    training.Rating(
                        "Advanced",
                        list(
                            zip(
                                ("Very good", "Good", "Fair", "Poor"),
                                percents((70, 24, 6, 0), "evaluation"),
                                strict=True,
                            )
                        ),
                        n(131, "evaluation"),
                    ),
                ],
                ("evaluation",),
            ),
            *training.confidence_change(
                "Confidence before and after",
                [
                    training.Confidence(
                        "Introduction", *percents((42, 88), "evaluation"), n(198, "evaluation")
                    ),
                    training.Confidence(
                        "Advanced", *percents((61, 93), "evaluation"), n(120, "evaluation")
                    ),
                    training.Confidence(
                        "Neglect",
                        n("suppressed", "evaluation"),
                        n(90, "evaluation", "percent"),
                        n(402, "evaluation"),
                    ),
                ],
                ("evaluation",),
            ),
            *training.survey_results(
                "Three months later",
                [
                    training.SurveyResult(
                        "I have used what I learned",
                        n(90, "evaluation", "percent"),
                        n(110, "evaluation"),
                    ),
                    training.SurveyResult(
                        "It changed how I work with other agencies",
                        n(80, "evaluation", "percent"),
                        n(108, "evaluation"),
                    ),
                ],
                ("evaluation",),
            ),
            *voices.quotes(
                [
                    voices.Said(
                        "I now know what happens after I pick up the phone.",
                        "Delegate, Child protection: an introduction",
                    ),
                    voices.Said(
                        "She asked me what I wanted, and wrote it down in my words.",
                        "Young person on a plan",
                    ),
                ]
            ),
        ),
    )


def money():
    line = budget.BudgetLine
    group = budget.BudgetGroup

    def pounds(name, planned, actual):
        return line(name, n(planned, "budget", "gbp"), n(actual, "budget", "gbp"))

    return Section(
        "What it cost",
        budget.budget_statement(
            budget.Budget(
                "2022 to 2023",
                [
                    pounds("Multi-agency trainer", 37190, 37190),
                    pounds("Training venues and related costs", 18075, 14268),
                    pounds("Child death overview panel", 5000, 4810),
                    pounds("Chair", 12000, 12000),
                    pounds("Independent authors of reviews", 6000, 4321),
                    line(
                        "Lay members' expenses",
                        n(1000, "budget", "gbp"),
                        n("not_available", "budget"),
                    ),
                    pounds("Office and administration", 7600, 7600),
                ],
                [
                    group("Training income", [pounds("Training income", 15500, 11835)]),
                    group(
                        "Agency contributions",
                        [
                            pounds("Northbay Council", 43958, 43958),
                            pounds("Integrated care board", 13256, 13256),
                            pounds("Police", 10813, 10786),
                            pounds("Probation", 1575, 1575),
                        ],
                    ),
                ],
                pounds("Total spending", 86865, 80189),
                pounds("Total income", 85102, 81410),
                "Kept for reviews to come",
            ),
            ("budget",),
        ),
    )


def terms():
    term = glossary.Term
    return Section(
        "Glossary",
        (
            Paragraph("Terms as this report uses them.", small=True),
            *glossary.glossary(
                "Terms",
                [
                    term(
                        "MARAC",
                        "Multi-agency risk assessment conference: agencies meet about the "
                        "people at highest risk of domestic abuse.",
                    ),
                    term(
                        "LADO",
                        "Local authority designated officer, who manages allegations against "
                        "people who work with children.",
                    ),
                    term("CCG", "Clinical commissioning group.", "integrated care board"),
                    term(
                        "Section 11",
                        "The duty, in the Children Act 2004, to safeguard and promote the "
                        "welfare of children.",
                    ),
                    term("CAF", "Common assessment framework.", "early help assessment"),
                ],
            ),
            Bullets(
                [
                    "Anything else: ask the business manager",
                    ["See ", Text("the front door", href="#the-front-door"), " for contacts"],
                ]
            ),
        ),
    )
