"""Can the result be shown where it is wanted? Asked before hours of work, not after."""

from __future__ import annotations

from pathlib import Path

from cssim.show.files import PICTURES, free_path
from cssim.show.fonts import font_family
from cssim.show.language import checked_language


def check_destinations(
    *,
    picture: str | Path | None = None,
    report: str | Path | None = None,
    lang: str = "en",
    overwrite: bool = False,
) -> None:
    """Check that a picture and a report could be written.

    Raises:
        CssimError: one could not; the message says why.

    Examples:
        >>> check_destinations(picture="answer.bmp")
        Traceback (most recent call last):
        ...
        cssim.errors.CssimError: answer.bmp has the wrong ending; allowed: .png, .svg, .pdf
    """
    language = checked_language(lang)
    if picture is not None:
        free_path(picture, overwrite=overwrite, endings=PICTURES)
    if report is not None:
        free_path(report, overwrite=overwrite, endings=("html", "htm"))
    if picture is not None or report is not None:
        font_family(language)
