"""What is owed: silence is measured against it."""

from django.db import models

from goldthread.figures.models.indicator import Indicator
from goldthread.partnership.models import Agency, Area, Partnership


class Frequency(models.TextChoices):
    """How often a figure is owed, and so which periods are due."""

    MONTH = "month", "Every month"
    QUARTER = "quarter", "Every quarter"
    YEAR = "year", "Every financial year"


class Expectation(models.Model):
    """That an agency owes an indicator for an area, so often, so many days after the period."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="expectations"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="expectations")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    frequency = models.CharField(max_length=10, choices=Frequency.choices)
    due_days = models.PositiveSmallIntegerField(help_text="calendar days after the period ends")
    started_on = models.DateField(help_text="first period that is owed ends on or after this")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["partnership", "agency", "indicator"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "agency", "indicator", "area", "frequency"],
                condition=models.Q(ended_on__isnull=True),
                name="expectation_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} owes {self.indicator.code} {self.get_frequency_display().lower()}"
