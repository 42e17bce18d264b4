"""Files made on the spot and read."""

import pytest

from exchange.samples import file_of, published, published_line, walked


@pytest.fixture
def read_bytes(tmp_path):
    """Read a file of these bytes: its figures, its refusals, and the reading."""

    def read(content: bytes, name: str = "sample.csv", kind: str | None = None):
        return walked(file_of(tmp_path, content, name), kind)

    return read


@pytest.fixture
def read_published(read_bytes):
    """Read one row of the published format, good but for the cells given."""

    def read(**cells: str):
        return read_bytes(published(published_line(**cells)))

    return read
