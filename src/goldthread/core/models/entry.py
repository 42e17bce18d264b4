"""One line of the audit ledger."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class AuditEntry(models.Model):
    """Who did what to which subject, when, why, from where, and how it stood before and after.

    Written by `goldthread.core.audit.record` alone, never changed by the app. `at` is the
    product's own time, `recorded_at` the database's. `person_id` is no foreign key, so that
    the ledger outlives what it speaks of. Disposal empties `before`, `after` and `reason`
    and destroys the salt; the seal's digest stays.
    """

    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    person_id = models.BigIntegerField(null=True)
    service = models.CharField(max_length=40, default="")
    capacity = models.CharField(max_length=300, default="", help_text="post and agency, in words")
    action = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=80)
    partnership_id = models.BigIntegerField(null=True)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(default="")
    request_id = models.CharField(max_length=32, default="")
    address = models.CharField(max_length=45, default="")
    salt = models.BinaryField(null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="audit_by_subject"),
            models.Index(fields=["person_id", "at"], name="audit_by_person"),
            models.Index(fields=["partnership_id", "at"], name="audit_by_partnership"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person_id__isnull=True) | Q(service=""),
                name="audit_by_a_person_or_a_service",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_type} {self.subject_id}"
