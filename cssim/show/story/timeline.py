"""Two stories in one order of time: what is common is told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from cssim.results.story import EventKind, Story
from cssim.show.story.event_text import Teller
from cssim.show.story.moment_text import desk_sentences


class Line(NamedTuple):
    """One line of a story.

    Attributes:
        at: when, µs.
        text: what happens.
        sides: numbers of the stories in which it does.
    """

    at: int
    text: str
    sides: tuple[int, ...]


def timeline(stories: Sequence[Story], teller: Teller) -> list[Line]:
    """Return the lines of one story, or of two side by side."""
    told = [list(_lines(story, teller)) for story in stories]
    if len(told) == 1:
        return [Line(at, text, (0,)) for at, text in told[0]]
    first, second = told
    lines = []
    matcher = SequenceMatcher(a=first, b=second, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            lines += [Line(at, text, (0, 1)) for at, text in first[a:b]]
        else:
            apart = [Line(*line, (0,)) for line in first[a:b]]
            apart += [Line(*line, (1,)) for line in second[c:d]]
            lines += sorted(apart, key=lambda line: (line.at, line.sides))
    return lines


def _lines(story: Story, teller: Teller) -> Iterator[tuple[int, str]]:
    current = story.events[0].contact
    for event in story.events:
        if event.kind is EventKind.COMES_BACK:
            current = event.contact
        sentence = teller.sentence(event)
        if event.contact != current:
            sentence = teller.phrase("earlier", {"sentence": sentence})
        yield event.at, sentence
        if event.desk is not None:
            yield event.at, desk_sentences(teller, event.desk)
