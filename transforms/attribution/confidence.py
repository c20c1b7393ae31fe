"""How likely it is that source and content of a candidate are right (placeholder rates until calibrated)."""

from transforms.attribution.candidates import Candidate
from transforms.attribution.reading import Reading


def estimate_confidence(reading: Reading, candidate: Candidate) -> float:
    """Return the estimated probability that source and content of *candidate* are right."""
    return 0.8 if candidate.sense.strength == "strong" else 0.4
