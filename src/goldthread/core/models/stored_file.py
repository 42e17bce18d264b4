"""A file kept in the home: its name and owner here, its bytes in the home's files."""

import uuid

from django.db import models


class StoredFile(models.Model):
    """A file somebody handed in.

    `sha256` (64 hexadecimal digits) says what its bytes are; `key` tells two files of the
    same bytes apart, so that one can be disposed of without the other. `size` in bytes.
    A file of no partnership is seen by whoever sent it, and by no other person.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.BigIntegerField(
        null=True, help_text="the person's id; empty for a service"
    )
    partnership_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at"]

    def __str__(self) -> str:
        return self.name
