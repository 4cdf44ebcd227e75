"""Why something is not yet known, in words: in both languages, with figures where they help."""

import math
import re
from types import SimpleNamespace

import pytest

import cssim as cs
from cssim.experiment import Doubt, Finding, Verdict
from cssim.show.comparison.words import doubt_word, why_unknown

TWENTY = SimpleNamespace(n=20, confidence=0.95, claims=1)


def doubted(doubt: Doubt | None) -> Finding:
    return Finding(cs.KPIS[0], 1.0, 1.0, None, Verdict.NOT_YET_KNOWN, doubt)


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_has_words_in_both_languages(doubt: Doubt) -> None:
    assert doubt_word(doubt) == doubt.value
    assert re.fullmatch("[\u4e00-\u9fff，]+", doubt_word(doubt, "zh"))


def test_no_two_doubts_share_their_words() -> None:
    assert len({doubt_word(doubt, "zh") for doubt in Doubt}) == len(Doubt)


def test_without_doubt_nothing_is_said() -> None:
    assert why_unknown(doubted(None), TWENTY) == ""


def test_what_was_never_seen_is_given_a_share() -> None:
    """1 - 0.05^(1/20) = 13.9 %; for ten claims 1 - 0.005^(1/20) = 23.3 %."""
    said = why_unknown(doubted(Doubt.NONE_SEEN), TWENTY)
    assert said == "the same in all 20 replications; it may differ in up to 14 % of further ones"
    assert "14 %" in why_unknown(doubted(Doubt.NONE_SEEN), TWENTY, "zh")
    ten = SimpleNamespace(n=20, confidence=0.95, claims=10)
    assert "23 %" in why_unknown(doubted(Doubt.NONE_SEEN), ten)


def test_a_small_share_keeps_its_digits() -> None:
    many = SimpleNamespace(n=1_000, confidence=0.95, claims=1)
    share = 100 * (1 - math.exp(math.log(0.05) / 1_000))
    assert f"{share:.1f} %" == "0.3 %"
    assert "0.3 %" in why_unknown(doubted(Doubt.NONE_SEEN), many)


@pytest.mark.parametrize("doubt", [d for d in Doubt if d is not Doubt.NONE_SEEN])
def test_other_doubts_are_told_as_they_are(doubt: Doubt) -> None:
    for lang in ("en", "zh"):
        assert why_unknown(doubted(doubt), TWENTY, lang) == doubt_word(doubt, lang)
