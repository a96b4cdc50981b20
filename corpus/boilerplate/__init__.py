"""What goes out of a document, and why.

`judge` reads the lines once (`lines`), looks at them together (`page`), asks every rule for its evidence (one file a
kind) and keeps what is sure enough (`judgement`); `removals` turns its verdicts into edits.
"""

from corpus.boilerplate.evidence import KINDS, Verdict
from corpus.boilerplate.judgement import judge, removals
from corpus.boilerplate.lines import forget

__all__ = ["KINDS", "Verdict", "forget", "judge", "removals"]
