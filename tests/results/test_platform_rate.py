"""What `cssim.platform_rate` accepts, refuses and says of itself."""

from __future__ import annotations

from typing import Any

import pytest
from results.rich import BUSY, RICH

import cssim as cs


def test_the_default_is_the_kpi_of_every_run():
    (kpi,) = (k for k in cs.KPIS if k.key == "platform_3min")
    assert cs.platform_rate("platform_3min") == kpi


def test_the_definition_says_what_was_asked_for():
    kpi = cs.platform_rate(
        "mine", within="100 s", hours="08:00-24:00", robots="first reply", pooling="days"
    )
    assert kpi.key == "mine"
    assert kpi.name.zh == "旺旺100秒响应率"
    for words in ("100 s", "08:00 and 24:00", "automatic reply", "Mean of the days"):
        assert words in kpi.definition.en
    for words in ("100秒", "08:00-24:00", "自动回复", "平均"):
        assert words in kpi.definition.zh


def test_five_minutes_are_called_minutes():
    assert cs.platform_rate("pdd", within="5 min").name.zh == "旺旺5分钟响应率"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"key": ""}, "key is ''"),
        ({"key": "two words"}, "short name"),
        ({"within": "180"}, "within: .*the unit is missing"),
        ({"within": "0 s"}, "longer than 0"),
        ({"within": 180}, "within: "),
        ({"hours": "08:00"}, "hours: .*a block of clock times"),
        ({"hours": "00:00-25:00"}, "a day has 24 hours"),
        ({"robots": "always"}, "robots is 'always'; it must be one of: 'never', 'first reply'"),
        ({"robots": "first replies"}, "did you mean 'first reply'"),
        ({"pooling": None}, "pooling is None; it must be one of: 'shop', 'days'"),
    ],
)
def test_what_is_no_definition_is_refused_in_words(given: dict[str, Any], words: str):
    arguments = {"key": "mine", **given}
    with pytest.raises(cs.CssimError, match=words):
        cs.platform_rate(**arguments)


def test_stricter_definitions_give_lower_rates():
    found = cs.run(RICH.replace(BUSY))

    def rate(**how: Any) -> float:
        return found.measure(cs.platform_rate("mine", **how))

    assert rate(within="30 s") < rate() < rate(within="10 min")
    assert rate() < rate(robots="first reply")
    assert rate(hours="00:00-24:00") < rate()
    assert rate(pooling="days") == pytest.approx(rate(), abs=0.05)
    assert rate(pooling="days") != rate()
