"""The version of the package; receipts carry it."""

from typing import Final

__version__: Final = "0.1.0"
