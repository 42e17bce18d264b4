"""Who works in which partnership, as what, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldthread.partnership.models.partnership import Agency, Partnership
from goldthread.partnership.roles import ROLES


class Membership(models.Model):
    """One person's role in one partnership. It ends; it is never deleted."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="memberships"
    )
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT)
    role = models.CharField(max_length=40, choices=[(r.code, r.name) for r in ROLES.values()])
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["partnership", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "partnership", "role"],
                condition=Q(ended_on__isnull=True),
                name="membership_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="membership_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {ROLES[self.role].name}, {self.partnership}"
