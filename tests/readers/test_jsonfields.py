"""The chosen fields of JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.errors import ReadError
from proofread.model.document import Document, SegmentKind
from proofread.model.span import Span
from proofread.readers.jsonfields import read_json


def blocks(story: Document) -> list[str]:
    return [story.text[slice(*block)] for block in story.blocks]


@pytest.mark.parametrize(
    ("source", "fields", "expected"),
    [
        ('{"title": "One", "body": "Two"}', ["title"], ["One"]),
        ('{"b": "Two", "a": "One"}', ["a", "b"], ["Two", "One"]),
        ('{"a": {"title": "One"}, "title": "Two"}', ["title"], ["One", "Two"]),
        ('{"a": {"title": "One"}, "title": "Two"}', ["a.title"], ["One"]),
        ('{"x": {"a": {"b": "One"}}}', ["a.b"], ["One"]),
        ('{"xa": {"b": "no"}, "a": {"b": "One"}}', ["a.b"], ["One"]),
        ('{"blocks": [{"text": "One"}, {"kind": "p", "text": "Two"}]}', ["blocks.text"], ["One", "Two"]),
        ('[["no", {"tags": ["One", ["Two"], 3, {"x": "no"}]}]]', ["tags"], ["One", "Two"]),
        ('{"a.b": "One"}', ["a.b"], ["One"]),
        ('{"t\\u00edtulo": "One"}', ["título"], ["One"]),
        ('{"title": null, "x": "no"}', ["title"], []),
        ('{"title": ""}', ["title"], []),
        ('{"n": 123456789012345678901234567890, "title": "One:,{[\\"]}"}', ["title"], ['One:,{["]}']),
        ('{"body": "One\\n\\nTwo < 3\\nThree"}', ["body"], ["One", "Two < 3", "Three"]),
        ('{"body": "<p>One\\n two</p><p>Three &amp; <b>four</b></p>"}', ["body"], ["One two", "Three & four"]),
        ('{"title": "Bell &#38; Co"}', ["title"], ["Bell & Co"]),
    ],
)
def test_chosen_fields_are_prose(source: str, fields: list[str], expected: list[str]) -> None:
    assert blocks(read_json("x", source, fields)) == expected


def test_a_character_leads_back_through_its_escape() -> None:
    source = r'{"title": "It\u2019s \"a\"\ttest \ud83d\ude00 \/ \ud83d."}'
    story = read_json("x", source, ["title"])
    assert story.text == 'It\u2019s "a"\ttest \U0001f600 / \ufffd.'
    for shown, written in [("\u2019", r"\u2019"), ('"', r"\""), ("\U0001f600", r"\ud83d\ude00"), ("test", "test")]:
        at = story.text.index(shown)
        assert source[slice(*story.source_span(Span(at, at + len(shown))))] == written
    assert {each.escapes for each in story.segments} == {("json",)}


def test_html_in_json_is_written_in_both() -> None:
    source = r'{"body": "<p>It&#8217;s <a href=\"x\">here<\/a>, \u0026amp; there<\/p>"}'
    story = read_json("x", source, ["body"])
    assert story.text == "It\u2019s here, & there"
    assert {each.escapes for each in story.segments} == {("html", "json")}
    at = story.text.index("&")
    assert source[slice(*story.source_span(Span(at, at + 1)))] == r"\u0026amp;"
    assert source[slice(*story.source_span(Span(2, 3)))] == "&#8217;"


def test_a_place_is_called_by_its_field_and_item() -> None:
    source = '{"title": "One", "blocks": [{"text": "Two"}, {"text": "Three"}]}'
    story = read_json("x", source, ["title", "text"])
    places = [anchor.place for block in story.blocks if (anchor := story.anchor(story.source_span(block).start))]
    assert places == [
        (("field", "title"),),
        (("item", 1), ("field", "blocks.text")),
        (("item", 2), ("field", "blocks.text")),
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{"title": "One",\n "b" "c"}', "line 2, column 6"),
        ('{"title": "One\n"}', "control character at line 1, column 15"),
        ('{"title": NaN}', "NaN"),
        ("", "line 1, column 1"),
        ("[" * 100_000, "not JSON that can be read: it is nested too deep$"),
        ('{"a": {"b": "x"}, "c": ["y", 1]}', r"none of the fields title, sub\.title; there are a\.b, c"),
        ('{"title": {"x": 1}}', "there is no text in it"),
        (json.dumps({f"f{n}": "x" for n in range(20)}), "f7 and 12 more"),
    ],
)
def test_what_cannot_be_read_says_where_or_what_is_there(source: str, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read_json("x", source, ["title", "sub.title"])
    assert caught.value.hint
    assert caught.value.message.startswith("x ")


VALUES = st.text(st.sampled_from("aé😀 \n\"\\/<b>&;\u2028'"), max_size=20)


@given(VALUES, VALUES, st.booleans(), st.data())
def test_an_edit_of_the_source_is_an_edit_of_the_text(one: str, two: str, ascii_: bool, data: st.DataObject) -> None:
    source = json.dumps({"a": [one, {"b": two}]}, ensure_ascii=ascii_)
    story = read_json("x", source, ["a", "b"])
    letters = [at for at, char in enumerate(story.text) if char in "aé" and story.editable(Span(at, at + 1))]
    if letters:
        at = data.draw(st.sampled_from(letters))
        start, end = story.source_span(Span(at, at + 1))
        edited = read_json("x", source[:start] + "x-z" + source[end:], ["a", "b"])  # "&xyz;" would be HTML
        assert edited.text == story.text[:at] + "x-z" + story.text[at + 1 :]


@given(st.lists(VALUES, max_size=4))
def test_every_verbatim_character_is_its_own(values: list[str]) -> None:
    source = json.dumps({"a": values, "b": None})
    story = read_json("x", source, ["a", "b"])
    for text, origin, kind, _ in story.segments:
        if kind is SegmentKind.VERBATIM:
            assert story.text[slice(*text)] == source[slice(*origin)]
    plain = [value for value in values if not {"<", "&"} & set(value) and value.strip()]
    assert all(value in story.text for value in plain)
