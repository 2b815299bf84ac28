"""Writes hours-dateutil.json: random opening hours with the days on which dateutil has them, and the
public holidays of twenty-one years.

An independent answer for tests/hours_oracle.rs. Needs only python-dateutil:

    pip install python-dateutil && python3 hours-dateutil.py

The seed is fixed, so the same version of dateutil writes the same file. Days are counted from
2026-01-01, which is 0.
"""

import datetime
import json
import pathlib
import random

import dateutil
from dateutil.easter import easter
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, rruleset, weekday

CASES = 160
FIRST = datetime.datetime(2026, 1, 1)
LAST = datetime.datetime(2027, 12, 31)
DUTCH = ["ma", "di", "wo", "do", "vr", "za", "zo"]

random.seed(440)


def holidays(year):
    """The eleven public holidays, in the order in which the guide lists them."""
    sunday = easter(year)
    king = datetime.date(year, 4, 27)
    if king.weekday() == 6:
        king -= datetime.timedelta(days=1)
    after = lambda days: sunday + datetime.timedelta(days=days)
    return [
        datetime.date(year, 1, 1),
        after(-2),
        sunday,
        after(1),
        king,
        datetime.date(year, 5, 5),
        after(39),
        after(49),
        after(50),
        datetime.date(year, 12, 25),
        datetime.date(year, 12, 26),
    ]


def midnight(date):
    return datetime.datetime.combine(date, datetime.time())


def some_day():
    return FIRST + datetime.timedelta(days=random.randrange((LAST - FIRST).days))


def days_of(slot):
    """What the slot says of days, and the rule for it."""
    sort = random.random()
    if sort < 0.35:
        days = sorted(random.sample(range(7), random.randint(1, 5)))
        slot["dagen"] = [DUTCH[day] for day in days]
        return dict(freq=WEEKLY, byweekday=days)
    if sort < 0.6:
        days = sorted(random.sample(range(7), random.randint(1, 3)))
        even = random.random() < 0.5
        slot["dagen"] = [DUTCH[day] for day in days]
        slot["weken"] = "even" if even else "oneven"
        weeks = range(2 if even else 1, 54, 2)
        return dict(freq=YEARLY, byweekno=list(weeks), byweekday=days)
    if sort < 0.9:
        day = random.randrange(7)
        ordinals = sorted(random.sample([1, 2, 3, 4, 5, -1], random.randint(1, 2)), key=lambda n: (n < 0, n))
        slot["dagen"] = [DUTCH[day]]
        slot["hoeveelste"] = ordinals
        return dict(freq=MONTHLY, byweekday=[weekday(day, n) for n in ordinals])
    slot["dagen"] = DUTCH
    return dict(freq=DAILY)


def season():
    """Two days of any year."""
    day = lambda: (datetime.date(2025, 1, 1) + datetime.timedelta(days=random.randrange(365)))
    return day(), day()


def in_season(date, first, last):
    day = (date.month, date.day)
    first, last = (first.month, first.day), (last.month, last.day)
    return first <= day <= last if first <= last else day >= first or day <= last


def case():
    slot = {"soort": random.choice(["open", "inloop", "spreekuur", "afspraak"]), "van": "09:00", "tot": "12:00"}
    rule = days_of(slot)
    first, last = FIRST, LAST
    if random.random() < 0.3:
        first = some_day()
        slot["geldig_vanaf"] = first.strftime("%Y-%m-%d")
    if random.random() < 0.3:
        last = some_day()
        slot["geldig_tot_en_met"] = last.strftime("%Y-%m-%d")
    hours = {"regels": [slot]}
    all_days = rruleset()
    all_days.rrule(rrule(dtstart=first, until=last, wkst=0, **rule))
    for year in (2026, 2027):
        # All but Good Friday and Liberation Day.
        for at, date in enumerate(holidays(year)):
            if at not in (1, 5):
                all_days.exdate(midnight(date))
    if random.random() < 0.4:
        shut = some_day()
        until = shut + datetime.timedelta(days=random.randrange(40))
        hours["gesloten"] = [{"van": shut.strftime("%Y-%m-%d"), "tot_en_met": until.strftime("%Y-%m-%d")}]
        all_days.exrule(rrule(DAILY, dtstart=shut, until=until))
    dates = list(all_days)
    if random.random() < 0.4:
        begin, end = season()
        slot["elk_jaar_van"] = begin.strftime("%m-%d")
        slot["elk_jaar_tot_en_met"] = end.strftime("%m-%d")
        dates = [date for date in dates if in_season(date, begin, end)]
    return {"hours": hours, "days": [(date - FIRST).days for date in dates]}


def main():
    cases = ",\n".join(json.dumps(case()) for _ in range(CASES))
    years = ",\n".join(
        f'"{year}": {json.dumps([date.isoformat() for date in holidays(year)])}' for year in range(2020, 2041)
    )
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(
        f'{{"made_with": "python-dateutil {dateutil.__version__}", "holidays": {{\n{years}\n}}, "cases": [\n{cases}\n]}}\n'
    )


main()
