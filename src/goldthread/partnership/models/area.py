"""Places that figures are about, and which places make up which."""

from django.db import models
from django.db.models import F, Q


class AreaKind(models.TextChoices):
    """What sort of place an area is; a comparator is a place that only exists to compare with."""

    NATION = "nation", "Nation"
    REGION = "region", "Region"
    AUTHORITY = "authority", "Local authority"
    POLICE_FORCE = "police_force", "Police force area"
    HEALTH_SYSTEM = "health_system", "Health system"
    PANEL_AREA = "panel_area", "Child death panel area"
    COMPARATOR = "comparator", "Comparator"
    PROVISIONAL = "provisional", "Named in a file, not yet matched"


class Area(models.Model):
    """A place, under its official name and codes, for the dates it existed.

    A council that is abolished or merged keeps its row; `successor` says who answers
    for it now, so that old figures keep their old name.
    """

    kind = models.CharField(max_length=20, choices=AreaKind.choices)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    ons_code = models.CharField(
        max_length=9, blank=True, help_text="Office for National Statistics code"
    )
    la_number = models.CharField(
        max_length=4, blank=True, help_text="Department for Education number"
    )
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["ons_code"], condition=~Q(ons_code=""), name="area_ons_code_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="area_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AreaAlias(models.Model):
    """Another way a file writes an area's name or code: 'Bristol', '802', 'ENGLAND'."""

    text = models.CharField(max_length=200, unique=True, help_text="lower case, single spaces")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="aliases")

    class Meta:
        ordering = ["text"]

    def __str__(self) -> str:
        return f"{self.text} → {self.area}"


class Footprint(models.Model):
    """That a larger area (a force, a health system, a region) covers an authority, and when."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="covers")
    part = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="covered_by")
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["area", "part"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "part", "started_on"], name="footprint_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=~Q(area=F("part")), name="footprint_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.area} covers {self.part}"
