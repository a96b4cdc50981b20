"""`python -m corpus.cli` is the command `dechaff`."""

import sys

from .app import main

sys.exit(main())
