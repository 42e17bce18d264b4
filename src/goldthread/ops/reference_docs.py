"""Reference pages generated from the definitions: catalogue, roles, states, discrepancy rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from goldthread.figures import catalogue
from goldthread.figures.discrepancies.relations import CROSSINGS, RELATIONS, Term
from goldthread.figures.discrepancies.rules import RULES
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.models.indicator import Polarity
from goldthread.figures.models.load import LoadState
from goldthread.figures.models.release import Audience, ReleaseState
from goldthread.partnership.roles import ROLES

FOLDER = Path("docs/reference")
CROSSED = "| ours | officially | |\n|---|---|---|"
RANKED = """# Discrepancies

What `goldthread figures check` and the page *Discrepancies* look for. A difference that rounding
allows is not reported: the decimals printed decide what it allows. A finding is ranked by severity,
then by how far apart the figures are:

- one under 2%, or that is no more than a number cut where it should have been rounded, is of low
  severity;
- one of a rule of high severity that is under 10% is of medium severity;
- one that a printed note accounts for (restated, provisional, definition changed) is a step lower,
  counts half, and says so;
- one that makes a reader conclude the opposite (a rise for a fall, a target met that is not) is of
  high severity however small it is."""
HEADINGS = "| code | name | unit | better | also called |\n|---|---|---|---|---|"
MADE = "<!-- Made by `goldthread docs write`; do not edit. -->\n\n"


@dataclass(frozen=True)
class Page:
    """A generated page: where it lies and what it should say."""

    path: Path
    text: str

    @property
    def is_current(self) -> bool:
        return self.path.is_file() and self.path.read_text(encoding="utf-8") == self.text


def pages() -> Iterator[Page]:
    """Every generated page."""
    bodies = {
        "indicators": indicators(),
        "roles": roles(),
        "states": states(),
        "discrepancies": discrepancies(),
    }
    for name, body in bodies.items():
        yield Page(FOLDER / f"{name}.md", MADE + body)


def indicators() -> str:
    """The catalogue by domain: code, name, unit, way, and the names files give it."""
    names: dict[str, list[str]] = {}
    for alias in catalogue.read("aliases.csv"):
        names.setdefault(alias["indicator"], []).append(f"{alias['text']}")
    parts = ["# Indicator catalogue\n"]
    rows = list(catalogue.read("indicators.csv"))
    for domain, group in groupby(rows, key=lambda row: row["domain"]):
        parts.append(f"\n## {domain}\n\n{HEADINGS}")
        parts += [line(row, names.get(row["code"], [])) for row in group]
    return "\n".join(parts) + "\n"


def line(row: dict[str, str], names: list[str]) -> str:
    way = Polarity(row["polarity"]).label
    others = "; ".join(name for name in names if name != row["name"].lower())
    cells = (row["code"], row["name"], row["unit"].replace("_", " "), way, others)
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def roles() -> str:
    """The roles as their holders read them."""
    parts = ["# Roles\n"]
    for role in ROLES.values():
        may = "\n".join(f"- {permission.value}" for permission in sorted(role.permissions))
        parts.append(f"\n## {role.name}\n\n{role.description}\n\nMay:\n\n{may}")
    return "\n".join(parts) + "\n"


def discrepancies() -> str:
    """The rules as their readers need them, and the tables they lean on."""
    parts = [RANKED]
    for rule in RULES.values():
        parts.append(
            f"\n## {rule.name}\n\n`{rule.code}`, {rule.severity} severity\n\n{rule.looks_for}\n\n"
            f"**Why it matters.** {rule.matters}\n\n**What would settle it.** {rule.settles}"
        )
    parts.append("\n## What should agree\n\n| what | with | because |\n|---|---|---|")
    parts += [f"| {term(one.left)} | {term(one.right)} | {one.why} |" for one in RELATIONS]
    parts.append(
        "\n## Where the official statistic stands\n\n| ours | officially | |\n|---|---|---|"
    )
    parts += [
        f"| {term(one.ours)} | {one.official} {' + '.join(one.breakdowns)} | {one.remark} |"
        for one in CROSSINGS
    ]
    return "\n".join(parts) + "\n"


def term(one: Term) -> str:
    return f"{one.indicator} {'' if one.breakdown == '*' else one.breakdown}".strip()


def states() -> str:
    """The words a figure, a load and a release can carry."""
    parts = ["# States\n"]
    for title, kinds in (
        ("What a figure's value can be", State),
        ("What a figure can be of its base", Measure),
        ("Where a load can stand", LoadState),
        ("For whom a release can be", Audience),
        ("Where a release can stand", ReleaseState),
    ):
        parts.append(f"\n## {title}\n\n| code | in words |\n|---|---|")
        parts += [f"| {kind.value} | {kind.label} |" for kind in kinds]
    return "\n".join(parts) + "\n"
