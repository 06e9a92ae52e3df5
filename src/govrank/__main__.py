"""`python -m govrank`."""

import sys

from govrank.cli import main

if __name__ == "__main__":
    sys.exit(main())
