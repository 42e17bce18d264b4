"""One file's way in: staged, shown as a change set, applied whole or not at all, taken back."""

from django.db import models
from django.db.models import Q

from goldthread.core.fields import ExactNumber
from goldthread.figures.models.source import FigureSource
from goldthread.partnership.models import Partnership


class LoadState(models.TextChoices):
    """Where a load stands."""

    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    READY = "ready", "Ready: nothing changed yet"
    REFUSED = "refused", "Refused"
    APPLYING = "applying", "Being applied"
    APPLIED = "applied", "Applied"
    WITHDRAWING = "withdrawing", "Being taken back"
    WITHDRAWN = "withdrawn", "Taken back"
    ABANDONED = "abandoned", "Put aside"


# The loads whose figures stand.
STANDING = (LoadState.APPLIED, LoadState.WITHDRAWING)


class Load(models.Model):
    """One attempt to bring a file's figures in, with its change set in numbers."""

    source = models.ForeignKey(
        FigureSource, null=True, blank=True, on_delete=models.PROTECT, related_name="loads"
    )
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, blank=True, help_text="which reader: published, ees ...")
    file_name = models.CharField(max_length=255)
    file_hash = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the file")
    stored_file = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, choices=LoadState.choices, default=LoadState.WAITING)
    person_id = models.BigIntegerField(null=True, blank=True)
    started_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    rows_read = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(null=True, blank=True)
    new = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    revised = models.PositiveIntegerField(default=0)
    absent = models.PositiveIntegerField(default=0, help_text="held, but not in the file")
    refused = models.PositiveIntegerField(default=0)
    refusals = models.JSONField(
        default=list, help_text="the first of them: row, column, found, reason"
    )
    repairs = models.JSONField(default=list, help_text="what was read as what")
    provisional = models.JSONField(default=list, help_text="names not in the catalogue")
    provisional_areas = models.JSONField(default=list)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(applied_at__isnull=False),
                name="load_applied_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False),
                name="load_withdrawn_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"


class StagedRow(models.Model):
    """A row read and resolved, not yet a figure. Emptied when its load is applied or put aside."""

    # Its own index would be the beginning of the one below; a trigger would cost each row.
    load = models.ForeignKey(
        Load,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    row_number = models.PositiveIntegerField()
    identity = models.UUIDField()
    reference = models.CharField(max_length=80)
    area_text = models.CharField(max_length=200)
    area_code = models.CharField(max_length=20)
    geography = models.CharField(max_length=200)
    geography_level = models.CharField(max_length=10)
    scheme = models.CharField(max_length=20)
    indicator_code = models.CharField(max_length=120)
    indicator_text = models.CharField(max_length=450)
    indicator_label = models.CharField(max_length=450)
    measure = models.CharField(max_length=20)
    breakdown = models.CharField(max_length=400)
    column_label = models.CharField(max_length=40)
    unit = models.CharField(max_length=30)
    period_kind = models.CharField(max_length=20)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    state = models.CharField(max_length=16)
    value = ExactNumber(null=True)
    symbol = models.CharField(max_length=200)
    low_reliability = models.BooleanField()
    numerator = ExactNumber(null=True)
    denominator = ExactNumber(null=True)
    section = models.CharField(max_length=300)
    table = models.CharField(max_length=300)
    published_text = models.TextField()
    note = models.TextField()
    descriptive = models.BooleanField()
    indicator_id = models.BigIntegerField(null=True)
    area_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["load", "row_number"]
        indexes = [models.Index(fields=["load", "row_number"], name="staged_row_order")]

    def __str__(self) -> str:
        return f"row {self.row_number} of load {self.load_id}"
