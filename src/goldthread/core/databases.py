"""Which database, as whom: the ordinary role for the app, the owner for migrations.

`DATABASE_URL` and `DATABASE_OWNER_URL` name a PostgreSQL server; without them the
embedded one in the home is used. The roles and what each may do are in
docs/deployment.md.
"""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from goldthread.core.home import Home

APP_ROLE = "goldthread_app"
OWNER_ROLE = "goldthread_owner"
BACKUP_ROLE = "goldthread_backup"
DATABASE = "goldthread"


def is_embedded() -> bool:
    """Whether this installation runs its own PostgreSQL."""
    return not os.environ.get("DATABASE_URL")


def databases(home: Home) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: `default` is the app's role, `owner` runs migrations only."""
    if is_embedded():
        return {
            "default": embedded(home, APP_ROLE),
            "owner": embedded(home, OWNER_ROLE),
        }
    owner = os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
    return {"default": from_url(os.environ["DATABASE_URL"]), "owner": from_url(owner)}


def embedded(home: Home, role: str) -> dict[str, Any]:
    """The embedded server's settings for a role; its password is a secret of the home."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": role,
        "PASSWORD": home.secret(role),
        "HOST": str(home.socket),
        "PORT": "5432",
        "OPTIONS": {},
    }


def from_url(url: str) -> dict[str, Any]:
    """The settings a URL like postgresql://user:password@host:5432/name means.

    Raises ValueError naming what is missing, without repeating the password.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ValueError("a database URL looks like postgresql://user:password@host:5432/name")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


class OwnerMigrates:
    """Django's router: tables are made by the owner, rows are written by the app."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"
