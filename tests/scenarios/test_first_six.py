"""Rulebooks 01, 03, 04, 12, 15 and 18: what their files say, and what they leave out."""

import unicodedata

import pytest
from scenarios.short_runs import FOLDER, scenario

import cssim as cs

NAMES = (
    "01-demerits",
    "03-ten-points",
    "04-split-evening",
    "12-call-room",
    "15-presale-duties",
    "18-aftersale-duties",
)

DAY, EVENING = "08:30-17:30", "17:30-25:00"

SHIFTS = {
    "01-demerits": {"day": (DAY, 2), "evening": (EVENING, 2)},
    "03-ten-points": {"day": (DAY, 1), "evening": (EVENING, 2), "aftersales": (DAY, 1)},
    "04-split-evening": {"day": (DAY, 1), "evening": ("10:00-14:00 17:30-23:00", 1)},
    "12-call-room": {
        "day": (DAY, 2),
        "night": (EVENING, 2),
        "leader_by_day": (DAY, 1),
        "leader_at_night": (EVENING, 1),
    },
    "15-presale-duties": {"day": (DAY, 1), "evening": (EVENING, 2), "aftersale": (DAY, 1)},
    "18-aftersale-duties": {"day": (DAY, 1), "evening": (EVENING, 2), "aftersale": (DAY, 1)},
}
"""Blocks and seats of each shift."""

PEOPLE = {
    "01-demerits": {"desk": (4, "6 on, 1 off")},
    "03-ten-points": {"sales": (4, "4 days a month"), "aftersales": (1, "4 days a month")},
    "04-split-evening": {"desk": (3, "6 on, 1 off")},
    "12-call-room": {"agents": (4, "6 on, 1 off"), "leaders": (2, "6 on, 1 off")},
    "15-presale-duties": {"presale": (4, "6 on, 1 off"), "aftersale": (1, "6 on, 1 off")},
    "18-aftersale-duties": {"presale": (4, "6 on, 1 off"), "aftersale": (1, "6 on, 1 off")},
}

LEFT_OUT = {
    "01-demerits": ("01 rule 2, duties 10", "01 norm 1", "01 norm 6", "01 process 9"),
    "03-ten-points": ("03 §2.3 ", "03 §2.3 (1)", "03 §2.21-2.22", "03 §1.4 (2)", "03 §3.2"),
    "04-split-evening": ("04 §2 (5)", "04 §3.2 item 1", "04 §3.4", "04 §3.6", "04 §4.1", "04 §6-7"),
    "12-call-room": ("12 security 1-8", "12 leave 6-7", "12 leave 8", "12 swap 1-9"),
    "15-presale-duties": ("15 §1 ", "15 §2 ", "15 §3 (4)", "15 §4 (3)", "15 §4 (4)"),
    "18-aftersale-duties": ("18 §1 ", "18 §3 (2)", "18 §4 (2)", "18 §4 (3)"),
}


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text("utf-8")


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


@pytest.mark.parametrize("name", NAMES)
def test_the_shifts_have_these_hours_and_seats(name: str) -> None:
    shifts = scenario(name).rulebook.shifts.items()
    found = {key: (" ".join(map(str, shift.blocks)), shift.seats) for key, shift in shifts}
    assert found == SHIFTS[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_teams_have_these_people_and_days_off(name: str) -> None:
    teams = scenario(name).rulebook.teams.items()
    assert {key: team.people for key, team in teams} == {
        key: people for key, (people, _) in PEOPLE[name].items()
    }
    for key, (_, rest) in PEOPLE[name].items():
        assert scenario(name, {f"teams.{key}.rest": rest}) == scenario(name)


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_is_not_of_the_document_says_so(name: str) -> None:
    notes = cs.load(FOLDER / f"{name}.toml").notes
    graded = {path: note for path, note in notes.items() if not path.startswith("shop.")}
    assert {note.grade for note in graded.values()} <= {"rulebook", "assumed", "published", None}
    assert sum(note.grade == "rulebook" for note in graded.values()) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_the_file_ends_with_what_is_left_out(name: str) -> None:
    _, _, table = text_of(name).partition("# --- Not simulated yet ---")
    assert [clause for clause in LEFT_OUT[name] if f"#   {clause}" not in table] == []
    assert all(line.startswith("#") for line in table.splitlines()[1:])


@pytest.mark.parametrize("name", NAMES)
def test_comments_fit_the_page(name: str) -> None:
    comments = [line for line in text_of(name).splitlines() if line.startswith("#")]
    assert [line for line in comments if width(line) > 100] == []


def test_both_halves_of_the_desk_have_the_same_people_at_the_same_hours() -> None:
    assert SHIFTS["15-presale-duties"] == SHIFTS["18-aftersale-duties"]
    assert PEOPLE["15-presale-duties"] == PEOPLE["18-aftersale-duties"]


@pytest.mark.parametrize("name", ["01-demerits", "12-call-room"])
def test_where_a_document_has_no_hours_they_are_those_of_19(name: str) -> None:
    borrowed = list(scenario("19-common-form").rulebook.shifts.values())
    own = list(scenario(name).rulebook.shifts.values())[:2]
    assert [shift.blocks for shift in own] == [shift.blocks for shift in borrowed]
    assert [shift.seats for shift in own] == [shift.seats for shift in borrowed]
