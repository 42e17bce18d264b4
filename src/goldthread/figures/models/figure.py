"""A figure: what one source says of an indicator, an area, a period and a breakdown.

The only number there is. Rows are never changed: a revision is a new row, and the old one
gets `recorded_until`, the one column the application may write.
"""

from collections.abc import Iterable
from typing import Any, Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from goldthread.core.fields import ExactNumber
from goldthread.figures.models.indicator import Indicator
from goldthread.figures.models.load import Load
from goldthread.figures.models.source import FigureSource
from goldthread.partnership.models import Area, Partnership


class State(models.TextChoices):
    """What kind of value a figure holds. Hidden is not zero; silence is not zero."""

    NUMBER = "number", "Number"
    SUPPRESSED = "suppressed", "Hidden to protect people"
    NOT_AVAILABLE = "not_available", "Not available"
    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NOT_RETURNED = "not_returned", "Not returned"
    RATING = "rating", "Rating in words"


class Measure(models.TextChoices):
    """What a figure is of its base: the value itself, a printed change, or a target for it."""

    VALUE = "value", "Value"
    CHANGE = "change", "Printed change"
    PERCENT_CHANGE = "percent_change", "Printed percentage change"
    TARGET = "target", "Target"


def pointer(to: type[models.Model], optional: bool = False) -> Any:
    """A reference that costs an insert nothing: no index of its own, no trigger.

    What figures point to is never deleted (nobody is granted that), and the numbers come from a
    join with it; five triggers a row were a third of the time a large file took. The indexes
    below serve every way a figure is looked for.
    """
    return models.ForeignKey(
        to,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
        null=optional,
        blank=optional,
    )


class FigureColumns(models.Model):
    """The columns of a figure, shared by the stored table and the view of current ones."""

    source = pointer(FigureSource)
    load = pointer(Load)
    partnership = pointer(Partnership, optional=True)
    indicator = pointer(Indicator)
    area = pointer(Area)
    measure = models.CharField(max_length=20, choices=Measure.choices, default=Measure.VALUE)
    breakdown = models.CharField(max_length=400, blank=True, default="")
    unit = models.CharField(max_length=30)
    period_kind = models.CharField(max_length=20)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    state = models.CharField(max_length=16, choices=State.choices)
    value = ExactNumber(null=True)
    symbol = models.CharField(max_length=200, blank=True, default="")
    low_reliability = models.BooleanField(default=False)
    numerator = ExactNumber(null=True)
    denominator = ExactNumber(null=True)
    descriptive = models.BooleanField(default=False)
    precedence = models.PositiveSmallIntegerField()
    known_from = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_until = models.DateTimeField(null=True)
    reference = models.CharField(max_length=80, blank=True, default="")
    identity = models.UUIDField(help_text="the same row of the same source, whatever its value")
    place = models.PositiveIntegerField(help_text="row in the file: the printed order")
    section = models.CharField(max_length=300, blank=True, default="")
    table = models.CharField(max_length=300, blank=True, default="")
    reporting_area = models.CharField(max_length=200, blank=True, default="")
    printed_indicator = models.CharField(max_length=450, blank=True, default="")
    printed_code = models.CharField(max_length=120, blank=True, default="")
    column_label = models.CharField(max_length=40, blank=True, default="")
    published_text = models.TextField(blank=True, default="")
    note = models.TextField(blank=True, default="")

    class Meta:
        abstract = True


class Rows(models.QuerySet["Figure"]):
    """Figures, asked for by the rows of their sources."""

    def versions_of(self, sources: Iterable[int], identities: Iterable[object]) -> Self:
        """Every version of these rows, live and ended, each found by its own index."""
        rows = models.Q(source__in=list(sources), identity__in=list(identities))
        live, ended = (models.Q(recorded_until__isnull=none) for none in (True, False))
        return self.filter((rows & live) | (rows & ended))


class Figure(FigureColumns):
    """Every figure ever recorded, including those since revised or taken back."""

    objects = Rows.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["indicator", "area"],
                condition=models.Q(recorded_until__isnull=True),
                name="figure_live_indicator_area",
            ),
            # Of those that ended too: what was said before is asked area by area.
            models.Index(fields=["area", "indicator"], name="figure_area_indicator"),
            # Without it a source's table of contents reads every one of its figures.
            models.Index(
                fields=["source", "place"],
                condition=models.Q(recorded_until__isnull=True) & ~models.Q(table=""),
                name="figure_live_printed",
            ),
            # A load's figures lie together, and only taking it back asks for them.
            BrinIndex(fields=["load"], name="figure_load", autosummarize=True),
            # Targets are few; without it an overview looks for them among all of an area's figures.
            models.Index(
                fields=["area"],
                condition=models.Q(measure=Measure.TARGET, recorded_until__isnull=True),
                name="figure_live_target",
            ),
            models.Index(
                fields=["recorded_until"],
                condition=models.Q(recorded_until__isnull=False),
                name="figure_ended",
            ),
            # The earlier versions of a row; the live one is found by its constraint.
            models.Index(
                fields=["source", "identity"],
                condition=models.Q(recorded_until__isnull=False),
                name="figure_ended_row",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "identity"],
                condition=models.Q(recorded_until__isnull=True),
                name="figure_live_once",
            ),
            # A placeholder is a negative number; none may be left.
            models.CheckConstraint(
                condition=models.Q(indicator__gt=0, area__gt=0), name="figure_of_something"
            ),
            models.CheckConstraint(
                condition=models.Q(state="number", value__isnull=False)
                | (~models.Q(state="number") & models.Q(value__isnull=True)),
                name="figure_number_has_value",
            ),
        ]

    def __str__(self) -> str:
        return f"figure {self.pk}"


class CurrentFigure(FigureColumns):
    """The figure that stands for each key: official before return before report, newest first."""

    class Meta:
        managed = False
        db_table = "figures_current"

    def __str__(self) -> str:
        return f"figure {self.pk}"
