"""A release: what is shown to whom, decided once. Every shared surface reads it.

What is shown and what it was made from lie in tables of their own, because the database lets
many read the one and few the other.
"""

from typing import Any

from django.db import models
from django.db.models import Q

from goldthread.core.fields import ExactNumber
from goldthread.figures.models.figure import State
from goldthread.partnership.models import Partnership


class Audience(models.TextChoices):
    """For whom a release is. What is for the public is for everyone."""

    PUBLIC = "public", "The public"
    PARTNERS = "partners", "Partner agencies"
    BOARD = "board", "The board"


class ReleaseState(models.TextChoices):
    """Where a release stands."""

    DRAFT = "draft", "Draft: sent back, or not decided yet"
    DECIDED = "decided", "Decided: waits for approval"
    APPROVED = "approved", "Approved: not out yet"
    FROZEN = "frozen", "Frozen: out, and never changed"
    WITHDRAWN = "withdrawn", "Withdrawn"


def said_by_and_at(what: str) -> models.BaseConstraint:
    """That who and when are said together, or neither is."""
    neither = Q(**{f"{what}_by__isnull": True, f"{what}_at__isnull": True})
    both = Q(**{f"{what}_by__isnull": False, f"{what}_at__isnull": False})
    return models.CheckConstraint(condition=neither | both, name=f"release_{what}_by_and_at")


class Release(models.Model):
    """A set of tables with declared margins, for one audience, under one rule set.

    `decision` counts how often it was decided; only the last stands. `digest` is of what is
    shown: whoever may read it can verify it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="releases")
    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    rule_set = models.CharField(max_length=10, help_text="dfe, sac or own")
    rules = models.JSONField(help_text="the rules as they were, with their version")
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    as_at = models.DateField(help_text="the figures as they were known on this day")
    state = models.CharField(
        max_length=10, choices=ReleaseState.choices, default=ReleaseState.DRAFT
    )
    decision = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    prepared_by = models.BigIntegerField(null=True, blank=True, help_text="empty: a service")
    prepared_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.BigIntegerField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_as = models.CharField(max_length=40, blank=True, help_text="the approver's role")
    approved_note = models.TextField(blank=True)
    sent_back_note = models.TextField(blank=True)
    frozen_by = models.BigIntegerField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.BigIntegerField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_note = models.TextField(blank=True)

    class Meta:
        ordering = ["-prepared_at", "-id"]
        constraints = [
            *(said_by_and_at(what) for what in ("approved", "frozen", "withdrawn")),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "frozen"]) | Q(approved_by__isnull=False),
                name="release_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="frozen") | Q(frozen_at__isnull=False),
                name="release_frozen_when",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | ~Q(digest=""), name="release_digest_once_decided"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OfRelease(models.Model):
    """What every part of a release carries: whose it is, and which decision it belongs to."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    decision = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class ReleaseTable(OfRelease):
    """One table: its dimensions with their members and which of those are totals of which."""

    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    dimensions = models.JSONField(help_text="rows, columns and layers: name, members, totals")
    is_prose = models.BooleanField(default=False, help_text="figures that stand in sentences")

    class Meta:
        ordering = ["release", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "decision", "position"], name="release_table_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ReleaseCell(OfRelease):
    """What one place of a table shows. It holds nothing that its readers may not know.

    `key` is the same wherever the same number stands; `figure` is the figure's number.
    """

    table = models.ForeignKey(ReleaseTable, on_delete=models.PROTECT, related_name="cells")
    position = models.PositiveIntegerField()
    row = models.TextField()
    column = models.TextField()
    layer = models.TextField(blank=True)
    is_row_total = models.BooleanField(default=False)
    is_column_total = models.BooleanField(default=False)
    key = models.TextField()
    figure = models.BigIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=30)
    state = models.CharField(max_length=16, choices=State.choices)
    value = ExactNumber(null=True)
    symbol = models.CharField(max_length=200, blank=True)
    marks = models.JSONField(default=list, help_text="names of the marks beside the number")

    class Meta:
        ordering = ["table", "position"]
        constraints = [
            models.UniqueConstraint(fields=["table", "position"], name="release_cell_once"),
            models.CheckConstraint(
                condition=Q(state="number", value__isnull=False)
                | (~Q(state="number") & Q(value__isnull=True)),
                name="release_cell_number_has_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row}, {self.column}"


class ReleaseWorking(OfRelease):
    """What a cell was made from and why it shows what it shows: for those allowed alone.

    `value` is the number as it is; `why` and `protects` say what became of it and for whose
    sake; `spec` is the cell as it was given, so that it can be decided again.
    """

    cell = models.OneToOneField(ReleaseCell, on_delete=models.PROTECT, related_name="working")
    state = models.CharField(max_length=16, choices=State.choices)
    value = ExactNumber(null=True)
    why = models.CharField(max_length=12, blank=True)
    protects = models.TextField(blank=True)
    reason = models.TextField()
    spec = models.JSONField()

    class Meta:
        ordering = ["cell"]

    def __str__(self) -> str:
        return self.reason


class ReleaseProblem(OfRelease):
    """What the attack could tell when the release was decided. Empty is what is wanted.

    `is_ours`: this release gives it away; otherwise what was out before does.
    """

    key = models.TextField()
    words = models.TextField()
    low = models.BigIntegerField()
    high = models.BigIntegerField()
    outputs = models.JSONField(default=list)
    is_ours = models.BooleanField()

    class Meta:
        ordering = ["release", "id"]

    def __str__(self) -> str:
        return self.words


def parts_of(release: Release, model: type[Any]) -> models.QuerySet[Any]:
    """The parts of a kind that belong to the decision that stands."""
    found: models.QuerySet[Any] = model.objects.filter(release=release, decision=release.decision)
    return found
