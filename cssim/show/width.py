"""How wide a text is."""

from __future__ import annotations

from unicodedata import east_asian_width


def width_of(text: str) -> int:
    """Return the width of a text in Latin letters; a Chinese character is two wide.

    Examples:
        >>> width_of("ab"), width_of("客服")
        (2, 4)
    """
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def shortened(text: str, most: int) -> str:
    """Return a text that is no wider than `most` Latin letters, cut at its end if need be.

    Examples:
        >>> shortened("two shifts that meet", 11)
        'two shifts…'
    """
    if width_of(text) <= most:
        return text
    while width_of(text) > most - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
