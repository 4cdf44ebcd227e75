"""Inheritance: tables merge, arrays are replaced, "none" removes."""

from pathlib import Path

from cssim.scenario import Exponential, NoRest, Scenario, load


def child_of_plain(good: Path, tmp_path: Path, text: str) -> Scenario:
    file = tmp_path / "child.toml"
    file.write_text(f'extends = "{(good / "plain.toml").as_posix()}"\n{text}', encoding="utf-8")
    return load(file)


def test_tables_merge(plain: Scenario, child: Scenario) -> None:
    assert child.rulebook.shifts["evening"].seats == 3
    assert child.rulebook.shifts["day"] == plain.rulebook.shifts["day"]
    assert child.shop == plain.shop
    assert child.study.days == 14
    assert child.study.seed == plain.study.seed


def test_child_equals_its_overrides(plain: Scenario, child: Scenario) -> None:
    overrides = {
        "title": child.title.model_dump(),
        "shifts.evening.seats": 3,
        "desk.interruptible": "none",
        "study.days": 14,
    }
    assert plain.replace(overrides) == child


def test_empty_child_equals_its_parent(plain: Scenario, good: Path, tmp_path: Path) -> None:
    same = child_of_plain(good, tmp_path, "")
    assert same == plain
    assert same.notes == plain.notes
    assert same.fingerprint == plain.fingerprint


def test_arrays_are_replaced(good: Path, tmp_path: Path) -> None:
    changed = child_of_plain(good, tmp_path, '[shifts.day]\nblocks = ["10:00-18:00"]')
    assert len(changed.rulebook.shifts["day"].blocks) == 1


def test_none_removes_keys_and_tables(good: Path, tmp_path: Path) -> None:
    text = 'meetings.weekly = "none"\nshifts.day = "none"\n[desk]\ninterruptible = "none"'
    changed = child_of_plain(good, tmp_path, text)
    assert changed.rulebook.meetings == {}
    assert list(changed.rulebook.shifts) == ["evening"]
    assert changed.rulebook.desk.interruptible == ()
    assert not [path for path in changed.notes if path.startswith("meetings")]


def test_none_needs_nothing_inherited(good: Path, tmp_path: Path) -> None:
    changed = child_of_plain(good, tmp_path, '[teams.night]\npeople = 1\nrest = "none"')
    assert changed.rulebook.teams["night"].rest == NoRest()


def test_another_distribution_replaces_the_inherited_one(good: Path, tmp_path: Path) -> None:
    text = '[shop.chat]\nthink = { dist = "exponential", mean = "1 s" }'
    assert child_of_plain(good, tmp_path, text).shop.chat.think == Exponential(mean=1e6)


def test_a_replaced_value_loses_its_note(good: Path, tmp_path: Path, plain: Scenario) -> None:
    changed = child_of_plain(good, tmp_path, "[shifts.evening]\nseats = 1")
    assert set(plain.notes) - set(changed.notes) == {"shifts.evening.seats"}


def test_inline_shop_extends_a_shop_file(good: Path, tmp_path: Path, plain: Scenario) -> None:
    text = (good / "plain.toml").read_text(encoding="utf-8")
    text = text.replace('shop = "shops/small.toml"\n', "")
    text = text.replace("studies/", f"{good.as_posix()}/studies/")
    shop = (good / "shops" / "small.toml").as_posix()
    file = tmp_path / "inline.toml"
    file.write_text(f'{text}\n[shop]\nextends = "{shop}"\n[shop.demand]\nper_day = 50\n', "utf-8")
    assert load(file) == plain.replace({"shop.demand.per_day": 50})


def test_files_are_found_from_the_file_that_names_them(good: Path, tmp_path: Path) -> None:
    assert child_of_plain(good, tmp_path, "").shop.title.en == "Small test shop"
