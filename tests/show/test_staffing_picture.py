"""The staffing picture: what service costs, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from experiment.made_sweep import Column, MadeSweep, costed, spread
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from show.drawn import LANGUAGES, check_texts_fit, written

import cssim as cs
from cssim.experiment.sweeping.targets.targets import Standing
from cssim.show.sweep.marks import LOOKS
from cssim.show.sweep.options import efficient_of
from cssim.show.wrapping import wrapped

DAY, EVENING, PEOPLE = "shifts.day.seats", "shifts.evening.seats", "teams.presale.people"
AT_END = "shifts.evening.at_end"
GOOD, BAD, OPEN = [0.95] * 20, [0.5] * 20, spread(0.85, 0.2)
TARGET = {"at_least": 0.85}
LONG = [f"{letter * 38}" for letter in "abcde"]
"""Names of 40 letters in a list, with their comma."""

Point = Mapping[str, Any]


def made(points: list[Point], served: Callable[[int], Column] | None = None) -> MadeSweep:
    """Points that cost and serve more and more, unless told otherwise."""
    rows = [
        (served(place) if served else spread(0.5 + place / 60, 0.02), [100.0 + 7 * place] * 20)
        for place in range(len(points))
    ]
    return costed(points, rows)


def grid(days: int, evenings: int) -> list[Point]:
    return [{DAY: d, EVENING: e} for d in range(1, days + 1) for e in range(1, evenings + 1)]


def texts(figure: Figure) -> str:
    return "\n".join(text for text, _ in written(figure))


def marks(ax: Axes) -> list[Line2D]:
    """All marks of options on axes."""
    markers = {look.marker: look.size for look in LOOKS.values()}
    return [line for line in ax.lines if markers.get(line.get_marker()) == line.get_markersize()]


def two_by_two() -> MadeSweep:
    """One of each standing, and one more that fails."""
    return costed(
        grid(2, 2),
        [(BAD, [100.0] * 20), (OPEN, [110.0] * 20), (BAD, [120.0] * 20), (GOOD, [130.0] * 20)],
    )


CASES: dict[str, MadeSweep] = {
    "one point": made([{EVENING: 2}]),
    "nothing changed": made([{}]),
    "nine": made(grid(3, 3)),
    "twenty-five": made(grid(5, 5)),
    "all meet": made(grid(3, 3), lambda _: GOOD),
    "none meets": made(grid(3, 3), lambda _: BAD),
    "all open": made(grid(3, 3), lambda _: OPEN),
    "one number": made([{EVENING: seats} for seats in (1, 2, 3)]),
    "one name": made([{AT_END: name} for name in LONG]),
    "long names": made([{AT_END: one, PEOPLE: other} for one in LONG for other in LONG]),
    "three paths": made([{**point, PEOPLE: n} for point in grid(2, 3) for n in (6, 7)]),
    "three long paths": made([{**point, AT_END: name} for point in grid(2, 2) for name in LONG]),
    "two real numbers": made([{DAY: k / 7, PEOPLE: (k * k % 11) / 3} for k in range(40)]),
    "with holes": made(grid(3, 3)[2:]),
    "few replications": costed(grid(1, 2), [(spread(0.9, 0.1, n=4), [100.0] * 4)] * 2),
    "undefined": costed(grid(1, 2), [([np.nan] * 20, [100.0] * 20), (GOOD, [100.0] * 20)]),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_every_text_fits(case: str, lang: str) -> None:
    check_texts_fit(cs.plot_staffing(CASES[case], lang=lang, **TARGET))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_long_names_of_paths_fit(lang: str) -> None:
    for name in ("name " * 12, "席位" * 30):
        names = {DAY: name, EVENING: name}
        check_texts_fit(cs.plot_staffing(two_by_two(), names=names, lang=lang, **TARGET))


def test_standings_differ_in_shape_and_filling() -> None:
    looks = list(LOOKS.values())
    assert len({look.marker for look in looks}) == 3
    assert len({(look.face == "white", look.fill) for look in looks}) == 3


def test_each_point_has_the_mark_of_its_standing_in_both_panels() -> None:
    figure = cs.plot_staffing(two_by_two(), **TARGET)
    expected = [LOOKS[s].marker for s in (Standing.FAILS, Standing.NOT_YET_KNOWN)]
    expected += [LOOKS[s].marker for s in (Standing.FAILS, Standing.MEETS)]
    for ax in figure.axes[:2]:
        assert [mark.get_marker() for mark in marks(ax)] == expected
    at = [mark.get_xydata()[0].tolist() for mark in marks(figure.axes[0])]
    np.testing.assert_allclose(at, [(100, 50), (110, 85), (120, 50), (130, 95)])


def test_bars_are_the_intervals_of_the_verdict() -> None:
    sweep = costed([{EVENING: 1}], [(OPEN, spread(100, 10))])
    (found,) = cs.meets(sweep, at_least={"first_response_60": 0.85}).points
    figure = cs.plot_staffing(sweep, **TARGET)
    bars = [bar.get_segments()[0] for bar in figure.axes[0].collections]
    hours, service = found.intervals["paid_hours"], found.intervals["first_response_60"]
    assert bars[0][:, 0].tolist() == pytest.approx([hours.low, hours.high])
    assert bars[1][:, 1].tolist() == pytest.approx([100 * service.low, 100 * service.high])


def test_an_interval_without_ends_is_not_drawn_and_that_is_said() -> None:
    figure = cs.plot_staffing(CASES["few replications"], **TARGET)
    assert not figure.axes[0].collections
    assert len(marks(figure.axes[0])) == 2
    assert "No bar: too few replications" in texts(figure)


def test_what_is_undefined_is_not_drawn_and_that_is_said() -> None:
    figure = cs.plot_staffing(CASES["undefined"], **TARGET)
    assert len(marks(figure.axes[0])) == 1
    assert "not drawn: 1" in texts(figure)


def test_cells_show_service_and_cost_and_hatch_what_is_not_yet_known() -> None:
    figure = cs.plot_staffing(two_by_two(), **TARGET)
    cells = figure.axes[1]
    shown = [text.get_text() for text in cells.texts]
    assert shown == ["50.0 %\n100.0", "85.0 %\n110.0", "50.0 %\n120.0", "95.0 %\n130.0"]
    hatched = [p for p in cells.patches if isinstance(p, Rectangle) and p.get_hatch()]
    assert [np.round(p.get_center()).tolist() for p in hatched] == [[1, 0]]
    assert cells.get_xlabel() == "evening seats"
    assert cells.get_ylabel() == "day seats"
    assert [label.get_text() for label in cells.get_xticklabels()] == ["1", "2"]


def test_cells_that_were_not_played_are_empty() -> None:
    cells = cs.plot_staffing(made(grid(2, 2)[:3]), **TARGET).axes[1]
    assert [text.get_text() for text in cells.texts].count("not played") == 1


def test_numbers_stand_in_order_whatever_the_order_of_the_points() -> None:
    cells = cs.plot_staffing(made(grid(2, 3)[::-1]), **TARGET).axes[1]
    assert [label.get_text() for label in cells.get_xticklabels()] == ["1", "2", "3"]


def test_scattered_points_are_no_grid() -> None:
    titles = [ax.get_title(loc="left") for ax in cs.plot_staffing(CASES["nine"], **TARGET).axes]
    assert any(title.startswith("in each cell") for title in titles)
    figure = cs.plot_staffing(CASES["two real numbers"], **TARGET)
    assert "in each cell" not in texts(figure)
    assert "… and 14 more" in texts(figure)


def test_one_path_of_numbers_is_a_line_and_one_of_names_is_not() -> None:
    line = cs.plot_staffing(CASES["one number"], **TARGET).axes[1]
    assert [len(part.get_xdata()) for part in line.lines if part not in marks(line)] == [2, 3]
    names = cs.plot_staffing(CASES["one name"], **TARGET).axes[1]
    assert len(names.get_yticklabels()) == 5
    assert {len(part.get_xdata()) for part in names.lines if part not in marks(names)} == {2}


def test_three_paths_that_can_be_named_have_one_panel() -> None:
    figure = cs.plot_staffing(CASES["three paths"], **TARGET)
    assert "beside each mark: day seats, evening seats, presale people" in texts(figure)
    assert len([ax for ax in figure.axes if ax.axison]) == 1


def test_a_path_that_does_not_vary_is_left_out() -> None:
    figure = cs.plot_staffing(made([{**point, PEOPLE: 8} for point in grid(2, 2)]), **TARGET)
    assert "beside each mark: day seats, evening seats" in texts(figure).splitlines()


def test_efficient_points_are_those_that_no_other_beats() -> None:
    rows = [(0.5, 100), (0.6, 100), (0.6, 110), (0.8, 120), (0.7, 130), (0.8, 120)]
    sweep = costed([{EVENING: k} for k in range(6)], [([s] * 20, [float(c)] * 20) for s, c in rows])
    found = cs.meets(sweep, at_least={"first_response_60": 0.85})
    assert efficient_of(found) == {1, 3, 5}
    low = cs.meets(sweep, at_most={"first_response_60": 0.85})
    assert efficient_of(low) == {0}


def test_the_headline_names_the_cheapest_if_it_is_sure() -> None:
    sure = costed(grid(1, 2), [(BAD, [100.0] * 20), (GOOD, [130.0] * 20)])
    headline = texts(cs.plot_staffing(sure, **TARGET)).replace("\n", " ")
    said = "First response within 60 s ≥ 85 %: the cheapest option that meets it is evening seats 2"
    assert said in headline
    assert "130.0" in headline


def test_the_headline_says_what_may_be_cheaper() -> None:
    figure = cs.plot_staffing(two_by_two(), **TARGET)
    said = texts(figure).replace("\n", " ")
    assert "cheapest of the options known to meet it: day seats 2, evening seats 2" in said
    assert "1 other may be as cheap or cheaper" in said
    assert "4 options: 1 meets it, 2 do not, 1 is not yet known." in said


def test_the_headline_if_none_is_known_to_meet_the_target() -> None:
    assert "no option meets it" in texts(cs.plot_staffing(CASES["none meets"], **TARGET))
    said = texts(cs.plot_staffing(CASES["all open"], **TARGET))
    assert "no option is known to meet it yet" in said


def test_a_ring_marks_the_answer_in_both_panels() -> None:
    figure = cs.plot_staffing(two_by_two(), **TARGET)
    rings = [line for ax in figure.axes[:2] for line in ax.lines if line.get_markersize() == 16]
    assert [ring.get_xdata()[0] for ring in rings] == pytest.approx([130, 1])
    none = cs.plot_staffing(CASES["none meets"], **TARGET)
    assert not [line for ax in none.axes for line in ax.lines if line.get_markersize() == 16]


def test_a_target_that_is_to_be_low() -> None:
    columns = {"abandoned_openly": spread(0.04, 0.001), "paid_hours": [100.0] * 20}
    sweep = MadeSweep([{EVENING: 1}], [columns])
    figure = cs.plot_staffing(sweep, service="abandoned_openly", at_most=0.05)
    assert "≤ 5 %" in texts(figure)
    assert "1 option: 1 meets it." in texts(figure)


def test_names_of_paths_in_both_languages_and_of_your_own() -> None:
    sweep = two_by_two()
    assert "晚班席位" in texts(cs.plot_staffing(sweep, lang="zh", **TARGET))
    own = cs.plot_staffing(sweep, names={EVENING: "late chairs"}, **TARGET)
    assert "day seats, late chairs" in texts(own)


def test_every_point_of_a_grid_of_twenty_five_has_its_name() -> None:
    figure = cs.plot_staffing(CASES["twenty-five"], **TARGET)
    shown = texts(figure).splitlines()
    for point in grid(5, 5):
        assert f"{point[DAY]}, {point[EVENING]}" in shown


def test_it_says_how_many_replications_and_what_bars_are() -> None:
    said = texts(cs.plot_staffing(two_by_two(), **TARGET)).replace("\n", " ")
    assert "20 replications of 2 days for each option" in said
    assert "also while replications are being added" in said
    fixed = texts(cs.plot_staffing(two_by_two(), watched=False, **TARGET)).replace("\n", " ")
    assert "being added" not in fixed
    ragged = costed(grid(1, 2), [(GOOD, [1.0] * 20), (spread(0.9, 0.1, n=40), [1.0] * 40)])
    assert "20 to 40 replications" in texts(cs.plot_staffing(ragged, **TARGET))


@pytest.mark.parametrize(
    ("ending", "begin"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_it_is_written_where_asked(ending: str, begin: bytes, tmp_path: Path) -> None:
    picture = tmp_path / f"staffing.{ending}"
    cs.plot_staffing(two_by_two(), picture, **TARGET)
    assert picture.read_bytes().startswith(begin)
    with pytest.raises(cs.CssimError, match="exists"):
        cs.plot_staffing(two_by_two(), picture, **TARGET)


def test_no_trace_in_matplotlib() -> None:
    before = dict(dict.items(mpl.rcParams))
    cs.plot_staffing(two_by_two(), **TARGET).savefig(BytesIO(), format="png", dpi=30)
    assert dict(dict.items(mpl.rcParams)) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "one target: at_least=… or at_most=…"),
        ({"at_least": 0.8, "at_most": 0.9}, "one target"),
        ({"at_least": 85}, "85 % is 0.85"),
        ({"at_least": 0.8, "service": "first_response"}, "no KPI is called 'first_response'"),
        ({"at_least": 0.8, "cost": "paid_hour"}, "did you mean 'paid_hours'"),
        ({"at_least": 0.8, "names": {"shifts.day.seat": "x"}}, "did you mean 'shifts.day.seats'"),
        ({"at_least": 0.8, "names": {DAY: 3}}, "such as 'evening seats'"),
        ({"at_least": 0.8, "lang": "fr"}, "lang is 'fr'"),
        ({"at_least": 0.8, "path": "staffing.bmp"}, "wrong ending"),
    ],
)
def test_what_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(cs.CssimError, match=message):
        cs.plot_staffing(two_by_two(), **arguments)


def test_something_else_than_a_sweep_is_refused() -> None:
    with pytest.raises(cs.CssimError, match=r"from cssim\.sweep"):
        cs.plot_staffing([1, 2], **TARGET)  # type: ignore[arg-type]


def test_lines_end_where_words_do() -> None:
    assert wrapped("two shifts that meet", 12, 2) == "two shifts\nthat meet"
    assert wrapped("two shifts that meet at noon", 12, 2) == "two shifts\nthat meet a…"
    assert wrapped("一二三，四五", 6, 2) == "一二\n三，…"
    assert wrapped("abcdefgh", 4, 2) == "abcd\nefgh"
