"""What the ledger can say was done with reports."""

from goldthread.core.actions import action

REPORT_STARTED = action("report.started", "{who} started {after[title]}")
REPORT_EDITED = action("report.edited", "{who} edited {after[title]}: {after[why]}")
REPORT_COMMENTED = action("report.commented", "{who} commented on {after[title]}")
COMMENT_SETTLED = action("report.comment_settled", "{who} settled a comment on {after[title]}")
REPORT_SIGNED = action("report.signed", "{who} signed {after[title]} for {after[capacity]}")
REPORT_REOPENED = action("report.reopened", "{who} opened {after[title]} again")
REPORT_RELEASED = action("report.released", "{who} prepared the editions of {after[title]}")
REPORT_PUBLISHED = action("report.published", "{who} published {after[title]}")
REPORT_DOWNLOADED = action("report.downloaded", "{who} downloaded {after[what]}")
RECIPIENT_CHANGED = action(
    "report.recipient_changed", "{who} changed to whom {after[title]} goes: {after[name]}"
)
