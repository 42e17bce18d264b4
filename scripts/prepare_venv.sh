#!/usr/bin/env bash
# Make .venv hold exactly what the lock names, hashes checked, and this package itself.
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python
if ! "$python" -m pip --version >/dev/null 2>&1; then
    # A folder that is there but does not work is an earlier attempt cut off.
    if ! python3 -m venv --clear .venv; then
        echo "make: Python's venv is missing. On Debian: apt-get install python3-venv" >&2
        exit 1
    fi
fi
[ -x .venv/bin/uv ] || "$python" -m pip install --quiet uv

# uv does not read pip's settings: hand on the index this machine is set up with, if any.
index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$("$python" -m pip config get global.index-url 2>/dev/null || true)}}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX="$index"; fi

VIRTUAL_ENV="$PWD/.venv" .venv/bin/uv pip sync --quiet --require-hashes requirements/dev.lock
VIRTUAL_ENV="$PWD/.venv" .venv/bin/uv pip install --quiet --no-deps --editable .
