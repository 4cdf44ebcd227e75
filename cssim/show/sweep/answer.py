"""What the staffing picture says: its headline, its counts and its small print."""

from __future__ import annotations

from cssim.experiment.sweeping.targets import Standing, TargetsMet
from cssim.show.language import Language, told
from cssim.show.sweep.options import Offer, Option
from cssim.show.sweep.words import OTHER, counts_text, listed, target_text
from cssim.show.width import shortened

_HELD = "\N{NO-BREAK SPACE}"
_LONGEST = 90
"""How wide the name of an option may be in a sentence, in Latin letters."""


def headline(offer: Offer, found: TargetsMet, lang: Language) -> str:
    """Return the answer in one sentence: which option is the cheapest that meets the target."""
    target = target_text(offer.target, lang)
    for option in offer.options:
        if option.is_answer:
            best, others = _told_with_cost(option, offer, lang), len(found.candidates) - 1
            return f"{target}{_found(best, others, lang)}"
    if found.which(Standing.NOT_YET_KNOWN):
        return f"{target}：尚无确知达标的方案" if lang == "zh" else (
            f"{target}: no option is known to meet it yet"
        )  # fmt: skip
    return f"{target}：没有方案达标" if lang == "zh" else f"{target}: no option meets it"


def counts(found: TargetsMet, lang: Language) -> str:
    """Return how many options meet the target, do not, and are not yet known."""
    return counts_text({standing: len(found.which(standing)) for standing in Standing}, lang)


def method(offer: Offer, found: TargetsMet, days: int, lang: Language) -> str:
    """Return what the intervals are, and on what they rest."""
    ns = [judged.n for judged in found.points]
    share = f"{100 * found.confidence:g} %"
    undrawn = sum(option.place is None for option in offer.options)
    undefined = OTHER[lang]["undefined"].format(count=undrawn) if undrawn else ""
    if any(len(option.service.reach) < 3 for option in offer.options if option.service):
        undefined = f"{OTHER[lang]['endless']} {undefined}".rstrip()
    if lang == "zh":
        many = f"{min(ns)}" if min(ns) == max(ns) else f"{min(ns)}至{max(ns)}"
        adding = "，边看边加重复次数亦成立" if found.watched else ""
        return (
            f"每个方案{many}次重复，每次{days}天。误差线：全部方案同时成立的{share}区间{adding}；"
            f"是均值的不确定性，不是每日波动。阶梯线按均值画。{undefined}"
        )
    many = f"{min(ns)}" if min(ns) == max(ns) else f"{min(ns)} to {max(ns)}"
    adding = ", also while replications are being added" if found.watched else ""
    length = f"{days} day{'s' if days > 1 else ''}"
    return (
        f"{many} replications of {length} for each option. Bars: {share} "
        f"intervals that hold for all options together{adding}; they are the uncertainty of the "
        f"mean, not the spread of days. The staircase follows the means. {undefined}"
    )


def _found(best: str, others: int, lang: Language) -> str:
    """Return what is said of the cheapest option known to meet the target."""
    if lang == "zh":
        doubt = f"；另有{others}个方案可能同样便宜或更便宜" if others else ""
        return f"：{'确知达标者中' if others else '达标且'}成本最低：{best}{doubt}"
    if not others:
        return f": the cheapest option that meets it is {best}"
    many = "others" if others > 1 else "other"
    return (
        f": cheapest of the options known to meet it: {best}; "
        f"{others} {many} may be as cheap or cheaper"
    )


def _told_with_cost(option: Option, offer: Offer, lang: Language) -> str:
    """Return an option by its paths and values, with its cost and its service."""
    pairs = zip(offer.paths, option.values, strict=True)
    name = shortened(listed((f"{path} {value}" for path, value in pairs), lang), _LONGEST)
    number = f"{option.mark}: " if offer.is_numbered else ""
    cost = option.cost.text if option.cost else "–"
    service = option.service.text if option.service else "–"
    spent = told(offer.cost.name, lang)
    if lang == "zh":
        held = f"（{spent}{cost}，{service}）".replace(" ", _HELD)
        return f"{number}{name}{held}"
    held = f"({spent.lower()} {cost}; {service})".replace(" ", _HELD)
    return f"{number}{name} {held}"
