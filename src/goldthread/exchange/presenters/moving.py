"""How far a load is, while it waits, is read or is applied."""

from dataclasses import dataclass

from goldthread.figures.models import Load
from goldthread.figures.models.load import LoadState
from goldthread.ui.words import count_words

# A worker begins at once; past this, something keeps it.
SOON = 10


@dataclass(frozen=True)
class Moving:
    """What the progress page says. `most` is None while the number of rows is not known."""

    heading: str
    sentence: str
    done: int
    most: int | None
    trouble: str = ""


def moving_words(load: Load, worker_lives: bool, waited: float) -> Moving:
    """How far a load is; `waited` in seconds since it was sent."""
    if load.state == LoadState.APPLYING:
        figures = f"{load.new:,} new and {load.revised:,} revised figures"
        return Moving(
            "The figures are being applied",
            f"Writing {figures}. It is done whole or not at all.",
            0,
            None,
            nobody_works(worker_lives, waited),
        )
    if load.state == LoadState.WITHDRAWING:
        return Moving(
            "The load is being taken back",
            f"Ending {count_words(load.new + load.revised, 'figure')}; those it revised stand"
            " again. It is done whole or not at all.",
            0,
            None,
            nobody_works(worker_lives, waited),
        )
    if load.state == LoadState.WAITING:
        sentence = "It is next, or waits behind another file." if waited > SOON else "It is next."
        return Moving(
            "The file waits to be read",
            f"Your file is kept. {sentence}",
            0,
            None,
            nobody_works(worker_lives, waited),
        )
    of = f" of {load.rows_total:,}" if load.rows_total else ""
    sentence = f"{load.rows_read:,}{of} rows read so far. Nothing is changed by reading."
    return Moving("The file is being read", sentence, load.rows_read, load.rows_total)


def nobody_works(worker_lives: bool, waited: float) -> str:
    """What keeps it, where no worker has shown itself."""
    if worker_lives or waited <= SOON:
        return ""
    return (
        "Nothing is working off the queue at the moment: the background worker is not running."
        " Nothing is lost; this goes on when the worker is started again. Tell whoever runs"
        " Goldthread."
    )
