"""Ask the advisory service about every locked dependency; say plainly what was not answered.

pip-audit ends well when the service knows nothing of a package, or of all: "not audited" must
never read as "clean". Known weaknesses fail the run; a service out of reach fails it only
with GOLDTHREAD_AUDIT=required.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [
    *(sys.executable, "-m", "pip_audit", "--requirement", "requirements/dev.lock"),
    *("--disable-pip", "--require-hashes", "--format", "json", "--timeout", "10"),
    *("--progress-spinner", "off"),
]


def main() -> int:
    asked = subprocess.run(COMMAND, cwd=ROOT, capture_output=True, text=True, check=False)
    found = read(asked.stdout)
    if found is None:
        last = (asked.stderr.strip().splitlines() or ["it said nothing"])[-1]
        return not_audited(f"the advisory service gave no answer ({last})")
    return report(found)


def read(answer: str) -> list[dict] | None:
    """The dependencies in pip-audit's answer; None when it gave none."""
    try:
        return json.loads(answer)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        return None


def report(dependencies: list[dict]) -> int:
    """Say what was found; the exit status."""
    weak = [each for each in dependencies if each.get("vulns")]
    unknown = [each["name"] for each in dependencies if "skip_reason" in each]
    for each in weak:
        ids = ", ".join(weakness["id"] for weakness in each["vulns"])
        print(f"audit: {each['name']} {each['version']} has known weaknesses: {ids}")
    if weak:
        return 1
    if unknown:
        return not_audited(f"no answer for {len(unknown)} of {len(dependencies)} dependencies")
    print(f"audit: {len(dependencies)} dependencies, none with a known weakness")
    return 0


def not_audited(reason: str) -> int:
    """Say loudly that nobody has looked; the exit status."""
    required = os.environ.get("GOLDTHREAD_AUDIT") == "required"
    print(f"audit: NOT AUDITED: {reason}.", file=sys.stderr)
    print("audit: this is not a clean result; run it where PyPI can be asked.", file=sys.stderr)
    return 1 if required else 0


if __name__ == "__main__":
    sys.exit(main())
