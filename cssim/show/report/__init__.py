"""A comparison as one page: its template, its fixed words, what fills it."""

from cssim.show.report.page import write_report

__all__ = [
    "write_report",
]
