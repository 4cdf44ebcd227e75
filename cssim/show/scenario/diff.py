"""How two scenarios differ, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cssim.arguments import instance
from cssim.scenario import Difference, Said, Scenario, Shift, differences
from cssim.show.language import Language, checked_language, told
from cssim.show.numbers import show_written
from cssim.show.scenario.notes import rests_on

_NOTHING = "–"
_AT_END = {
    "en": {
        "finish": "finishes its chats",
        "until_line_empty": "stays until nobody waits",
        "hand_over": "hands its chats over",
        "leave": "leaves at once",
    },
    "zh": {
        "finish": "聊完手头会话再走",
        "until_line_empty": "排队清空才走",
        "hand_over": "会话移交给同事",
        "leave": "到点即走",
    },
}
_PARTS = {
    "en": {"study": "The studies differ", "shop": "The shops differ"},
    "zh": {"study": "研究期不同", "shop": "店铺不同"},
}
_SAME_VALUES = {"en": "No value differs.", "zh": "没有不同的数值。"}
_OTHER_ORDER = {
    "en": "No value differs, but named tables stand in another order, in which people are seated.",
    "zh": "数值相同，但具名表的次序不同，而人员按此次序就座。",
}


@dataclass(frozen=True, repr=False)
class Diff:
    """What two scenarios say differently; `str()` is for reading, one line a difference.

    Attributes:
        first: one scenario.
        second: the other.
        rows: the differences, table by table: rulebook, then study and shop.
    """

    first: Scenario
    second: Scenario
    rows: tuple[Difference, ...]

    def __repr__(self) -> str:
        titles = f"{self.first.title.en!r} and {self.second.title.en!r}"
        return f"<Diff of {titles}, {len(self.rows)} rows>"

    def __str__(self) -> str:
        rows = [f"{path}: {one} | {other}" for path, one, other in self.cells()]
        return "\n".join([*self.heading(), *rows])

    def heading(self, lang: str = "en", *, labels: tuple[str, str] | None = None) -> list[str]:
        """Return what to know first, a line each: other studies and shops, then the shifts.

        Scenarios with another study or shop cannot be compared shopper by shopper. Shifts are
        told of both sides if they differ; `labels` name the sides there, their titles by default.
        """
        language = checked_language(lang)
        sides = (self.first, self.second)
        lines = [*_other_parts(self.rows, language)]
        if any(row.table == "shifts" for row in self.rows):
            names = labels or tuple(told(side.title, language) for side in sides)
            for name, side in zip(names, sides, strict=True):
                lines.append(_shifts(name, side, language))
        if not self.rows:
            is_same = self.first.fingerprint == self.second.fingerprint
            lines.append((_SAME_VALUES if is_same else _OTHER_ORDER)[language])
        return lines

    def cells(self, lang: str = "en") -> list[tuple[str, str, str]]:
        """Return each difference in words: path, what the first says, what the second says."""
        language = checked_language(lang)
        return [
            (show_paths(row), _told(row.first, language), _told(row.second, language))
            for row in self.rows
        ]


def diff(first: Scenario, second: Scenario) -> Diff:
    """Return how two scenarios differ, clause by clause.

    Values are compared by what they mean, so "2 min" is "120 s" and a default that is written out
    is one that is left out. Shifts and teams of the same role (more than half of their hours in
    common) are compared under whatever names they have.

    Raises:
        CssimError: one of them is no scenario.

    Examples:
        >>> import cssim as cs
        >>> today = cs.load("scenarios/19-common-form.toml")
        >>> paid = today.replace({"desk.auto_close": "3 min", "pay.overtime": "paid"})
        >>> print(cs.diff(today, paid))
        desk.auto_close: 2 min (published, qianniu2018, 2 min – 5 min) | 3 min (override)
        pay.overtime: unpaid (assumed) | paid (override)
    """
    for scenario in (first, second):
        instance(scenario, Scenario, "each side", "from cssim.load(path)")
    return Diff(first, second, tuple(differences(first, second)))


def show_paths(row: Difference) -> str:
    """Return the path of a difference; both paths if the sides have other names for it."""
    return " / ".join(row.paths)


def _told(said: Said | None, lang: Language) -> str:
    if said is None:
        return _NOTHING
    value, why = show_written(said.value), rests_on(said.note, lang)
    if not why:
        return value
    return f"{value}（{why}）" if lang == "zh" else f"{value} ({why})"


def _other_parts(rows: tuple[Difference, ...], lang: Language) -> Iterator[str]:
    for part, heading in _PARTS[lang].items():
        own = [row for row in rows if row.table == part]
        if own:
            paths = [row.paths[0].removeprefix(f"{part}.") for row in own]
            joined = "、".join(paths) if lang == "zh" else ", ".join(paths)
            yield f"{heading}：{joined}" if lang == "zh" else f"{heading}: {joined}"


def _shifts(label: str, scenario: Scenario, lang: Language) -> str:
    """Return the shifts of a rulebook in words."""
    shifts = [_shift(name, shift, lang) for name, shift in scenario.rulebook.shifts.items()]
    return f"“{label}”：{'；'.join(shifts)}" if lang == "zh" else f"“{label}”: {'; '.join(shifts)}"


def _shift(name: str, shift: Shift, lang: Language) -> str:
    hours, end = " + ".join(map(str, shift.blocks)), _AT_END[lang][shift.at_end]
    if lang == "zh":
        return f"{name} {hours}，{shift.seats} 席，{end}"
    return f"{name} {hours}, {shift.seats} seat{'' if shift.seats == 1 else 's'}, {end}"
