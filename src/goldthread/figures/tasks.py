"""Background work over figures."""

from goldthread.core.jobs import job


@job(service="loader")
def check_discrepancies(partnership: int | None = None, anyway: bool = False) -> None:
    """Check a scope for discrepancies, unless nothing has changed since it was last checked."""
    # Every process imports the jobs as it starts; the statistics behind the rules take a second.
    from goldthread.figures.discrepancies import keeping

    if anyway:
        keeping.check_all()
    else:
        keeping.check_if_behind(partnership)
