"""What a run did: counts and seconds by stage, added up over batches and told at the end."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of a run; two reports add up.

    Attributes:
        counts: rows by what they are: pages, unchanged, articles, claims …
        rejected: refused pages by reason.
        seconds: time spent by stage, added over all workers.
        failures: batches that could not be read at all, with the error.
    """

    counts: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    failures: tuple[str, ...] = ()

    def __add__(self, other: "Report") -> "Report":
        return Report(
            self.counts + other.counts,
            self.rejected + other.rejected,
            {
                stage: self.seconds.get(stage, 0.0) + other.seconds.get(stage, 0.0)
                for stage in self.seconds | other.seconds
            },
            self.failures + other.failures,
        )

    def lines(self) -> list[str]:
        """Return the closing summary, a line for each thing counted."""
        lines = [f"{name:>12}  {count:,}" for name, count in self.counts.items()]
        lines += [f"{'rejected':>12}  {count:,} {reason}" for reason, count in sorted(self.rejected.items())]
        spent = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in self.seconds.items())
        lines += [f"{'seconds':>12}  {spent}"] if spent else []
        return lines + [f"{'failed':>12}  {failure}" for failure in self.failures]
