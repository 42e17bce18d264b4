"""How a load is spoken of: where it stands, and what it would do or did."""

from goldthread.figures.loading.resolve import BY_HAND
from goldthread.figures.models.load import LoadState

COLOURS = {
    LoadState.WAITING: "grey",
    LoadState.READING: "blue",
    LoadState.READY: "yellow",
    LoadState.REFUSED: "red",
    LoadState.APPLYING: "blue",
    LoadState.APPLIED: "green",
    LoadState.WITHDRAWING: "blue",
    LoadState.WITHDRAWN: "grey",
    LoadState.ABANDONED: "grey",
}

KINDS = {
    "published": "Published figures (CSV)",
    "ees": "Explore education statistics (CSV)",
    "lait": "Local Authority Interactive Tool (Parquet)",
    "population": "Mid-year population (CSV)",
    "template": "Spreadsheet template",
    BY_HAND: "One figure typed in",
}


def kind_words(kind: str) -> str:
    """What sort of file it was."""
    return KINDS.get(kind, kind)
