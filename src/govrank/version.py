"""The version of the package; receipts carry it."""

from typing import Final

VERSION: Final = "0.1.0"
