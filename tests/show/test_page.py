import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Findings, Quarantine, Span
from sayso.show.marks import Mark, marked
from sayso.show.page import as_html
from tests.show.made import TEXT, made
from tests.show.test_terminal import with_text

VOID = {"meta", "br", "link"}


class Reader(HTMLParser):
    """Checks that every tag is closed where it was opened; gathers ids, links, and the words of the article."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on")]
        assert tag not in ("script", "iframe", "object", "img", "link", "form", "base")
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.loads += [given["src"] or ""] if "src" in given else []
        if tag not in VOID:
            self.open.append((tag, given.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self.open]
        classes = self.open[-1][1] if self.open else ""
        if "p" in inside and "article" in inside and "mark" not in classes and "why" not in classes:
            self.words.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    assert [one for one, times in Counter(reader.ids).items() if times > 1] == []
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)
    assert reader.loads == []
    return reader


def page(*many: Findings) -> str:
    return "".join(as_html(many))


def squeezed(text: str) -> str:
    return "".join(text.replace("\u2060", "").split())


def test_page_is_sound_and_holds_the_article_word_for_word() -> None:
    assert squeezed("".join(read(page(made())).words)) == squeezed(TEXT)


def test_statement_leads_to_its_card_and_back() -> None:
    written = page(made())
    for number in range(1, 8):
        assert f'id="f1-s{number}"' in written
        assert f'href="#f1-s{number}"' in written
        assert f'id="f1-card-s{number}"' in written
    assert 'id="f1-card-s8"' not in written  # it goes on with s2 and is shown there


def test_nested_statement_lies_inside_the_outer() -> None:
    outer = page(made()).split('id="f1-s5"')[1].split("</p>")[0]
    assert 'id="f1-s6"' in outer


def test_set_aside_is_crossed_out_with_its_reason() -> None:
    assert re.search(
        r"<del [^>]*>Council votes on water bill MORE</del><span[^>]*>pasted headline</span>", page(made())
    )


def test_trouble_stands_in_the_margin_of_its_paragraph() -> None:
    paragraph = page(made()).split('id="f1-p7"')[1].split("</div>")[0]
    assert "⚠ number unreadable: perhaps more than 200?" in paragraph


def test_speakers_differ_by_more_than_hue() -> None:
    looks = re.findall(r'<li><span class="swatch (v\w k\d)">', page(made()))
    assert len(set(looks)) == len(looks) == 6
    assert len({look.split()[1] for look in looks[:4]}) == 4


def test_every_finding_has_a_card_that_leads_to_its_words() -> None:
    written = page(made())
    for identity in ("e1", "e2", "e5", "f1", "o1"):
        assert f'id="f1-card-{identity}"' in written
        assert f'href="#f1-words-{identity}"' in written
        assert f'id="f1-words-{identity}"' in written
    shelled = re.search(r'<span id="f1-words-e3" class="ev" title="([^"]*)">shelled</span>', written)
    assert shelled
    assert shelled[1].startswith("assault, heavy-weapons: guns, rockets, tanks, ships. claimed: somebody in the page")


def test_contents_say_how_much_there_is() -> None:
    contents = page(made()).split('class="contents"')[1].split("</ul>")[0]
    assert re.findall(r">([^<>]+)</a> (\d+)", contents) == [
        ("Who says what", "10"),
        ("In dispute", "2"),
        ("How many", "5"),
        ("What happened", "5"),
        ("What is due", "1"),
        ("Background", "2"),
    ]


def test_sides_of_a_dispute_wear_their_speakers_look() -> None:
    dispute = page(made()).split('id="f1-card-d1"')[1].split("</li>")[0]
    sides = re.findall(r'<div class="side (v\d k\d)"><p><span class="swatch (v\d k\d)">([^<]+)</span> (\w+)', dispute)
    assert [(side[2], side[3]) for side in sides] == [("Elena Dray", "accuses"), ("Northern Command", "denies")]
    assert all(side[0] == side[1] for side in sides)
    assert sides[0][0] != sides[1][0]


def test_margin_holds_figures_duties_and_places_of_its_paragraph() -> None:
    written = page(made())
    tenth, eleventh, fourth = (
        written.split(f'id="f1-p{number}"')[1].split("</div>")[0].split('class="marks"')[1] for number in (10, 11, 4)
    )
    assert '<a href="#f1-card-f1">12+ sailors killed</a>' in tenth
    assert '<a href="#f1-card-e5">44 days</a>' in eleventh  # it stands with its war
    assert '<a href="#f1-card-o1">due: 17 Mar 2023 · every year</a>' in eleventh
    assert 'title="Coast, TRV 40.50, 45.25"' in fourth


def test_metonym_is_no_place_in_the_margin() -> None:
    places = tuple(replace(one, literal=False) for one in made().places)
    assert 'title="Coast' not in page(replace(made(), places=places))


def test_several_pages_have_a_list_and_their_own_anchors() -> None:
    written = page(made(), made(), made())
    reader = read(written)
    assert {"f1", "f2", "f3"} <= set(reader.ids)
    assert written.count("<h1") == 1
    assert "<nav" not in page(made())


def test_nothing_read_is_still_a_page() -> None:
    read(page())


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "]]>--><!--"]
)
def test_markup_of_a_page_is_only_words(nasty: str) -> None:
    written = page(with_text(nasty))
    assert "<img" not in written
    assert "<script" not in written
    assert squeezed("".join(read(written).words)) == squeezed(nasty)


def test_only_web_addresses_become_links() -> None:
    document = replace(made().document, url="javascript:alert(1)")
    assert "javascript:" not in page(replace(made(), document=document))
    document = replace(made().document, url="https://tarvo.example/a?b=1&c=2")
    assert 'href="https://tarvo.example/a?b=1&amp;c=2"' in page(replace(made(), document=document))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_text_gives_a_sound_page(text: str) -> None:
    read(page(with_text(text)))


SPANS = st.tuples(st.integers(0, 29), st.integers(1, 30)).filter(lambda pair: pair[0] < pair[1])


@settings(max_examples=150, deadline=None)
@given(st.lists(SPANS, max_size=8), st.lists(st.sampled_from("ab\n "), min_size=30, max_size=30))
def test_marks_nest_properly_however_they_overlap(spans: list[tuple[int, int]], letters: list[str]) -> None:
    text = "".join(letters)
    marks = [Mark(Span(*span), "span", (("class", f"m{at}"),), identity=f"m{at}") for at, span in enumerate(spans)]
    covered: list[tuple[int, str]] = []
    for paragraph in marked(text, marks):
        reader = Reader()
        reader.handle_data = lambda data, reader=reader: covered.extend(  # type: ignore[method-assign]
            (len(reader.open), letter) for letter in data
        )
        reader.feed(paragraph.html)
        reader.close()
        assert reader.open == []
    written = [
        (sum(start <= at < end for start, end in spans), letter)
        for line in re.finditer(r"[^\n]*[^\s][^\n]*", text)
        for at, letter in enumerate(line[0], start=line.start())
    ]
    assert covered == written


def test_passage_over_several_paragraphs_is_marked_in_each() -> None:
    whole = (Quarantine(Span(0, len(TEXT)), "footer"),)
    document = replace(made().document, quarantine=whole)
    none = dict.fromkeys(("statements", "events", "figures", "obligations", "disputes", "issues"), ())
    findings = replace(made(), document=document, **none)
    assert page(findings).count("<del class") == 12


LIGHT_AND_DARK = re.compile(r":root \{(.*?)\}", re.S)
SMALL_TEXT = 4.5  # WCAG 2.2 AA, 1.4.3


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_enough_in_light_and_dark() -> None:
    for scheme in LIGHT_AND_DARK.findall(page(made()))[:2]:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", scheme))
        pairs = [(f"h{hue}", ground) for hue in range(7) for ground in ("paper", "card", "lit")]
        pairs += [("ink", "paper"), ("ink", "lit"), ("quiet", "paper"), ("quiet", "card"), ("quiet", "lit")]
        for front, back in [*pairs, ("warn", "paper"), ("warn", "warn-ground")]:
            high, low = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= SMALL_TEXT, (front, back)
