"""What the ledger can say was done with figures."""

from goldthread.core.actions import action
from goldthread.figures.models import Load

LOAD_APPLIED = action(
    "load.applied",
    "{who} loaded {after[file]}: {after[new]} new and {after[revised]} revised figures",
)
LOAD_WITHDRAWN = action("load.withdrawn", "{who} took back the load of {before[file]}")
INDICATOR_MATCHED = action(
    "indicator.matched", "{who} matched {before[name]} to {after[code]} of the catalogue"
)
INDICATOR_KEPT = action("indicator.kept", "{who} kept {after[name]} as a local indicator")
FIGURES_EXPORTED = action("figures.exported", "{who} downloaded {after[what]}")
SENTENCE_EDITED = action(
    "sentence.edited", "{who} changed the words of a judgement on {after[code]}"
)
ALERT_SETTLED = action("alert.settled", "{who} settled an alert: {after[note]}")

DISCREPANCY_NOTED = action(
    "discrepancy.noted", "{who} marked a discrepancy as {after[standing]}: {after[reason]}"
)
DISCREPANCY_REOPENED = action(
    "discrepancy.reopened", "{who} took back the word on a discrepancy: {before[reason]}"
)


def facts(load: Load) -> dict[str, object]:
    """A load in the ledger: its file and its change set in numbers, no figure itself."""
    names = ("new", "unchanged", "revised", "file_hash", "kind", "source_id")
    return {"file": load.file_name} | {name: getattr(load, name) for name in names}
