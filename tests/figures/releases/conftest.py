"""Figures of North Somerset's own, small ones among them, and people who work on releases."""

from datetime import date

import pytest

from goldthread.core.context import acting_as
from goldthread.figures.loading import intake
from goldthread.figures.loading.apply import apply
from goldthread.figures.models import Figure
from goldthread.figures.models.release import Audience
from goldthread.figures.models.source import SourceKind
from goldthread.figures.releases.preparing import prepare
from goldthread.figures.releases.specs import sentence_table, table_of
from goldthread.figures.releases.steps import approve, freeze
from goldthread.figures.sources import SourceDescription, source_for
from goldthread.partnership.models import Partnership, Person
from support.loads import KNOWN
from support.rows import reading, row

OWN = "own-return"
PLANS = "Children with child protection plans"
CATEGORIES = {"Neglect": 14, "Emotional abuse": 30, "Physical abuse": 2, "Sexual abuse": 0}
YEARS = (2031, 2032)
AT = {year: date(year, 3, 31) for year in YEARS}


@pytest.fixture
def north(db):
    with acting_as(service="command-line"):
        return north_somerset()


def north_somerset():
    return Partnership.objects.get(slug="north-somerset")


@pytest.fixture
def person(db):
    """The id of a demo person by first name."""

    def found(name):
        with acting_as(service="sign-in"):
            return Person.objects.get(email=f"{name}@demo.invalid").pk

    return found


def rows_of_plans():
    """Plans by category in two years with their totals, and a percentage of few."""
    number = 1
    for year in YEARS:
        bands = {band: value + (year - YEARS[0]) * 3 for band, value in CATEGORIES.items()}
        for band, value in {"": sum(bands.values()), **bands}.items():
            number += 1
            breakdown = f"category={band}" if band else ""
            yield plan(number, year, value, breakdown=breakdown)
    yield plan(90, 2031, "4.3", unit="percent", breakdown="category=Physical abuse", denominator=46)
    yield row(91, "12", indicator="Multi-agency courses delivered", period_end=date(2030, 3, 31))


def plan(number, year, value, **more):
    return row(number, str(value), indicator=PLANS, period_end=AT[year], **more)


@pytest.fixture
def plans(north):
    """The figures by breakdown, unit and year, of a return that is the partnership's alone."""
    with acting_as(service="command-line"):
        source = source_for(SourceDescription(OWN, SourceKind.RETURN, "Own", KNOWN), north.pk)
        load = intake.begin("own.csv", north.pk)
        apply(intake.prepare(load, source, reading(*rows_of_plans(), slug=OWN), "hash"))
        found = Figure.objects.filter(source=source).select_related("indicator", "area", "source")
        return {(f.breakdown.partition("=")[2], f.unit, f.period_end.year): f for f in found}


@pytest.fixture
def courses(plans):
    """A count of courses: no people."""
    return plans["", "count", 2030]


def by_category(figures, name="Plans by category", years=YEARS):
    """The table of plans by category and year, its total declared."""
    rows = [*CATEGORIES, "All"]
    cells = {
        (band, str(year)): figures["" if band == "All" else band, "count", year]
        for band in rows
        for year in years
    }
    totals = {"All": tuple(CATEGORIES)}
    return table_of(name, rows, [str(year) for year in years], cells, row_totals=totals)


@pytest.fixture
def prepared(north, plans, person):
    """A release for the public of the table and a sentence, prepared by Devi the analyst."""

    def make(audience=Audience.PUBLIC, rules="dfe", tables=None, title="Plans in 2031"):
        tables = tables or [
            by_category(plans),
            sentence_table([plans["Physical abuse", "percent", 2031]]),
        ]
        with acting_as(person=person("devi")):
            return prepare(north, title, audience, rules, tables)

    return make


@pytest.fixture
def out(prepared, person):
    """A release that is out: approved and frozen by Morgan, the manager."""

    def make(*args, **options):
        release = prepared(*args, **options)
        with acting_as(person=person("morgan")):
            release = approve(release, person("morgan"), "business_manager")
            return freeze(release, person("morgan"))

    return make
