"""Discrepancies as last found, and what people said of them.

What is found is written by the check alone and can be found again at any time; what a person
says is kept by `fingerprint` (the rule and the rows of the sources it is about), so that it
outlives every check, and holds for the `versions` of the figures it was said of.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from goldthread.core.fields import ExactNumber
from goldthread.figures.models.indicator import Indicator
from goldthread.partnership.models import Area, Partnership


class DiscrepancyCheck(models.Model):
    """One run of every rule: over what everybody may read, or with a partnership's own figures."""

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    checked_at = models.DateTimeField()
    figures = models.PositiveIntegerField(help_text="how many were read")
    found = models.PositiveIntegerField()

    class Meta:
        ordering = ["-checked_at", "-id"]
        indexes = [models.Index(fields=["partnership", "-checked_at"], name="check_latest")]

    def __str__(self) -> str:
        return f"{self.found} found in {self.figures} figures"


class Discrepancy(models.Model):
    """Figures that do not fit each other; `gone_at` once a check no longer finds it.

    `partnership` is empty where all its figures are public. `areas`, `figures` and `sources` are
    all that are involved; `area`, `indicator` and the period are of the figure looked at first.
    """

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    fingerprint = models.CharField(max_length=32)
    versions = models.CharField(max_length=32)
    rule = models.CharField(max_length=40)
    severity = models.CharField(max_length=6)
    title = models.TextField()
    message = models.TextField()
    materiality = ExactNumber(help_text="what it is ranked by within its severity")
    apart = ExactNumber(help_text="how far, as a share of what was to be expected")
    immaterial = models.BooleanField()
    explained = models.TextField(blank=True, help_text="the printed note that accounts for it")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    period_kind = models.CharField(max_length=20)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(help_text="the worst of a check is 0")
    figures = ArrayField(models.BigIntegerField(), help_text="the figures, in order")
    references = ArrayField(models.CharField(max_length=80))
    areas = ArrayField(models.BigIntegerField())
    sources = ArrayField(models.BigIntegerField())
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "discrepancies"
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint", "partnership"],
                name="discrepancy_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(severity__in=["high", "medium", "low"]), name="discrepancy_severity"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Standing(models.TextChoices):
    """What a partnership has made of a discrepancy."""

    OPEN = "open", "Open"
    EXPLAINED = "explained", "Explained"
    ACCEPTED = "accepted", "Accepted"


SAID = [(one.value, one.label) for one in (Standing.EXPLAINED, Standing.ACCEPTED)]


class DiscrepancyNote(models.Model):
    """A person's word on a discrepancy: explained (it is right, and why) or accepted (it is wrong
    and will stay so). It holds while the figures stand as they did, until it is taken back.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=32)
    versions = models.CharField(max_length=32)
    message = models.TextField(help_text="what the discrepancy said then")
    standing = models.CharField(max_length=9, choices=SAID)
    reason = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.BigIntegerField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "fingerprint"],
                condition=Q(withdrawn_at__isnull=True),
                name="discrepancy_note_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="discrepancy_note_withdrawn_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return self.reason
