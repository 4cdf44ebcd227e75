"""`python -m cssim.cli` is `cssim`."""

import sys

from cssim.cli.main import main

sys.exit(main())
