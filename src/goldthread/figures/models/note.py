"""What people have said about a series: a break, a target, the words of a sentence."""

from django.db import models

from goldthread.figures.models.indicator import Indicator
from goldthread.partnership.models import Area, Partnership


class BreakKind(models.TextChoices):
    """Why figures either side of a date are not alike."""

    DEFINITION = "definition", "Definition changed"
    RECORDING = "recording", "Recording changed"
    RESTATED = "restated", "Base restated"
    BOUNDARY = "boundary", "Boundary changed"


class SeriesBreak(models.Model):
    """That a series must not be read across a date; for one area, or every area."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breaks")
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.CASCADE)
    kind = models.CharField(max_length=12, choices=BreakKind.choices)
    before = models.DateField(help_text="the first period end of the new kind")
    reason = models.TextField()

    class Meta:
        ordering = ["indicator", "before"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.indicator.code}, {self.before}"


class Target(models.Model):
    """A level a partnership wants an indicator to reach, with how near counts as nearly."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="targets")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="+")
    breakdown = models.CharField(max_length=400, blank=True, default="")
    unit = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    tolerance = models.DecimalField(max_digits=20, decimal_places=6, default=0)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["partnership", "indicator"]

    def __str__(self) -> str:
        return f"{self.partnership}: {self.indicator.code} {self.value}"


class SentenceEdit(models.Model):
    """A person's words for a judgement. The figures inside stay slots, filled at each reading."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    breakdown = models.CharField(max_length=400, blank=True, default="")
    unit = models.CharField(max_length=30)
    cadence = models.CharField(
        max_length=20, blank=True, default="", help_text="the kind of period"
    )
    sentence = models.CharField(max_length=40, help_text="which sentence of the judgement")
    original = models.TextField(help_text="the drafted template these words replace")
    template = models.TextField()
    person_id = models.BigIntegerField()
    written_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-written_at"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "partnership",
                    "indicator",
                    "area",
                    "breakdown",
                    "unit",
                    "cadence",
                    "sentence",
                ],
                condition=models.Q(ended_at__isnull=True),
                name="sentence_edit_once",
            )
        ]

    def __str__(self) -> str:
        return self.template
