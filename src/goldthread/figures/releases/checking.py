"""Everything that is out, attacked together; and every release's digest verified."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from goldthread.figures.disclosure.attack import Contradiction, attack
from goldthread.figures.disclosure.counts import Problem
from goldthread.figures.disclosure.earlier import Earlier, said_under_new_names, with_earlier
from goldthread.figures.disclosure.outputs import public_facts, together
from goldthread.figures.models import Release
from goldthread.figures.releases.across import Out, bind, said
from goldthread.figures.releases.digest import verified
from goldthread.figures.releases.stored import ever_out, name_of
from goldthread.figures.releases.stored import out as read_back
from goldthread.figures.releases.storing import problem_words
from goldthread.partnership.models import Partnership


@dataclass(frozen=True)
class Fault:
    """One thing wrong with what is out.

    `kind`: told (a hidden number can be told), digest (a release is not what was decided),
    contradiction (two releases cannot both be true).
    """

    kind: str
    partnership: str
    message: str
    cell: str = ""
    low: int | None = None
    high: int | None = None
    outputs: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The fault for other programs."""
        bounds = {"cell": self.cell, "low": self.low, "high": self.high}
        said = {"kind": self.kind, "partnership": self.partnership, "message": self.message}
        return {**said, **bounds, "outputs": list(self.outputs)}


def check(partnerships: Iterable[Partnership], release: Release | None = None) -> list[Fault]:
    """What is wrong with all that these partnerships let out; of one release, where it has part."""
    found = []
    for partnership in partnerships:
        out = ever_out(partnership)
        found += changed(partnership, out, release)
        found += told(partnership, read_back(out), release)
    return found


def changed(partnership: Partnership, out: list[Release], release: Release | None) -> list[Fault]:
    """Releases that are not what was decided; those for the board as well."""
    board = Release.objects.filter(partnership=partnership, state="frozen", audience="board")
    looked_at = [one for one in [*out, *board] if release is None or one.pk == release.pk]
    return [
        Fault(
            "digest",
            partnership.slug,
            f"{name_of(one)} is not what was decided: its digest differs.",
            outputs=(name_of(one),),
        )
        for one in looked_at
        if not verified(one)
    ]


def told(partnership: Partnership, out: list[Out], release: Release | None) -> list[Fault]:
    """What can be told from all the releases together."""
    decided = [one.earlier for one in out]
    whole = with_earlier(Problem(), decided)
    outputs = together(said_under_new_names(whole, one) for one in decided)
    outputs += said(bind(whole, {}, out)) + public_facts(whole)
    try:
        found = attack(outputs, needs_of(whole, decided))
    except Contradiction as error:
        return [Fault("contradiction", partnership.slug, str(error))]
    return [
        Fault("told", partnership.slug, problem_words(one), one.key, one.low, one.high, one.outputs)
        for one in found
        if release is None or any(name.startswith(name_of(release)) for name in one.outputs)
    ]


def needs_of(whole: Problem, out: Iterable[Earlier]) -> dict[str, int]:
    """How many values each hidden count must leave open, the most that any release asks."""
    needs: dict[str, int] = {}
    for one in out:
        for key, need in one.decision.needs.items():
            later = f"{key} @ {one.name}"
            key = later if later in whole.counts else key
            needs[key] = max(needs.get(key, 0), need)
    return needs
