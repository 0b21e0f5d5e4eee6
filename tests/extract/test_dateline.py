import pytest

from sayso.extract.dateline import published_in, when_of
from sayso.extract.days import find_days
from sayso.extract.urldate import day_in_url, month_in_url

BODY = "\n\nThe minister said on Monday, 3 May 2021, that the crossing would stay shut. It was closed on 12 April 2020."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published: 14 May 2021", "2021-05-14"),
        ("By Ada Lorne | Last updated: 14.05.2021 10:22", "2021-05-14"),
        ("PUBLISHED: Friday, May 14, 2021, 2:29 PM\nUPDATED: Saturday, May 15, 2021", "2021-05-14"),
        ("Posted on Friday 14 May 2021 at 10:22 GMT", "2021-05-14"),
        ("Updated 2 hours ago · Published 14 May 2021", "2021-05-14"),
        ("3 min read | Last Updated: May 14, 2021 | 10:22 AM IST", "2021-05-14"),
        ("This article was last modified on 14 May 2021 at 10.22 GMT", "2021-05-14"),
        ("14.05.2021 10:22", "2021-05-14"),
        ("7:00pm UK, Friday 14 May 2021", "2021-05-14"),
        ("VARNIK, 14 May 2021 -- Two bridges fell", "2021-05-14"),
        ("VARNIK, May 14 (Courier) - Two bridges fell", "--05-14"),
        ("VARNIK, MAY 14, NEWSWIRE. Two bridges fell", "--05-14"),
        ("Varnik, 14 May 2021 (Courier) Two bridges fell", "2021-05-14"),
        ("In short, the office said today (14 May 2021) that it agreed.", "2021-05-14"),
    ],
)
def test_a_text_that_says_when_it_was_published(head, day):
    text = "Bridges closed" + "\n\n" + head + BODY
    found = published_in(text)
    assert found is not None
    assert found.earliest == found.latest == day
    assert find_days(text[found.span.start : found.span.end], yearless=True)[0].iso == day


@pytest.mark.parametrize(
    "head",
    [
        "On Friday, the ministry said",
        "On 14 May 2021 the ministry said - and repeated - that it agreed.",
        "The law, published on 14 May 2021, says nothing of it.",
        "Photo: Varnik, 14 May 2021",
        "Crowds in Varnik on May 14, 2021. Image: Courier.",
        "Clashes on 14 May 2021",
        "14 May 2021\n\nShells fell.\n\n15 May 2021\n\nTalks began.",
        "Varnik, 14 May - 3 June 2021",
        "“We meet today, 14 May 2021, in sorrow,” he said.",
        "VARNIK (Courier) - Two bridges fell",
        "05/06/2021",
        "Published 3 hours ago",
        "The report was last modified on 14 May 2021",
        "This article of the law was revised on 14 May 2021",
        "Two men came 3 hours ago and left on 14 May 2021",
    ],
)
def test_a_day_that_is_not_the_day_of_publication(head):
    assert published_in("Bridges closed\n\n" + head + BODY) is None


def test_precisions():
    assert [(w.earliest, w.latest, w.precision) for w in (when_of("2020-02", ""), when_of("2020", ""))] == [
        ("2020-02-01", "2020-02-29", "month"),
        ("2020-01-01", "2020-12-31", "year"),
    ]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2021/05/14/bridges", "2021-05-14"),
        ("https://a.example/news/bridges-20210514.html", "2021-05-14"),
        ("https://archive.example/web/20180101000000/http://a.example/2021/5/4/x", "2021-05-04"),
        ("https://a.example/2021/02/30/bridges", None),
        ("https://a.example/item/12021051", None),
        (None, None),
    ],
)
def test_day_in_url(url, day):
    found = day_in_url(url)
    assert (found.earliest if found else None) == day


def test_month_in_url():
    assert month_in_url("https://a.example/pr/2016/05/257.htm").latest == "2016-05-31"
