#!/usr/bin/env bash
# Print the path of a Chromium; without one install Debian's, or say what to install.
set -euo pipefail

say() { echo "make: $*" >&2; }

if [ -n "${GOLDTHREAD_CHROMIUM:-}" ]; then
    if command -v "$GOLDTHREAD_CHROMIUM"; then exit 0; fi
    say "GOLDTHREAD_CHROMIUM: $GOLDTHREAD_CHROMIUM is no program that can be run here"
    exit 1
fi

find_one() {
    for each in chromium chromium-browser google-chrome; do
        if command -v "$each"; then return 0; fi
    done
    return 1
}

install_one() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    say "no browser found, installing Debian's chromium"
    # An old list of packages will do where a new one cannot be had.
    apt-get update -qq >&2 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2
}

if find_one; then exit 0; fi
if install_one && find_one; then exit 0; fi
say "the tests need a browser. On Debian: sudo apt-get install chromium"
say "or name one you have: GOLDTHREAD_CHROMIUM=/path/to/chromium make test"
exit 1
