"""The catalogue of indicators: found by domain, words and standing."""

from django.db.models import Q, QuerySet

from goldthread.figures.models import Indicator
from goldthread.figures.models.indicator import Standing
from goldthread.partnership.models import Partnership


def visible(partnership: Partnership) -> QuerySet[Indicator]:
    """The shared catalogue and a partnership's own, without those matched to another."""
    ours = Q(partnership=None) | Q(partnership=partnership)
    return Indicator.objects.filter(ours).exclude(standing=Standing.MATCHED)


def find(
    partnership: Partnership, domain: str = "", words: str = "", standing: str = ""
) -> QuerySet[Indicator]:
    """The indicators whose domain and standing are these and whose names hold every word.

    A word may stand in the name, the code, what it counts, or another name of it.
    """
    found = visible(partnership)
    if domain:
        found = found.filter(domain=domain)
    if standing:
        found = found.filter(standing=standing)
    for word in words.split():
        named = Q(name__icontains=word) | Q(code__icontains=word) | Q(meaning__icontains=word)
        other = Q(aliases__text__icontains=word)
        found = found.filter(pk__in=Indicator.objects.filter(named | other).values("pk"))
    return found.order_by("position", "code")


def domains(partnership: Partnership) -> list[str]:
    """The domains in use, by name."""
    used = visible(partnership).exclude(domain="").order_by("domain")
    return list(used.values_list("domain", flat=True).distinct())


def choosable(partnership: Partnership) -> QuerySet[Indicator]:
    """The indicators a person may choose: the catalogue's and those kept here."""
    return visible(partnership).filter(standing__in=(Standing.CATALOGUE, Standing.LOCAL))


def matching(partnership: Partnership, words: str) -> QuerySet[Indicator]:
    """The choosable indicators whose name holds every word, or whose code begins with the whole."""
    named = Q()
    for word in words.split():
        named &= Q(name__icontains=word)
    return choosable(partnership).filter(named | Q(code__istartswith=words))


def watched_by(partnership: Partnership) -> QuerySet[Indicator]:
    """The indicators a partnership watches, in its order."""
    found = choosable(partnership).filter(chosenindicator__partnership=partnership)
    return found.order_by("chosenindicator__position")
