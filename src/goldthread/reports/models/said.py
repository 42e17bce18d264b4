"""What people say of a report: comments, sign-offs, and to whom it went."""

from django.db import models
from django.db.models import Q

from goldthread.partnership.models import Partnership
from goldthread.reports.models.report import Report, ReportVersion


class Comment(models.Model):
    """A remark on a block of a report, until someone settles it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="comments")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=80, help_text="a section's key or a block's id")
    text = models.TextField()
    version = models.PositiveIntegerField()
    written_by = models.BigIntegerField(null=True, blank=True)
    written_at = models.DateTimeField()
    settled_by = models.BigIntegerField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["report", "written_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="report_comment_settled_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.part}"


class SignOff(models.Model):
    """That a person, in a named role, signed a version of a report for whom they answer."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sign_offs")
    version = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=20, help_text="see signing.CAPACITIES")
    signed_by = models.BigIntegerField()
    signed_at = models.DateTimeField()
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["report", "signed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "capacity"], name="report_signed_once_for_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capacity} of {self.report}"


class Recipient(models.Model):
    """A body or role the report goes to, in which edition, and when it went. Never a person."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="recipients")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    edition = models.CharField(max_length=10)
    added_at = models.DateTimeField()
    sent_on = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["report", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "name"],
                condition=Q(removed_at__isnull=True),
                name="report_recipient_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
