"""A file of sources and alerts: what it may say, and one line for what it may not."""

import re
from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.fetch import read_watch_rules
from sayso.fetch.watch_sources import read_watch_sources
from sayso.records import MailServer

SOURCE = '[[source]]\nname = "A"\nfeed = "https://a.example/feed"\n'
MAIL = (
    '[[alert]]\nname = "desk"\nchannel = "email"\nwatch_list = "rules.toml"\nto = ["ana@desk.example"]\n'
    'from = "sayso@desk.example"\nserver = "smtp.desk.example"\nuser = "sayso"\npassword_env = "MAIL"\n'
)
HOOK = (
    '[[alert]]\nname = "hook"\nchannel = "webhook"\nwatch_list = "rules.toml"\naddress = "https://h.example/x"\n'
    'key_env = "KEY"\n'
)
FEED = '[[alert]]\nname = "feed"\nchannel = "atom"\nwatch_list = "rules.toml"\nfile = "out/news.atom"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_source_with_little_and_one_with_all(tmp_path: Path) -> None:
    whole = (
        '[[source]]\nname = "B"\nsitemap = "https://b.example/news.xml"\noutlet = "The B"\nevery = 5\nlanguage = "en"\n'
        'allow = ["/world/*"]\nforbid = ["/world/live/*"]\nlimit = 7\nlook_again = [1, 24]\n'
    )
    pages = '[[source]]\nname = "C"\npages = ["https://c.example/1", "https://c.example/2"]\n'
    little, much, many = read_watch_sources(written(tmp_path, SOURCE + whole + pages)).sources
    assert (little.form, little.addresses, little.every, little.limit) == ("feed", ("https://a.example/feed",), 30, 50)
    assert (little.outlet, little.language, little.allow, little.look_again) == (None, None, (), ())
    assert (much.form, much.outlet, much.every, much.language) == ("sitemap", "The B", 5, "en")
    assert (much.allow, much.forbid, much.limit) == (("/world/*",), ("/world/live/*",), 7)
    assert much.look_again == (1, 24)
    assert (many.form, len(many.addresses)) == ("pages", 2)


def test_alerts_of_each_channel(tmp_path: Path) -> None:
    mail, hook, feed = read_watch_sources(written(tmp_path, SOURCE + MAIL + HOOK + FEED)).alerts
    server = MailServer("smtp.desk.example", 587, "starttls", "sayso", "MAIL", "sayso@desk.example")
    assert (mail.channel, mail.to, mail.server) == ("email", ("ana@desk.example",), server)
    assert (mail.rhythm, mail.once, mail.watch_list) == ("each", True, str(tmp_path / "rules.toml"))
    assert (hook.channel, hook.address, hook.key_env) == ("webhook", "https://h.example/x", "KEY")
    assert (feed.channel, feed.file) == ("atom", str(tmp_path / "out" / "news.atom"))


def test_a_feed_needs_no_file(tmp_path: Path) -> None:
    [feed] = read_watch_sources(written(tmp_path, SOURCE + FEED.replace('file = "out/news.atom"\n', ""))).alerts
    assert feed.file is None


def test_a_port_follows_the_encryption(tmp_path: Path) -> None:
    [mail] = read_watch_sources(written(tmp_path, SOURCE + MAIL + 'encryption = "tls"\n')).alerts
    assert mail.server is not None
    assert mail.server.port == 465


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "sources.toml: no sources"),
        ("x", "not a TOML file"),
        ("[source]\nname = 'A'", "two brackets"),
        ("[[sources]]\n", "nothing is called 'sources'"),
        ('[[source]]\nname = "A"\n', "source 1: needs one of feed, sitemap, pages"),
        (SOURCE + 'sitemap = "https://a.example/x"\n', "source 1: has feed and sitemap; give one"),
        ('[[source]]\nfeed = "https://a.example/feed"\n', "source 1: needs name"),
        (SOURCE + SOURCE, "two sources are called 'A'"),
        (SOURCE + "often = 3\n", "nothing is called 'often'"),
        (SOURCE + "every = 0\n", "every is a whole number, 1 to 43,200"),
        (SOURCE + "every = true\n", "every is a whole number"),
        (SOURCE + "limit = 5000\n", "limit is a whole number"),
        (SOURCE + 'language = "English"\n', "language 'English' is none"),
        (SOURCE + 'allow = ["world/*"]\n', "no pattern of a path"),
        (SOURCE + "allow = [1]\n", "allow is a list of texts"),
        (SOURCE + "look_again = [24, 1]\n", "each later than the one before"),
        (SOURCE + "look_again = 3\n", "look_again is a list of hours"),
        (SOURCE + 'outlet = "a\\nb"\n', "outlet is a text on one line"),
        ('[[source]]\nname = "A"\nfeed = "file:///etc/passwd"\n', "feed .file:.* is no web address"),
        ('[[source]]\nname = "A"\nfeed = "https://ana:secret@a.example/"\n', "does not stand in the file"),
        ('[[source]]\nname = "A"\npages = []\n', "pages is empty"),
        (SOURCE + '[[alert]]\nname = "x"\n', "channel '' is none; there are atom, email, webhook"),
        (SOURCE + MAIL.replace('user = "sayso"\n', 'password = "secret"\n'), "stands in the environment"),
        (SOURCE + MAIL.replace('password_env = "MAIL"\n', ""), "needs password_env"),
        (SOURCE + MAIL.replace('"MAIL"', '"correct horse"'), "the name of a variable"),
        (SOURCE + MAIL + 'encryption = "none"\n', "for everybody to read"),
        (SOURCE + MAIL.replace("ana@desk.example", "ana@desk.example\\nBcc: x@y.z"), "is no mail address"),
        (SOURCE + MAIL + 'digest = "weekly"\n', "digest 'weekly' is none; there are each, hourly, daily"),
        (SOURCE + MAIL + 'at = "25:00"\n', "no time of the day"),
        (SOURCE + MAIL + 'once = "yes"\n', "once is true or false"),
        (SOURCE + HOOK.replace('key_env = "KEY"\n', ""), "needs key_env"),
        (SOURCE + HOOK + 'address_env = "X"\n', "needs address, or address_env"),
        (SOURCE + FEED.replace('"feed"', '"a/b"'), "has no / in it"),
        (SOURCE + FEED + FEED, "two alerts are called 'feed'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(SettingsError, match=wrong) as raised:
        read_watch_sources(written(tmp_path, text))
    assert "\n" not in str(raised.value)
    assert "secret@" not in str(raised.value)
    assert "correct horse" not in str(raised.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read"):
        read_watch_sources(tmp_path / "none.toml")


def test_the_examples_of_the_docs_are_files_that_can_be_used(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "watch.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    rules = tmp_path / "rules.toml"
    rules.write_text(next(one for one in blocks if "[[watch]]" in one), encoding="utf-8")
    file = read_watch_sources(written(tmp_path, "".join(one for one in blocks if "[[watch]]" not in one)))
    assert [one.form for one in file.sources] == ["feed", "sitemap", "pages"]
    assert [one.channel for one in file.alerts] == ["email", "webhook", "atom"]
    assert {rule for one in file.alerts for rule in one.rules} <= {one.name for one in read_watch_rules(rules)}
