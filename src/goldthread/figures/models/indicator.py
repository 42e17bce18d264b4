"""What can be counted: the catalogue of indicators, its versions and the names files use."""

from django.db import models
from django.db.models import F, Q

from goldthread.partnership.models import Partnership


class Polarity(models.TextChoices):
    """Which way is better; most activity counts have no better way."""

    HIGHER = "higher_better", "Higher is better"
    LOWER = "lower_better", "Lower is better"
    CONTEXT = "context", "Neither way is better"


class Counted(models.TextChoices):
    """What one unit of a count is. People and events are never added or compared."""

    PEOPLE = "people", "People"
    EVENTS = "events", "Events"
    UNSAID = "", "Not said"


class Standing(models.TextChoices):
    """How well the indicator is known."""

    CATALOGUE = "catalogue", "Catalogue"
    LOCAL = "local", "Local"
    PROVISIONAL = "provisional", "Provisional: named in a file, not yet matched"
    MATCHED = "matched", "Matched: its figures now stand under another"


class Indicator(models.Model):
    """One thing measured, whatever it is called where. `partnership` is set for a local one."""

    code = models.CharField(max_length=80)
    name = models.CharField(max_length=400)
    domain = models.CharField(max_length=80, blank=True)
    numerator = models.TextField(blank=True)
    denominator = models.TextField(blank=True)
    unit = models.CharField(max_length=30, help_text="the unit its figures usually have")
    period_basis = models.CharField(max_length=80, blank=True)
    polarity = models.CharField(max_length=20, choices=Polarity.choices, default=Polarity.CONTEXT)
    counted = models.CharField(max_length=10, choices=Counted.choices, blank=True, default="")
    noun = models.CharField(max_length=60, blank=True, help_text="what a count counts: 'referrals'")
    meaning = models.TextField(blank=True)
    limits = models.TextField(blank=True, help_text="what the figures cannot say")
    small_number_caution = models.TextField(blank=True)
    origin = models.CharField(max_length=120, blank=True, help_text="who defined it")
    standing = models.CharField(max_length=20, choices=Standing.choices, default=Standing.CATALOGUE)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "partnership"], name="indicator_code_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=~Q(id=F("parent")), name="indicator_not_its_own_part"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class IndicatorVersion(models.Model):
    """One definition of an indicator, for the period ends from `valid_from` on.

    `comparable` says whether figures under it may be compared with those of the version
    before; where not, the series breaks there, visibly.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    valid_from = models.DateField(
        null=True, blank=True, help_text="first period end; empty: from the start"
    )
    definition = models.TextField(blank=True)
    comparable = models.BooleanField(default=True)
    reason = models.TextField(blank=True, help_text="what changed, and who says so")

    class Meta:
        ordering = ["indicator", "number"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="indicator_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} version {self.number}"


class IndicatorAlias(models.Model):
    """A name or code by which a kind of file means an indicator; a person's match is one too."""

    scheme = models.CharField(
        max_length=20, help_text="kind of file: published, ees, lait; any: ''", blank=True
    )
    text = models.CharField(max_length=450, help_text="lower case, single spaces")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="aliases")
    breakdown = models.CharField(
        max_length=300, blank=True, help_text="added to the figure's own breakdown"
    )
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT)
    matched_by = models.BigIntegerField(null=True, blank=True, help_text="person; empty: shipped")
    matched_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["scheme", "text"]
        verbose_name_plural = "indicator aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "text", "partnership"], name="alias_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(matched_by__isnull=True, matched_at__isnull=True)
                | Q(matched_by__isnull=False, matched_at__isnull=False),
                name="alias_matched_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} → {self.indicator.code}"


class ChosenIndicator(models.Model):
    """That a partnership watches an indicator: it stands on the overview, in this order."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="chosen")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["partnership", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "indicator"], name="indicator_chosen_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.partnership} watches {self.indicator}"
