"""What the ledger can say was done with files on their way in."""

from goldthread.core.actions import action

LOAD_SENT = action("load.sent", "{who} sent {after[file]} to be loaded")
LOAD_PUT_ASIDE = action("load.put_aside", "{who} put the load of {before[file]} aside")
FIGURE_TYPED = action("load.typed", "{who} typed in a figure of {after[indicator]}")
REFUSALS_EXPORTED = action("load.refusals", "{who} downloaded what was refused of {after[file]}")
