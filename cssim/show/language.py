"""The two languages of everything that is shown."""

from __future__ import annotations

from typing import Literal, get_args

from cssim.errors import CssimError
from cssim.scenario import Title

Language = Literal["en", "zh"]


def checked_language(lang: str) -> Language:
    """Return the language.

    Raises:
        CssimError: it is neither "en" nor "zh".
    """
    for known in get_args(Language):
        if lang == known:
            return known  # type: ignore[no-any-return]
    raise CssimError(f'lang is {lang!r}; it must be "en" (English) or "zh" (Chinese)')


def told(title: Title, lang: Language) -> str:
    """Return a title in one language."""
    return title.zh if lang == "zh" else title.en
