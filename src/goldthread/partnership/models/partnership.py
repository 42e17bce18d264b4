"""The partnership itself and the agencies that answer together in it."""

from django.db import models

from goldthread.partnership.models.area import Area


class PartnershipKind(models.TextChoices):
    """Whom a partnership safeguards; an all-age one merges the three."""

    CHILDREN = "children", "Children"
    ADULTS = "adults", "Adults"
    COMMUNITY_SAFETY = "community_safety", "Community safety"
    ALL_AGE = "all_age", "All-age"


class Partnership(models.Model):
    """A multi-agency safeguarding partnership and the area it answers for."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=PartnershipKind.choices)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="partnerships")
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """A body that owes the partnership something: figures, attendance, action.

    One row per partnership it works in, because what it owes differs in each;
    `successor` carries PCT to CCG to ICB.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="agencies")
    name = models.CharField(max_length=200)
    sector = models.CharField(
        max_length=40, blank=True, help_text="council, police, health, education ..."
    )
    statutory = models.BooleanField(
        default=False, help_text="one of the statutory safeguarding partners"
    )
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )

    class Meta:
        ordering = ["partnership", "name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="agency_once_in_partnership"
            )
        ]

    def __str__(self) -> str:
        return self.name
