"""Rest patterns."""

import pytest

from cssim.errors import RefusedError
from cssim.scenario import DaysAMonth, NoRest, OnOff, Rest
from cssim.scenario.rulebook.rest import parse_rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("none", NoRest()),
        ("6 on, 1 off", OnOff(on=6, off=1)),
        ("4on,2off", OnOff(on=4, off=2)),
        ("3 days a month", DaysAMonth(days=3)),
        ("1 day a month", DaysAMonth(days=1)),
    ],
)
def test_read(text: str, rest: Rest) -> None:
    assert parse_rest(text) == rest


@pytest.mark.parametrize(
    "text", ["", "6 on", "6 on, 0 off", "0 days a month", "29 days a month", "-1 on, 1 off", 3]
)
def test_refused(text: object) -> None:
    with pytest.raises(RefusedError, match="allowed"):
        parse_rest(text)
