"""Who said it: the report, official statistic, return or run a figure stands in."""

from django.db import models

from goldthread.partnership.models import Agency, Partnership


class SourceKind(models.TextChoices):
    """What a source is; `precedence` says whose word stands when two differ."""

    OFFICIAL = "official", "Official statistic"
    RETURN = "return", "Agency return"
    RUN = "run", "Computed run"
    REPORT = "report", "Report"

    @property
    def precedence(self) -> int:
        return {"official": 1, "return": 2, "run": 2, "report": 3}[self.value]


class FigureSource(models.Model):
    """A publication or return. `partnership` is empty for what is public to every partnership."""

    slug = models.SlugField(max_length=80)
    kind = models.CharField(max_length=10, choices=SourceKind.choices)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    known_from = models.DateField(help_text="the source's date: from when its figures were known")
    known_from_basis = models.CharField(max_length=300, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT)
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "partnership"], name="source_slug_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return self.title
