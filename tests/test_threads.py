"""The library is used from several threads: the first documents of a process come out as later ones do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
# A process of its own, for what is loaded when first needed is loaded once; threads change as often as they can.
PROGRAM = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import corpus
sys.setswitchinterval(1e-6)
files = [path for path in sorted(Path(sys.argv[1]).iterdir()) for _ in range(3)]
def cleaned(path):
    return corpus.clean(path.read_bytes(), path.name).to_dict()
with ThreadPoolExecutor(12) as pool:
    at_once = list(pool.map(cleaned, files))
assert at_once == [cleaned(path) for path in files]
"""


def test_documents_that_are_cleaned_at_once_come_out_as_one_by_one() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(EXAMPLES)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
