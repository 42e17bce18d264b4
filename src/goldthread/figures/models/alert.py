"""What a person should hear of: a signal, a restatement, a return that never came."""

from django.db import models
from django.db.models import Q

from goldthread.figures.models.indicator import Indicator
from goldthread.partnership.models import Area, Partnership


class AlertKind(models.TextChoices):
    """Why an alert was raised."""

    SIGNAL = "signal", "New signal"
    RESTATEMENT = "restatement", "Restated"
    OVERDUE = "overdue", "Overdue return"


class Alert(models.Model):
    """Raised once for its `key`; a person settles it, saying what was done."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(max_length=12, choices=AlertKind.choices)
    key = models.CharField(max_length=200)
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    breakdown = models.CharField(max_length=400, blank=True, default="")
    unit = models.CharField(max_length=30, blank=True, default="")
    message = models.TextField()
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.BigIntegerField(null=True, blank=True)
    settled_note = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-raised_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="alert_once"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="alert_settled_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return self.message
