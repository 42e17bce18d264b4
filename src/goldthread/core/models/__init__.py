"""The ledger with its seals, and stored files."""

from goldthread.core.models.entry import AuditEntry
from goldthread.core.models.seal import AuditBatch, AuditSeal
from goldthread.core.models.stored_file import StoredFile

__all__ = ["AuditBatch", "AuditEntry", "AuditSeal", "StoredFile"]
