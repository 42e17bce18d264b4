"""What a performance framework says round its figures: the words of one printed row."""

from django.db import models

from goldthread.figures.models.source import FigureSource


class FrameworkRow(models.Model):
    """A row of a framework table as its report words it: what it means, comment, action.

    Its figures are found by source and code; nothing here is a number.
    """

    source = models.ForeignKey(FigureSource, on_delete=models.CASCADE, related_name="framework")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    parent_code = models.CharField(max_length=20, blank=True)
    origin = models.CharField(max_length=40, blank=True)
    theme = models.CharField(max_length=200)
    description = models.TextField()
    meaning = models.TextField(blank=True)
    polarity = models.CharField(max_length=20, blank=True)
    comment = models.TextField(blank=True)
    action = models.TextField(blank=True)
    frequency = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["source", "position"]
        constraints = [
            models.UniqueConstraint(fields=["source", "code"], name="framework_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.description}"
