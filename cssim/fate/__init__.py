"""Fates: everything random about shoppers and people, drawn before a run begins."""

from cssim.fate.calendar import DAY_BEGINS, begin_of, clock_hour, expected_arrivals, instant
from cssim.fate.contacts import NEVER, Contacts
from cssim.fate.people import People, draw_people
from cssim.fate.shoppers import Shoppers, draw_shoppers

__all__ = [
    "DAY_BEGINS",
    "NEVER",
    "Contacts",
    "People",
    "Shoppers",
    "begin_of",
    "clock_hour",
    "draw_people",
    "draw_shoppers",
    "expected_arrivals",
    "instant",
]
