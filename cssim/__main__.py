"""`python -m cssim` is the command `cssim`."""

import sys

from cssim.cli import main

sys.exit(main())
