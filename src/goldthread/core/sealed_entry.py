"""An entry beside its seal, as verifying reads them."""

from typing import NamedTuple

from goldthread.core.ledger_digests import CONTENT, META, Row

SEALED = f"""
copy (
    select s.position, s.entry_id, encode(s.digest, 'hex'), encode(s.content_digest, 'hex'),
        coalesce((extract(epoch from e.recorded_at) * 1000000)::bigint, 0), {META}, {CONTENT}
    from core_auditseal s left join core_auditentry e on e.id = s.entry_id
    where s.position > %s and s.position <= %s
    order by s.position
) to stdout
"""


class SealedEntry(NamedTuple):
    """A seal's position and digests, and the entry it is for; `recorded` in microseconds."""

    position: int
    entry: int
    digest: bytes
    content_digest: bytes
    recorded: int
    row: Row

    @classmethod
    def of(cls, line: bytes) -> "SealedEntry":
        """A line of SEALED."""
        position, entry, digest, content, recorded, rest = line.rstrip(b"\n").split(b"\t", 5)
        return cls(
            int(position),
            int(entry),
            bytes.fromhex(digest.decode()),
            bytes.fromhex(content.decode()),
            int(recorded),
            Row.split(rest),
        )

    def matches(self, content_digest: bytes) -> bool:
        """Whether the entry, with this digest of its content, is what was sealed."""
        return (
            content_digest == self.content_digest and self.row.digest(content_digest) == self.digest
        )
