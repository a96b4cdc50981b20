"""What goes out of a document, and why.

`judge` reads the lines once (`lines`), looks at them together (`page`), asks every rule for its evidence (one file a
kind) and keeps what is sure enough (`judgement`); `removals` turns its verdicts into edits.
"""

from corpus.boilerplate.evidence import KINDS, Verdict
from corpus.boilerplate.judgement import judge, removals

__all__ = ["KINDS", "Verdict", "judge", "removals"]
