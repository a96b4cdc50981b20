"""What goes out of a document, and why.

`judge` reads the lines once (`lines`), looks at them together (`page`), asks every rule for its evidence (one file a
kind), keeps what is sure enough and tells the headline (`judgement`); `removals` turns its verdicts into edits.
"""

from corpus.boilerplate.evidence import KINDS, Verdict
from corpus.boilerplate.judgement import Judgement, judge, removals
from corpus.boilerplate.lines import forget

__all__ = ["KINDS", "Judgement", "Verdict", "forget", "judge", "removals"]
