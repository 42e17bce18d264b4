"""Statistical neighbours: the authorities an authority is fairly compared with, by edition."""

from django.db import models

from goldthread.partnership.models.area import Area


class NeighbourGroup(models.Model):
    """One edition of one authority's neighbours (Department for Education model)."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="neighbour_groups")
    edition = models.CharField(max_length=7, help_text="year and month, as 2025-05")

    class Meta:
        ordering = ["area", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["area", "edition"], name="neighbour_group_once")
        ]

    def __str__(self) -> str:
        return f"Statistical neighbours of {self.area} ({self.edition})"


class Neighbour(models.Model):
    """One neighbour in a group: its rank of likeness and the word the publisher gives it."""

    group = models.ForeignKey(NeighbourGroup, on_delete=models.CASCADE, related_name="members")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    closeness = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["group", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["group", "area"], name="neighbour_once_in_group")
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.area}"
