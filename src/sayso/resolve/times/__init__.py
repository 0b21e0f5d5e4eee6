"""Time expressions of a text and the days they mean. ``find.py`` is the way in; read it first.

What is settled here, because the words leave it open:

- A day name, a day or a month without its year is the last one before publication, or the next one where the clause
  looks ahead ("will", "by", "until", "next"). Without a published day the year stays open, a day name says nothing.
- A time is as exact as its unit: "two weeks ago" is a week from Monday to Sunday, "two years ago" a year.
- "Early May", "late 2019", "at the end of March" are the whole month or year: how much of it, nobody says.
- "Since" has no last day and "until" no first; "before" and "after" leave the day itself out; "by" is the day itself.
- How long something took ("44 days") is no time, unless it is counted from somewhere ("for the last 44 days").
- Weeks begin on Monday, seasons are those of the northern half of the world, a fiscal year is the year of its name.
"""

from sayso.resolve.times.find import find_times

__all__ = ["find_times"]
