"""Database columns that Django has no field for."""

from typing import Any

from django.db import models


class ExactNumber(models.Field):  # type: ignore[type-arg]
    """A PostgreSQL numeric without limits, which keeps the decimals as printed: 8.0 is not 8."""

    def db_type(self, connection: Any) -> str:
        return "numeric"
