"""What a value rests on, in words."""

from __future__ import annotations

from collections.abc import Sequence

from cssim.scenario import Note
from cssim.show.language import Language
from cssim.show.numbers import show_written

_GRADES_ZH = {"measured": "实测", "published": "公开资料", "rulebook": "制度", "assumed": "假定"}


def rests_on(note: Note, lang: Language = "en") -> str:
    """Return what a value rests on in a few words: clause, grade, source, range.

    What has a clause rests on the rulebook, unless its grade says otherwise; the source of a
    clause is the document, and not named.

    Examples:
        >>> rests_on(Note(clause="19.1", grade="rulebook"))
        'clause 19.1'
        >>> rests_on(Note(grade="assumed", range=(1, 4)), "zh")
        '假定，1 – 4'
    """
    zh = lang == "zh"
    parts = []
    if note.clause:
        parts.append(f"条款 {note.clause}" if zh else f"clause {note.clause}")
    if note.grade and not (note.clause and note.grade == "rulebook"):
        parts.append(_GRADES_ZH[note.grade] if zh else note.grade)
    if note.source and not note.clause:
        parts.append("改动" if zh and note.source == "override" else note.source)
    if note.range:
        parts.append(show_range(note.range))
    return ("，" if zh else ", ").join(parts)


def show_range(limits: Sequence[object] | None) -> str:
    """Return the range of a value: two bounds, or choices; empty if there is none.

    Examples:
        >>> show_range((1, 4)), show_range(("finish", "leave", "hand_over")), show_range(None)
        ('1 – 4', 'finish; leave; hand_over', '')
    """
    between = " – " if limits is not None and len(limits) == 2 else "; "
    return between.join(map(show_written, limits or ()))
