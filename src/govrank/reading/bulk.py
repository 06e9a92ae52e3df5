"""Making very many small objects at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep the cycle collector still, and let it go on afterwards if it was going before.

    Cells, figures and trees hold no cycles. While very many of them are made, it would walk
    through all that are there again and again, and take half of the time.
    """
    was_going = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_going:
            gc.enable()
