from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command import environment

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
pytestmark = pytest.mark.skipif(not EXAMPLES.exists(), reason="the tests run without the checkout")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, env=environment(), check=False
    )


def test_the_damaged_examples_are_what_their_script_makes(tmp_path: Path) -> None:
    assert run("-m", "tools.make_examples", tmp_path).returncode == 0
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(made) == len(list((ROOT / "tools/examples").iterdir()))
    assert made == {name: (EXAMPLES / name).read_bytes() for name in made}


def test_the_demonstration_names_every_document_and_every_path(tmp_path: Path) -> None:
    shown = run("tools/demo.py", EXAMPLES, tmp_path / "out")
    assert shown.returncode == 0, shown.stderr
    documents = list(EXAMPLES.iterdir())
    assert len(documents) >= 10
    for document in documents:
        assert str(tmp_path / "out" / f"{document.stem}.json") in shown.stdout
    assert f"{len(documents)} documents cleaned" in shown.stderr


def test_the_demonstration_fails_as_the_command_does(tmp_path: Path) -> None:
    assert run("tools/demo.py", tmp_path, tmp_path / "out").returncode == 2
