"""Writes rrule-dateutil.json: random recurrence rules with the dates that dateutil gives for them.

An independent answer for tests/recurrence_oracle.rs. Needs only python-dateutil:

    pip install python-dateutil && python3 rrule-dateutil.py

The seed is fixed, so the same version of dateutil writes the same file. What is kept out, and why:

- UNTIL is always a local time. dateutil reads a date as that day's midnight; the guide reads it as
  the whole day (tested beside the code).
- A weekly rule with BYSETPOS starts on the first day of a week. dateutil counts positions in what
  is left of the first week, RFC 5545 in the whole set of that week.
- Numbered weekdays in a year come with BYMONTH, as the guide asks.
"""

import datetime
import json
import pathlib
import random

import dateutil
from dateutil.rrule import rrulestr

RULES = 320
DATES = 20
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

random.seed(5545)


def some(values, most):
    return sorted(random.sample(values, random.randint(1, most)))


def joined(values):
    return ",".join(str(value) for value in values)


def signed(most):
    return [n for n in range(-most, most + 1) if n != 0]


def by_parts(freq):
    """The BY parts of a random rule."""
    parts = {}
    if random.random() < 0.35:
        parts["BYMONTH"] = some(range(1, 13), 4)
    if freq != "WEEKLY" and random.random() < 0.35:
        days = random.choice([list(range(1, 29)), signed(31), [29, 30, 31, -1, -29, -30, -31]])
        parts["BYMONTHDAY"] = some(days, 4)
    if random.random() < 0.6:
        numbered = freq == "MONTHLY" or (freq == "YEARLY" and "BYMONTH" in parts)
        days = random.sample(WEEKDAYS, random.randint(1, 4))
        if numbered and random.random() < 0.6:
            days = [f"{random.choice(signed(5))}{day}" for day in days]
        parts["BYDAY"] = days
    if parts and random.random() < 0.25:
        parts["BYSETPOS"] = some([1, 2, 3, -1, -2], 2) if freq != "DAILY" else [1]
    return parts


def random_rule():
    freq = random.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    start = datetime.datetime(2000, 1, 1) + datetime.timedelta(
        days=random.randrange(12000), minutes=30 * random.randrange(48)
    )
    rule = {"FREQ": freq}
    if random.random() < 0.5:
        rule["INTERVAL"] = random.choice([2, 2, 2, 3, 4, 6, 12])
    parts = by_parts(freq)
    week_start = random.choice(WEEKDAYS) if random.random() < 0.3 else None
    if freq == "WEEKLY" and "BYSETPOS" in parts:
        first = WEEKDAYS.index(week_start or "MO")
        start -= datetime.timedelta(days=(start.weekday() - first) % 7)
    ending = random.random()
    if ending < 0.25:
        rule["COUNT"] = random.randint(1, 30)
    elif ending < 0.5:
        until = start + datetime.timedelta(days=random.choice([10, 60, 400, 1500, 4000]))
        rule["UNTIL"] = until.strftime("%Y%m%dT%H%M%S")
    rule.update({name: joined(values) for name, values in parts.items()})
    if week_start:
        rule["WKST"] = week_start
    return start, ";".join(f"{name}={value}" for name, value in rule.items())


def main():
    cases = []
    seen = set()
    while len(cases) < RULES:
        start, text = random_rule()
        if text in seen:
            continue
        seen.add(text)
        dates = []
        for date in rrulestr(text, dtstart=start):
            dates.append(date.strftime("%Y-%m-%dT%H:%M"))
            if len(dates) == DATES:
                break
        # Rules that never come are few: enough to know that they end, not so many as to fill the
        # file.
        if not dates and sum(not case["dates"] for case in cases) >= 8:
            continue
        cases.append({"start": start.strftime("%Y-%m-%dT%H:%M"), "rule": text, "dates": dates})
    lines = ",\n".join(json.dumps(case) for case in cases)
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(
        f'{{"made_with": "python-dateutil {dateutil.__version__}", "cases": [\n{lines}\n]}}\n'
    )


main()
