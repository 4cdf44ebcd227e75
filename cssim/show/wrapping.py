"""Long texts on few short lines."""

from __future__ import annotations

from cssim.show.width import shortened, width_of

_CLOSING = "，。；：、）”％!,.;:)"
"""What no line begins with."""
_OPENING = "（“(/"
"""What no line ends with."""


def wrapped(text: str, width: int, lines: int) -> str:
    """Return a text on lines no wider than `width` Latin letters; cut if it needs more of them.

    Lines end at spaces, and beside Chinese characters; a longer word is cut anywhere.

    Examples:
        >>> wrapped("two shifts that meet", 10, 2)
        'two shifts\\nthat meet'
        >>> wrapped("两班交接：90 %", 9, 2)
        '两班交\\n接：90 %'
    """
    found: list[str] = []
    rest = text.strip()
    while len(found) < lines - 1 and width_of(rest) > width:
        end = _line_end(rest, width)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return "\n".join([*found, shortened(rest, width)])


def _line_end(text: str, width: int) -> int:
    """Return after how many letters the first line ends."""
    fits = 1
    while fits < len(text) and width_of(text[: fits + 1]) <= width:
        fits += 1
    ends = (end for end in range(fits, 0, -1) if _may_end(text[end - 1], text[end]))
    return next(ends, fits)


def _may_end(last: str, following: str) -> bool:
    if following in _CLOSING or last in _OPENING:
        return False
    return " " in (last, following) or 2 in (width_of(last), width_of(following))
