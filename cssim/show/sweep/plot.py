"""The staffing picture: service against cost over the points of a sweep."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cssim.arguments import instance
from cssim.errors import CssimError, did_you_mean
from cssim.experiment.sweeping.sweep import Sweep
from cssim.experiment.sweeping.targets import meets
from cssim.show.files import PICTURES, drawn, free_path, write
from cssim.show.fonts import font_family
from cssim.show.language import checked_language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot_staffing(
    sweep: Sweep,
    path: str | Path | None = None,
    *,
    service: str = "first_response_60",
    at_least: float | None = None,
    at_most: float | None = None,
    cost: str = "paid_hours",
    names: Mapping[str, str] | None = None,
    confidence: float = 0.95,
    watched: bool = True,
    lang: str = "en",
    overwrite: bool = False,
) -> Figure:
    """Draw what service costs, and which points of a sweep meet a target for it.

    On the left each point by its cost and its service, with simultaneous intervals; on the right,
    if two paths vary, a cell for each pair of values, and if one does, the service over its values.

    Args:
        sweep: from `cssim.sweep`.
        path: where to write the picture (png, svg, pdf); nothing is written without it.
        service: key of the KPI that has the target.
        at_least: the target, if high values are good; in the unit of the KPI, shares from 0 to 1.
        at_most: the target, if low values are good; exactly one of the two.
        cost: key of the KPI that is to be low.
        names: what paths are to be called, such as {"shifts.late.seats": "late seats"}; the others
            have the words of cssim.
        confidence: of all intervals together.
        watched: whether replications may be added after looking; see `cssim.meets`.
        lang: "en" or "zh"; Chinese needs a font that has it.
        overwrite: replace a file that exists.

    Returns:
        The figure; a notebook shows it.

    Raises:
        CssimError: there is not exactly one target, a KPI or a path is unknown, the path may not be
            written, or a font is missing.

    Examples:
        >>> import cssim as cs
        >>> base = cs.load("scenarios/19-common-form.toml").replace(
        ...     {"study.days": 1, "study.warm_up": 0, "study.cool_down": 0}
        ... )
        >>> seats = cs.sweep(base, {"shifts.evening.seats": [1, 2]}, n=10, progress=False)
        >>> cs.plot_staffing(seats, at_least=0.85).axes[0].get_xlabel()
        'Paid hours, h a week'
    """
    from matplotlib import rc_context

    from cssim.show.sweep.figure import draw_staffing
    from cssim.show.sweep.options import offer_of

    language = checked_language(lang)
    wanted = None if path is None else free_path(path, overwrite=overwrite, endings=PICTURES)
    if (at_least is None) == (at_most is None):
        raise CssimError(f"give {service} one target: at_least=… or at_most=…")
    found = meets(
        sweep,
        at_least=None if at_least is None else {service: at_least},
        at_most=None if at_most is None else {service: at_most},
        cost=cost,
        confidence=confidence,
        watched=watched,
    )
    with rc_context({"font.family": font_family(language), "axes.unicode_minus": False}):
        offer = offer_of(found, _checked_names(names, sweep), language)
        figure = draw_staffing(offer, found, sweep.scenario(0).study.days, language)
    if wanted is not None:
        write(wanted, drawn(figure, wanted.suffix[1:].lower(), dpi=150))
    return figure


def _checked_names(names: Mapping[str, str] | None, sweep: Sweep) -> dict[str, str]:
    if names is None:
        return {}
    instance(names, Mapping, "names", 'such as {"shifts.evening.seats": "evening seats"}')
    for path, name in names.items():
        if path not in sweep.paths:
            hint = did_you_mean(str(path), sweep.paths) or f"it has: {', '.join(sweep.paths)}"
            raise CssimError(f"the sweep has no path {path!r:.80}; {hint}")
        instance(name, str, f"the name of {path}", "such as 'evening seats'")
    return dict(names)
