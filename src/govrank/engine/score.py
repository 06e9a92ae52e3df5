"""A score: an exact rational that prints as the number people write."""

from __future__ import annotations

from fractions import Fraction

from govrank.language import decimal_text


class Score(Fraction):
    """An exact rational number; `str` gives its decimal digits, or n/d where they do not end.

    >>> print(Score(153, 2))
    76.5
    """

    __slots__ = ()

    def __str__(self) -> str:
        return decimal_text(self)
