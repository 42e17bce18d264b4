"""What a partnership said it would do, and the words it uses."""

from django.db import models

from goldthread.partnership.models import Partnership


class PlanRow(models.Model):
    """A priority of a period: what is to be done, or, looked back on, what was.

    `action` and `outcome` are a line each for several. `lead` is a role, never a name.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    period_start = models.DateField()
    period_end = models.DateField()
    position = models.PositiveIntegerField()
    priority = models.TextField()
    action = models.TextField(blank=True)
    lead = models.CharField(max_length=200, blank=True)
    timescale = models.CharField(max_length=100, blank=True)
    outcome = models.TextField(blank=True)
    status = models.CharField(max_length=20, blank=True, help_text="see content.rows.STANDINGS")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["partnership", "period_start", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "period_start", "position"], name="plan_row_once"
            ),
        ]

    def __str__(self) -> str:
        return self.priority

    @property
    def is_looked_back_on(self) -> bool:
        """Whether it says what was done, and not only what will be."""
        return bool(self.status)


class Term(models.Model):
    """A term or abbreviation; `now_called` where it is no longer used. Shared: no partnership."""

    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT)
    term = models.CharField(max_length=100)
    meaning = models.TextField()
    now_called = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "term"], name="report_term_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return self.term
