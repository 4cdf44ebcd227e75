"""Fates: everything random about shoppers and people, drawn before a run begins."""

from cssim.fate.calendar import begin_of, clock_hour, expected_arrivals, instant
from cssim.fate.contacts import NEVER, NO_ROW_LEFT, Contacts
from cssim.fate.people import People, draw_people
from cssim.fate.person_days import AwayTime, PersonDay, draw_person_day
from cssim.fate.shoppers import Shoppers, draw_shoppers
from cssim.fate.troubles import Troubles, draw_troubles
from cssim.scenario import DAY_BEGINS

__all__ = [
    "DAY_BEGINS",
    "NEVER",
    "NO_ROW_LEFT",
    "AwayTime",
    "Contacts",
    "People",
    "PersonDay",
    "Shoppers",
    "Troubles",
    "begin_of",
    "clock_hour",
    "draw_people",
    "draw_person_day",
    "draw_shoppers",
    "draw_troubles",
    "expected_arrivals",
    "instant",
]
