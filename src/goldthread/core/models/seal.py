"""The seals of the ledger: a place in the chain for each entry, a signature for each batch."""

from django.db import models


class AuditBatch(models.Model):
    """A run of entries sealed together.

    `digest` covers the batch before it, its own number, time and last position, and the
    digests of its entries in order; `signature` is made with a key outside the database.
    """

    number = models.BigIntegerField(primary_key=True)
    last_position = models.BigIntegerField()
    sealed_at = models.DateTimeField()
    digest = models.BinaryField()
    signature = models.BinaryField()

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "audit batches"

    def __str__(self) -> str:
        return f"Batch {self.number}"


class AuditSeal(models.Model):
    """The place of an entry in the chain, and its digests (SHA-256, of all and of its content).

    `entry_id` is no foreign key: a deleted entry must leave its seal behind.
    """

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    digest = models.BinaryField()
    content_digest = models.BinaryField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position}: entry {self.entry_id}"
