from collections import Counter

from flows.report import Report


def test_reports_add_up():
    one = Report(Counter(pages=2), Counter(empty=1), {"extract": 1.0})
    two = Report(Counter(pages=3, claims=4), Counter(empty=1, timeout=1), {"extract": 0.5, "commit": 2.0})
    both = one + two
    assert both.counts == {"pages": 5, "claims": 4}
    assert both.rejected == {"empty": 2, "timeout": 1}
    assert both.seconds == {"extract": 1.5, "commit": 2.0}


def test_the_summary_names_everything_counted():
    lines = "\n".join(Report(Counter(pages=1200), Counter(timeout=3), {"load": 0.25}, ("batch 4: gone",)).lines())
    for words in ("pages  1,200", "3 timeout", "load 0.2", "batch 4: gone"):
        assert words in lines
