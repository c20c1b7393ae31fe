"""Times: TIMEX3 expressions of a text, resolved to intervals against the day of publication.

from transforms.times import read_times

times = read_times(parse, date(2021, 12, 22))
"""

from transforms.times.reader import read_times

__all__ = ["read_times"]
