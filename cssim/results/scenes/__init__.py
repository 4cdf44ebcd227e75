"""The numbers behind pictures: a shift chat by chat, and the minutes around a shift change."""

from cssim.results.scenes.around_change import POOLED, REACH, AroundChange, around_change
from cssim.results.scenes.parts import Band, Bar, GaveUp, Scene, Work
from cssim.results.scenes.scene import scene_of
from cssim.results.scenes.takeovers import busiest_change, clock_in_day, show_time_of_day

__all__ = [
    "POOLED",
    "REACH",
    "AroundChange",
    "Band",
    "Bar",
    "GaveUp",
    "Scene",
    "Work",
    "around_change",
    "busiest_change",
    "clock_in_day",
    "scene_of",
    "show_time_of_day",
]
