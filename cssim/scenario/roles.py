"""Which teams and shifts of two rulebooks have the same role under different names."""

from collections.abc import Iterator, Mapping

from cssim.scenario.rulebook import Rulebook, Shift

__all__ = ["Names", "same_roles"]

Names = Mapping[str, str]
"""Names of tables in the second rulebook, and those of the same role in the first."""

_ALIKE = 0.5


def same_roles(first: Rulebook, second: Rulebook) -> Mapping[str, Names]:
    """Return by table ("shifts", "teams") the names of the second rulebook's tables in the first.

    Equal names have equal roles. Of the other shifts, those are paired that share more than
    half of the hours they cover together, the most alike first; and the teams that fill them.
    """
    shifts = _paired_shifts(first, second)
    return {"shifts": shifts, "teams": _paired_teams(first, second, shifts)}


def _paired_shifts(first: Rulebook, second: Rulebook) -> Names:
    ours, theirs = first.shifts, second.shifts
    alike = sorted(
        (
            (-_alike(ours[one], theirs[other]), one, other)
            for one in ours
            for other in theirs
            if one not in theirs and other not in ours
        ),
        key=lambda candidate: candidate[0],
    )
    names = {name: name for name in theirs if name in ours}
    for share, one, other in alike:
        if -share > _ALIKE and other not in names and one not in names.values():
            names[other] = one
    return names


def _paired_teams(first: Rulebook, second: Rulebook, shifts: Names) -> Names:
    names = {name: name for name in second.teams if name in first.teams}
    for theirs, ours in shifts.items():
        other, one = second.shifts[theirs].team, first.shifts[ours].team
        if other not in names and one not in names.values():
            names[other] = one
    return names


def _alike(one: Shift, other: Shift) -> float:
    """Return the share of the hours of two shifts that both of them cover."""
    both = sum(_overlaps(one, other))
    return both / (_length(one) + _length(other) - both)


def _overlaps(one: Shift, other: Shift) -> Iterator[int]:
    for begin, end in one.stretches:
        for other_begin, other_end in other.stretches:
            yield max(0, min(end, other_end) - max(begin, other_begin))


def _length(shift: Shift) -> int:
    return sum(end - begin for begin, end in shift.stretches)
