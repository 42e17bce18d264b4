"""What a file's name tells about its source."""

import re
from pathlib import PurePath

from goldthread.figures.loading.rows import Unreadable

# "annual-report (1).csv" is the same file, downloaded again.
AGAIN = re.compile(r"\s*\(\d+\)$")


def title_of(name: str) -> tuple[str, str]:
    """A guess at the title, and the slug, of a source from its file name."""
    stem = AGAIN.sub("", PurePath(name).stem)
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:80]
    words = re.sub(r"[-_]+", " ", stem).strip()[:300]
    if not slug:
        raise Unreadable(f"'{name}' has no letters or digits to name the source by: rename it.")
    return words[:1].upper() + words[1:], slug
