"""What verifying the ledger found, in plain sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from goldthread.core.ledger_file import Anchor
from goldthread.core.ledger_key import VerifyingKey

MOST_FAULTS = 100


@dataclass
class Verdict:
    """What was verified, what was found, and the gap: entries not sealed yet."""

    entries: int = 0
    batches: int = 0
    disposed: int = 0
    unsealed: int = 0
    unsealed_since: datetime | None = None
    head: str = ""
    faults: list[str] = field(default_factory=list)
    more_faults: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found. The gap is no fault; it is said."""
        return not self.faults

    def fault(self, sentence: str) -> None:
        """Note a fault; past a hundred they are only counted."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(sentence)
        else:
            self.more_faults += 1


class Outside:
    """The file of anchors, read in step with the batches of the database."""

    def __init__(self, lines: Iterator[Anchor], verdict: Verdict, key: VerifyingKey) -> None:
        self.lines, self.verdict, self.key = lines, verdict, key
        self.line = next(lines, None)
        self.last: Anchor | None = None
        self.unanchored: list[int] = []
        self.different: list[int] = []

    def compare(self, batch: Anchor) -> None:
        """Compare a batch with its line; a batch without one must at least bear our signature."""
        self.last = batch
        while self.line is not None and self.line.number < batch.number:
            self.line = next(self.lines, None)
        if self.line is None or self.line.number != batch.number:
            self.unanchored.append(batch.number)
        elif self.line != batch:
            self.different.append(batch.number)

    def end(self, head: int, last_in_file: int) -> None:
        """Say what the comparison found.

        One signature is checked: the last batch's, whose digest covers every batch before it.
        """
        if self.unanchored:
            absent = numbers(self.unanchored[0], self.unanchored[-1])
            self.verdict.fault(f"{absent} missing from the file of anchors.")
        if self.different:
            first = self.different[0]
            self.verdict.fault(
                f"From batch {first} on the database says other than the file of anchors:"
                " the chain was made anew."
            )
        if last_in_file > head:
            gone = numbers(head + 1, last_in_file)
            self.verdict.fault(f"{gone} in the file of anchors but gone from the database.")
        if self.last and not self.key.verifies(self.last.digest, self.last.signature):
            self.verdict.fault(
                f"The signature of batch {self.last.number}, the last, is not this installation's."
            )


def numbers(first: int, last: int) -> str:
    """The subject of a sentence: 'Batch 3 is' or 'Batches 3 to 7 are'."""
    return f"Batch {first} is" if first == last else f"Batches {first} to {last} are"
