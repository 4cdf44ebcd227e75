"""Square-root staffing: the chance of waiting in the limit of a large desk.

With load a and s = a + β√a servers, the chance of waiting depends, for large a, on β alone (and on
service ÷ patience if customers leave). For desks of two to ten agents use the exact formulas.
"""

import math

from cssim.theory.arguments import require_positive

__all__ = ["garnett", "halfin_whitt"]


def halfin_whitt(beta: float) -> float:
    """Return the limit of P(wait) in M/M/s with s = a + beta·√a servers, beta > 0.

    Raises ValueError for beta not above 0 (there is no steady state). Source: Halfin & Whitt
    (1981), 'Heavy-traffic limits for queues with many exponential servers'.

    >>> round(halfin_whitt(1.0), 4)
    0.2234
    """
    require_positive("beta", beta)
    hazard = _hazard(-beta)
    return hazard / (hazard + beta)


def garnett(beta: float, service_to_patience: float) -> float:
    """Return the limit of P(wait) in M/M/s+M with s = a + beta·√a servers, any beta.

    `service_to_patience` is mean service ÷ mean patience, above 0. Raises ValueError otherwise.
    Source: Garnett, Mandelbaum & Reiman (2002), 'Designing a call center with impatient customers'.

    >>> round(garnett(0.5, service_to_patience=1.0), 4)
    0.3085
    """
    require_positive("service_to_patience", service_to_patience)
    root = math.sqrt(service_to_patience)
    hazard = _hazard(-beta)
    return hazard / (hazard + root * _hazard(beta / root))


def _hazard(x: float) -> float:
    """Return density ÷ upper tail of the standard normal."""
    from scipy.special import erfcx

    return math.sqrt(2.0 / math.pi) / float(erfcx(x / math.sqrt(2.0)))
