"""Hold the shapes of the house style: short files, short functions (migrations are exempt)."""

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 800
LONG_FILE, TYPICAL_FILE = 400, 120
LONG_FUNCTION = 30


def main() -> int:
    """Print each shape that is not held; the exit status."""
    faults = list(check(sources(ROOT / "src" / "goldthread")))
    for fault in faults:
        print(f"sizes: {fault}")
    return 1 if faults else 0


def check(files: dict[str, str]) -> Iterator[str]:
    """What is wrong with the files, given as name and text."""
    lengths = {name: text.count("\n") for name, text in files.items() if text.strip()}
    functions = {name: lines for file in files.items() for name, lines in functions_of(*file)}
    for name, lines in lengths.items():
        if lines > LONGEST_FILE:
            yield f"{name} has {lines} lines, more than {LONGEST_FILE}"
    if statistics.median(lengths.values()) > TYPICAL_FILE:
        yield f"the median file has more than {TYPICAL_FILE} lines"
    yield from nine_in_ten("file", lengths, LONG_FILE)
    yield from nine_in_ten("function", functions, LONG_FUNCTION)


def nine_in_ten(what: str, lengths: dict[str, int], limit: int) -> Iterator[str]:
    """The fault that fewer than nine in ten keep to the limit, naming the longest."""
    longer = sorted((name for name in lengths if lengths[name] > limit), key=lengths.__getitem__)
    if 10 * len(longer) > len(lengths):
        yield (
            f"{len(longer)} of {len(lengths)} {what}s have more than {limit} lines,"
            f" the longest are {', '.join(longer[-3:])}"
        )


def functions_of(name: str, text: str) -> Iterator[tuple[str, int]]:
    """Each function of a file with its lines, docstring not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            words = ast.get_docstring(node, clean=False)
            spent = words.count("\n") + 1 if words is not None else 0
            yield f"{name}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1 - spent


def sources(folder: Path) -> dict[str, str]:
    """The Python files of a folder by name, without migrations."""
    files = (path for path in folder.rglob("*.py") if "migrations" not in path.parts)
    return {str(path.relative_to(ROOT)): path.read_text() for path in sorted(files)}


if __name__ == "__main__":
    sys.exit(main())
