"""The picture of a shift: what is on it, that it can be read, and that it leaves no trace."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from experiment.small import BUSY_ALONE, PROPOSED
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch
from show.drawn import LANGUAGES, check_texts_fit, written
from show.tiny import EARLY, LATE, STINTS, a_day, handed_over, slot, there, tiny

import cssim as cs
from cssim.model import Cause, Passing, Presence
from cssim.show.shift.style import CLOSED, NOT_THERE, UNATTENDED
from cssim.show.shift.words import headline

WINDOW = {"begin": "09:00", "end": "09:25"}


@pytest.fixture(scope="module")
def busy() -> cs.Run:
    return cs.run(BUSY_ALONE)


def texts(figure: Figure) -> str:
    return "\n".join(text for text, _ in written(figure))


def legend(figure: Figure) -> set[str]:
    return {text.get_text() for text in figure.axes[0].get_legend().get_texts()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("hours", [("16:30", "19:00"), ("17:25", "17:35"), ("22:00", "26:00")])
def test_every_text_fits(busy: cs.Run, hours: tuple[str, str], lang: str) -> None:
    check_texts_fit(cs.plot_shift(busy, begin=hours[0], end=hours[1], lang=lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_fits_when_everything_happens_at_once(lang: str) -> None:
    check_texts_fit(cs.plot_shift(a_day(), **WINDOW, lang=lang))


def test_agents_line_and_strip_are_named_from_top_to_bottom() -> None:
    ax = cs.plot_shift(a_day(), **WINDOW).axes[0]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == [
        "waiting line",
        f"presale {EARLY}\nday",
        f"presale {LATE}\nevening",
        "nobody at the desk\n2 min",
    ]
    heights = [ax.transData.transform((0, y))[1] for y in ax.get_yticks()]
    assert heights == sorted(heights, reverse=True)


def test_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    everything = legend(cs.plot_shift(a_day(), **WINDOW))
    assert {
        "writes to a shopper who has gone",
        "works on a task",
        "shopper gives up",
        "chat handed over",
        "nobody at the desk",
        "finds nobody, leaves a message",
        "finds nobody, lost",
        "away from the desk",
    } <= everything
    assert "chat transferred" not in everything
    nothing = legend(
        cs.plot_shift(tiny(presence=[there(EARLY, 0, 600)]), begin="09:00", end="09:10")
    )
    assert nothing == {
        "chat open",
        "message waits",
        "writes a reply",
        "planned shift",
        "at the desk",
        "not there",
    }


def test_the_legend_stands_outside_the_data() -> None:
    figure = cs.plot_shift(a_day(), **WINDOW)
    figure.canvas.draw()
    (ax,) = figure.axes
    assert ax.get_legend().get_window_extent().y1 < ax.get_window_extent().y0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_absence_says_why_where_there_is_room(lang: str) -> None:
    run = tiny(
        presence=[
            there(EARLY, 0, 300, Presence.AWAY, Cause.TRAINING),
            there(LATE, 0, 5, Presence.AWAY, Cause.MEAL),
        ]
    )
    shown = texts(cs.plot_shift(run, begin="09:00", end="09:10", lang=lang))
    assert ("training" if lang == "en" else "培训") in shown
    assert ("meal" if lang == "en" else "用餐") not in shown


def test_a_desk_never_left_alone_has_no_strip() -> None:
    run = tiny(presence=[there(EARLY, 0, 600)], shifts=STINTS)
    ax = cs.plot_shift(run, begin="09:00", end="09:10").axes[0]
    assert not any("nobody" in label.get_text() for label in ax.get_yticklabels())
    assert "0 min" not in texts(ax.figure)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_closed_hours_are_not_called_unattended(lang: str) -> None:
    closed = {"en": "closed", "zh": "未营业"}[lang]
    figure = cs.plot_shift(tiny(shifts=STINTS), begin="09:30", end="09:40", lang=lang)
    assert figure.axes[0].get_yticklabels()[-1].get_text() == closed
    assert closed in legend(figure)
    assert not re.search(r"0 min|0分钟|nobody at|无人值守", texts(figure))


def test_closed_hours_look_unlike_absence_and_unlike_an_empty_desk() -> None:
    assert CLOSED.hatch
    assert CLOSED.fill not in (NOT_THERE, UNATTENDED.fill)


def arrows(figure: Figure) -> list[FancyArrowPatch]:
    return [p for p in figure.axes[0].patches if isinstance(p, FancyArrowPatch)]


def handing_over(many: int, giver: int, taker: int) -> Figure:
    run = tiny(
        slots=[
            *(slot(c, giver, 10, 300 + c) for c in range(many)),
            *(slot(c, taker, 300 + c, 590) for c in range(many)),
        ],
        passes=[handed_over(c, 300 + c, giver, taker) for c in range(many)],
        presence=[there(EARLY, 0, 600), there(LATE, 0, 600)],
        shifts=STINTS,
    )
    return cs.plot_shift(run, **WINDOW)


@pytest.mark.parametrize(("giver", "taker"), [(EARLY, LATE), (LATE, EARLY)])
def test_an_arrow_does_not_reach_into_the_past(giver: int, taker: int) -> None:
    figure = handing_over(1, giver, taker)
    figure.canvas.draw()
    (arrow,) = arrows(figure)
    path = arrow.get_transform().transform_path(arrow.get_path())
    bent = path.vertices[path.codes != path.CLOSEPOLY, 0]
    ends = figure.axes[0].transData.transform([*arrow._posA_posB])[:, 0]
    (head,) = {round(x, 3) for x in ends}
    assert max(bent) - head > 2 * (head - min(bent))


def test_many_arrows_are_thinner_and_paler() -> None:
    (some, *_), (many, *_) = (arrows(handing_over(n, EARLY, LATE)) for n in (12, 13))
    assert many.get_linewidth() < some.get_linewidth()
    assert sum(many.get_edgecolor()[:3]) > sum(some.get_edgecolor()[:3])


def test_the_legend_shows_arrows_as_arrows() -> None:
    figure = cs.plot_shift(a_day(), **WINDOW)
    figure.canvas.draw()
    box = figure.axes[0].get_legend()
    (arrow,) = box.findobj(FancyArrowPatch)
    assert arrow.get_arrowstyle().__class__.__name__ == "CurveFilledB"


def test_arrows_of_one_instant_are_told_apart() -> None:
    run = tiny(
        slots=[
            *(slot(c, EARLY, 10, 600) for c in range(2)),
            *(slot(c, LATE, 600, 700) for c in range(2)),
        ],
        passes=[handed_over(c, 600, EARLY, LATE) for c in range(2)],
        presence=[there(EARLY, 0, 600), there(LATE, 600, 1200)],
        shifts=STINTS,
    )
    ax = cs.plot_shift(run, **WINDOW).axes[0]
    bends = {
        arrow.get_connectionstyle().rad
        for arrow in ax.patches
        if hasattr(arrow, "arrow_patch") or hasattr(arrow, "get_connectionstyle")
    }
    assert len(bends) == 2


def test_transfers_and_help_have_dashes_of_their_own() -> None:
    def dashes(why: Passing) -> Any:
        run = tiny(
            slots=[slot(0, EARLY, 10, 60), slot(0, LATE, 60, 90)],
            passes=[{**handed_over(0, 60, EARLY, LATE), "why": why}],
            presence=[there(EARLY, 0, 600), there(LATE, 0, 600)],
        )
        ax = cs.plot_shift(run, **WINDOW).axes[0]
        (arrow,) = (p for p in ax.patches if hasattr(p, "get_connectionstyle"))
        return arrow.get_linestyle()

    assert len({str(dashes(why)) for why in Passing}) == len(Passing)


def test_it_says_that_one_replication_is_an_example(busy: cs.Run) -> None:
    shown = texts(cs.plot_shift(busy, at="17:30"))
    assert "replication 0, an example and no estimate" in shown
    assert "Monday 2026-03-02, 16:30–19:00" in shown


def test_by_default_the_first_day_that_counts_around_the_busiest_change() -> None:
    run = cs.run(PROPOSED.replace({"study.warm_up": 1}))
    shown = texts(cs.plot_shift(run))
    assert "Tuesday 2026-03-03, 16:30–19:00" in shown


@pytest.mark.parametrize(
    ("hours", "english", "chinese"),
    [
        (
            {"at": "3:00"},
            "Tuesday 2026-03-03, 02:00–04:30",
            "2026-03-03（周二）02:00–04:30",
        ),
        (
            {"begin": "23:00", "end": "01:00"},
            "Monday 2026-03-02, 23:00 – Tuesday 2026-03-03, 01:00",
            "2026-03-02（周一）23:00 – 2026-03-03（周二）01:00",
        ),
        (
            {"begin": "22:00", "end": "24:00"},
            "Monday 2026-03-02, 22:00–00:00",
            "2026-03-02（周一）22:00–00:00",
        ),
        (
            {"day": 1, "begin": "25:00", "end": "27:00"},
            "Wednesday 2026-03-04, 01:00–03:00",
            "2026-03-04（周三）01:00–03:00",
        ),
    ],
)
def test_the_title_has_the_calendar_date(
    busy: cs.Run, hours: dict[str, Any], english: str, chinese: str
) -> None:
    assert f"by chat: {english}\n" in texts(cs.plot_shift(busy, **hours))
    first, last = map(int, cs.plot_shift(busy, **hours).axes[0].get_xlim())
    assert headline(busy, first, last, "zh")[0] == f"客服台逐个会话：{chinese}"


def test_past_midnight(busy: cs.Run) -> None:
    one = cs.plot_shift(busy, begin="23:00", end="25:00").axes[0].get_xlim()
    other = cs.plot_shift(busy, begin="23:00", end="01:00").axes[0].get_xlim()
    assert one == other


def test_it_is_drawn_on_the_axes_given(busy: cs.Run) -> None:
    figure = Figure(figsize=(10, 6))
    FigureCanvasAgg(figure)
    above, below = figure.subplots(2)
    assert cs.plot_shift(busy, ax=below) is figure
    assert below.collections
    assert not above.collections
    part = figure.add_subfigure(figure.add_gridspec(1, 1)[0])
    assert cs.plot_shift(busy, ax=part.add_subplot()) is figure


def test_no_trace_in_matplotlib(busy: cs.Run) -> None:
    before = dict(dict.items(mpl.rcParams))
    cs.plot_shift(busy).savefig(BytesIO(), format="png", dpi=30)
    assert dict(dict.items(mpl.rcParams)) == before


def test_equal_runs_give_equal_pictures(busy: cs.Run) -> None:
    one, other = BytesIO(), BytesIO()
    cs.plot_shift(busy).savefig(one, format="rgba", dpi=40)
    cs.plot_shift(cs.run(BUSY_ALONE)).savefig(other, format="rgba", dpi=40)
    assert one.getvalue() == other.getvalue()


def test_it_is_written_where_asked_and_nothing_is_replaced(busy: cs.Run, tmp_path: Path) -> None:
    picture = tmp_path / "shift.png"
    cs.plot_shift(busy, picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(cs.CssimError, match="exists"):
        cs.plot_shift(busy, picture)
    cs.plot_shift(busy, picture, overwrite=True)
    assert [file.name for file in tmp_path.iterdir()] == ["shift.png"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"day": 2}, "service days 0 to 1"),
        ({"day": -1}, "day is -1"),
        ({"begin": "19:00", "end": "18:00"}, "begin at 19:00 and end at 18:00"),
        ({"begin": "5 o'clock"}, "begin: found"),
        ({"end": "31:00"}, "end: found"),
        ({"at": "17.30"}, "at: found"),
        ({"lang": "fr"}, "lang is 'fr'"),
        ({"path": "shift.bmp"}, "wrong ending"),
    ],
)
def test_what_cannot_be_drawn(busy: cs.Run, words: dict[str, Any], message: str) -> None:
    with pytest.raises(cs.CssimError, match=message):
        cs.plot_shift(busy, **words)


def test_only_a_run_is_drawn() -> None:
    with pytest.raises(cs.CssimError, match=r"cssim\.run"):
        cs.plot_shift(BUSY_ALONE)  # type: ignore[arg-type]
