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
INDICATOR_WATCHED = action("indicator.watched", "{who} began to watch {after[code]}")
INDICATOR_UNWATCHED = action("indicator.unwatched", "{who} stopped watching {before[code]}")
WATCHED_REORDERED = action("watched.reordered", "{who} put what is watched in another order")
EXPECTATION_ADDED = action(
    "expectation.added", "{who} noted that {after[agency]} owes {after[code]}"
)
EXPECTATION_ENDED = action(
    "expectation.ended",
    "{who} ended what {after[agency]} owes of {after[code]} on {after[ended_on]}",
)
FIGURES_EXPORTED = action("figures.exported", "{who} downloaded {after[what]}")
SENTENCE_EDITED = action(
    "sentence.edited", "{who} changed the words of a judgement on {after[code]}"
)
ALERT_SETTLED = action("alert.settled", "{who} settled an alert: {after[note]}")
RELEASE_DECIDED = action(
    "release.decided", "{who} decided the release {after[title]} for {after[audience]}"
)
RELEASE_APPROVED = action("release.approved", "{who} approved the release {after[title]}")
RELEASE_SENT_BACK = action("release.sent_back", "{who} sent the release {after[title]} back")
RELEASE_FROZEN = action("release.frozen", "{who} froze the release {after[title]}: it is out")
RELEASE_WITHDRAWN = action("release.withdrawn", "{who} withdrew the release {after[title]}")
RELEASE_WORKING_READ = action(
    "release.working_read", "{who} looked at what the release {after[title]} hides"
)

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
