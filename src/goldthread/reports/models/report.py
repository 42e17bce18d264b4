"""A yearly report and its versions. A version never changes: an edit is the next one."""

from django.db import models
from django.db.models import F, Q

from goldthread.figures.models import Release
from goldthread.partnership.models import Area, Partnership


class ReportState(models.TextChoices):
    """Where a report stands."""

    DRAFT = "draft", "Draft"
    SIGNED = "signed", "Signed off"
    PUBLISHED = "published", "Published"


class Report(models.Model):
    """The report of one partnership's area for one period."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    area = models.ForeignKey(Area, on_delete=models.PROTECT)
    title = models.CharField(max_length=200)
    period_start = models.DateField()
    period_end = models.DateField()
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    started_by = models.BigIntegerField(null=True, blank=True)
    started_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    public_release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    partners_release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-period_end", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "area", "period_start", "period_end"],
                name="report_once_a_period",
            ),
            models.CheckConstraint(
                condition=Q(period_start__lt=F("period_end")), name="report_period_runs_on"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(signed_at__isnull=False),
                name="report_signed_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="report_published_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it may still be edited: what is signed off is not."""
        return self.state == ReportState.DRAFT


class ReportVersion(models.Model):
    """What a report said after one edit. `content` is read through `content.codec`.

    `as_at` is the moment its figures were asked of the store; `part` what the edit touched:
    a block's id, or '' for the whole.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    as_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True, blank=True)
    made_at = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report} version {self.number}"
