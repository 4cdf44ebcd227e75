"""Stories of single shoppers, from the tables of a run."""

from __future__ import annotations

from cssim.results.story.books import Books
from cssim.results.story.events import (
    AtDesk,
    Event,
    EventKind,
    Gone,
    Moment,
    Person,
    ShiftChange,
    Story,
    Whereabouts,
    Work,
    WorkKind,
)
from cssim.results.story.find import Instructive, find_shopper
from cssim.results.story.moment import desk_at
from cssim.results.story.tell import story_of

__all__ = [
    "AtDesk",
    "Books",
    "Event",
    "EventKind",
    "Gone",
    "Instructive",
    "Moment",
    "Person",
    "ShiftChange",
    "Story",
    "Whereabouts",
    "Work",
    "WorkKind",
    "desk_at",
    "find_shopper",
    "story_of",
]
