"""Probability distributions as data: what a file may name, and what each averages.

They say which distribution is meant; how values are drawn from it is the matter
of the layer that draws. Durations are held in microseconds (floats), factors and
counts as pure numbers.
"""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from cssim.errors import RefusedError
from cssim.scenario.base import Frozen, Probability, Shares

__all__ = [
    "Constant",
    "Distribution",
    "Empirical",
    "Exponential",
    "Gamma",
    "Geometric",
    "Lognormal",
    "Mixture",
    "Simple",
]

Mean = Annotated[
    float,
    Field(gt=0, le=1e15, description='the mean; for a duration with its unit, such as "90 s"'),
]
Variation = Annotated[
    float, Field(gt=0, le=100, description="the standard deviation divided by the mean")
]


class Exponential(Frozen):
    """Exponential distribution with this mean.

    >>> Exponential(mean=2.0).average
    2.0
    """

    dist: Literal["exponential"] = "exponential"
    mean: Mean

    @property
    def average(self) -> float:
        """The mean of the distribution."""
        return self.mean


class Lognormal(Frozen):
    """Lognormal distribution with this mean and coefficient of variation.

    >>> Lognormal(mean=2.0, cv=0.5).average
    2.0
    """

    dist: Literal["lognormal"] = "lognormal"
    mean: Mean
    cv: Variation

    @property
    def average(self) -> float:
        """The mean of the distribution."""
        return self.mean


class Gamma(Frozen):
    """Gamma distribution with this mean and coefficient of variation (shape 1/cv²).

    >>> Gamma(mean=2.0, cv=0.5).average
    2.0
    """

    dist: Literal["gamma"] = "gamma"
    mean: Mean
    cv: Variation

    @property
    def average(self) -> float:
        """The mean of the distribution."""
        return self.mean


class Constant(Frozen):
    """Always the same value.

    >>> Constant(mean=3.0).average
    3.0
    """

    dist: Literal["constant"] = "constant"
    mean: Annotated[float, Field(ge=0, le=1e15, description="the value")]

    @property
    def average(self) -> float:
        """The value."""
        return self.mean


class Geometric(Frozen):
    """Number of trials up to the first success, 1, 2, 3…, with this mean.

    >>> Geometric(mean=4.0).average
    4.0
    """

    dist: Literal["geometric"] = "geometric"
    mean: Annotated[float, Field(ge=1, le=1e6, description="the mean, 1 or more")]

    @property
    def average(self) -> float:
        """The mean of the distribution."""
        return self.mean


class Empirical(Frozen):
    """One of these values, equally likely or in proportion to `weights`.

    >>> Empirical(values=(1.0, 3.0), weights=(3.0, 1.0)).average
    1.5
    """

    dist: Literal["empirical"] = "empirical"
    values: Annotated[Shares, Field(min_length=1, description="the values, 0 or more each")]
    weights: Annotated[Shares | None, Field(description="one weight for each value")] = None

    @field_validator("values")
    @classmethod
    def _not_negative(cls, values: tuple[float, ...]) -> tuple[float, ...]:
        if min(values) < 0:
            raise RefusedError(f"the value {min(values)}", "values of 0 or more")
        return values

    @field_validator("weights")
    @classmethod
    def _one_for_each(
        cls, weights: tuple[float, ...] | None, info: ValidationInfo
    ) -> tuple[float, ...] | None:
        if weights is None:
            return None
        values = info.data.get("values")
        if values is not None and len(weights) != len(values):
            raise RefusedError(
                f"{len(weights)} weights for {len(values)} values", "one for each value"
            )
        if not weights or min(weights) < 0 or sum(weights) <= 0:
            raise RefusedError(str(list(weights)), "weights of 0 or more, not all 0")
        return weights

    @property
    def average(self) -> float:
        """The weighted mean of the values."""
        weights = self.weights or (1.0,) * len(self.values)
        total = sum(weights)
        return sum(
            value * weight / total for value, weight in zip(self.values, weights, strict=True)
        )


Simple = Exponential | Lognormal | Gamma | Constant | Empirical
"""What may stand beside the atom of a mixture."""


class Mixture(Frozen):
    """The value `atom` with probability `weight`, else a draw from `rest`.

    >>> Mixture(atom=0.0, weight=0.25, rest=Exponential(mean=8.0)).average
    6.0
    """

    dist: Literal["mixture"] = "mixture"
    atom: Annotated[float, Field(ge=0, le=1e15, description="the value that stands out")]
    weight: Annotated[Probability, Field(description="the probability of the atom, from 0 to 1")]
    rest: Annotated[Simple, Field(discriminator="dist", description="the other distribution")]

    @property
    def average(self) -> float:
        """The mean of the mixture."""
        return self.weight * self.atom + (1 - self.weight) * self.rest.average


Distribution = Exponential | Lognormal | Gamma | Constant | Geometric | Empirical | Mixture
"""Any distribution."""
