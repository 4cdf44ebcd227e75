"""Chinese characters in pictures need a font that has them."""

from __future__ import annotations

from contextlib import suppress

from cssim.errors import CssimError
from cssim.show.language import Language

CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "Heiti SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Arial Unicode MS",
    "Noto Sans CJK JP",
)


def font_family(lang: Language) -> list[str]:
    """Return the fonts to draw a language with, in order; names may be Chinese in either.

    Raises:
        CssimError: Chinese is wanted and no font has it.
    """
    usable = _usable()
    if lang == "en":
        return ["DejaVu Sans", *usable]
    if not usable:
        raise CssimError(
            "no font with Chinese characters is installed, so the picture would show empty boxes; "
            f'install one of: {", ".join(CHINESE_FONTS)}; or use lang="en"'
        )
    return [*usable, "DejaVu Sans"]


def _usable() -> list[str]:
    """Return the Chinese fonts at hand; those installed since matplotlib last looked, too."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    known = {font.name for font in fontManager.ttflist}
    if not known.intersection(CHINESE_FONTS):
        seen = {font.fname for font in fontManager.ttflist}
        for path in sorted(set(findSystemFonts()) - seen):
            with suppress(RuntimeError, OSError):
                fontManager.addfont(path)
        known = {font.name for font in fontManager.ttflist}
    return [name for name in CHINESE_FONTS if name in known]
