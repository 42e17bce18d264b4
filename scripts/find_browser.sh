#!/usr/bin/env bash
# Print the path of a Chromium; without one install Debian's, or say what to install.
set -euo pipefail

find_one() {
    for each in "${GOLDTHREAD_CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$each" ] && command -v "$each"; then return 0; fi
    done
    return 1
}

if find_one; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "make: no browser found, installing Debian's chromium" >&2
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2
    find_one
    exit
fi
echo "make: the tests need a browser. On Debian: sudo apt-get install chromium" >&2
echo "make: or name one you have: GOLDTHREAD_CHROMIUM=/path/to/chromium make test" >&2
exit 1
