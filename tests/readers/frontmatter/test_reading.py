"""Settings before a story: which of them are prose, and where each character stands."""

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.model.document import Document
from proofread.model.span import Span
from proofread.readers.markdown import read_markdown
from proofread.readers.sitepage import read_site_page

FIELDS = ("title", "description", "seo.lede", "tags")


def yaml(settings: str) -> Document:
    return read_markdown("x", f"---\n{dedent(settings)}\n---\nStory.", FIELDS)


def toml(settings: str) -> Document:
    return read_markdown("x", f"+++\n{dedent(settings)}\n+++\nStory.", FIELDS)


def fields(story: Document) -> list[str]:
    """The blocks before the story."""
    found = [story.text[slice(*block)] for block in story.blocks]
    assert found.pop() == "Story."
    return found


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("title: One: two", []),
        ('title: One, two\'s "three" (http://a.b/c#d)', ['One, two\'s "three" (http://a.b/c#d)']),
        ("title: One # no", ["One"]),
        ("title: 'It''s # one'  # no", ["It's # one"]),
        (r'title: "He \"said\" \u00e9\ud83d\ude00\x41\N{x}"', ['He "said" é😀A\x85{x}']),
        (r'title: "\q"', []),
        ("'title': One\n\"description\" : Two", ["One", "Two"]),
        ("other: One\ntitle: Two\ndate: 2024-01-01", ["Two"]),
        ("title: 2024\ndescription: null\ntags: [yes, ~, 1.5]", []),
        ("title: &a One\ndescription: *a", []),
        ("title: !!str One\ndescription: Two", ["Two"]),
        ("title: One\n  two\n\n  three\ndescription: Four", ["One two", "three", "Four"]),
        ("title:\n  One\n  two\ndescription:\n  - Three", ["One two", "Three"]),
        ("title: 'One\n  two'\ndescription: \"Three \\\n   four\"", ["One two", "Three four"]),
        ("title: |\n  One\n\n  two\ndescription: Three", ["One", "two", "Three"]),
        ("title: >-\n    One\n    two\n\n    three\n\ndescription: >+\n  Four", ["One two", "three", "Four"]),
        ("title: |2\n    One\nother: |\n  title: no\ndescription: Two", ["One", "Two"]),
        ("title: |\n    One\n  two\ndescription: Three", ["Three"]),
        ("tags: [one, 'two, three', \"four\", five six]", ["one", "two, three", "four", "five six"]),
        ("tags: [one,\n  two] # no\ntitle: Three", ["one", "two", "Three"]),
        ("tags: [one, [two]]\ndescription: {title: no}\ntitle: Three", ["Three"]),
        ('tags:\n- one\n- "two"\n-   three\n    four\ntitle: Five', ["one", "two", "three four", "Five"]),
        ("seo:\n  lede: One\n  other: no\nlede: no", ["One"]),
        ("parts:\n  - title: One\n    n: 2\n  - n: 3\n    title: Two", ["One", "Two"]),
        ('title: One\ndescription: "Two\ntags: [no]', ["One"]),
        ("title: 'One' two\ndescription: Three", ["Three"]),
        ("\ttitle: no\ntitle: One", ["One"]),
        ("title: - no\n? title\n: no", []),
        ("title:\ndescription: One", ["One"]),
    ],
)
def test_chosen_values_of_yaml_are_prose(settings: str, expected: list[str]) -> None:
    assert fields(yaml(settings)) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('title = "One \\"two\\" \\u00e9\\U0001F600" # no', ['One "two" é😀']),
        ("title = 'One \\ \"two\"'", ['One \\ "two"']),
        ('title = """\nOne \\\n   two\n\nthree"""\ndescription = \'\'\'four "\'\'\'', ["One two", "three", 'four "']),
        ('title = "\\q"\ndescription = "One"', ["One"]),
        ('tags = ["one", \'two\', # no\n """three""",\n]\ntitle = "Four"', ["one", "two", "three", "Four"]),
        ('tags = ["one", 2]\ntitle = [["no"]]\ndescription = { title = "no" }', []),
        ('n = 1\nd = 2024-01-01T00:00:00Z\nb = true\nf = [1, 2]\ntitle = "One"', ["One"]),
        ('[seo]\nlede = "One"\n[[parts]]\ntitle = "Two"\n[[parts]]\n"title" = "Three"', ["One", "Two", "Three"]),
        ('seo.lede = "One"\nlede = "no"', ["One"]),
        ('title = "One"\nx = !y\ndescription = "no"', ["One"]),
        ('title = "One\ndescription = "no"', []),
        ('title = "One" two\ndescription = "no"', ["One"]),
    ],
)
def test_chosen_values_of_toml_are_prose(settings: str, expected: list[str]) -> None:
    assert fields(toml(settings)) == expected


@pytest.mark.parametrize(
    ("story", "written", "escapes"),
    [
        (yaml("title: recieve"), "recieve", ("yaml-plain",)),
        (yaml("title: 'it''s recieve'"), "recieve", ("yaml-single",)),
        (yaml('title: "\\"recieve\\""'), "recieve", ("json",)),
        (yaml("title: |\n  a\n  recieve"), "recieve", ()),
        (yaml("title: >\n  a\n  recieve"), "recieve", ()),
        (yaml("tags: [a, recieve]"), "recieve", ("yaml-flow",)),
        (toml('title = "recieve"'), "recieve", ("json",)),
        (toml("title = 'recieve'"), "recieve", ("toml-literal",)),
    ],
)
def test_a_value_leads_back_to_its_place(story: Document, written: str, escapes: tuple[str, ...]) -> None:
    at = story.text.index(written)
    span = Span(at, at + len(written))
    assert story.editable(span)
    assert story.source_span(span).start == story.source.index(written)
    assert next(each.escapes for each in story.segments if each.text.end >= span.end) == escapes
    anchor = story.anchor(story.source.index(written))
    assert anchor is not None
    assert anchor.place[-1][0] == "field"


def test_comments_to_us_are_noted_where_they_are_comments() -> None:
    story = yaml(
        """\
        # proofread: ignore spelling
        title: One # proofread: ignore names because so
        other: "# proofread: no"
        text: |
          # proofread: no
        tags: # Proofread: ignore a
          - one  #proofread: ignore b
        x: y#proofread: no"""
    )
    assert [story.source[slice(*each)] for each in story.comments] == [
        "# proofread: ignore spelling",
        "# proofread: ignore names because so",
        "# Proofread: ignore a",
        "#proofread: ignore b",
    ]
    story = toml(
        "# proofread: a \r\ntitle = 'x' # proofread: b\nother = '# proofread: no'\nlist = [1, # proofread: c\n]"
    )
    assert [story.source[slice(*each)] for each in story.comments] == [
        "# proofread: a",
        "# proofread: b",
        "# proofread: c",
    ]


def test_comments_of_the_story_come_after_those_before_it() -> None:
    story = read_markdown("x", "---\n# proofread: a\ntitle: One\n---\nTwo <!-- proofread: b -->", ("title",))
    assert [story.source[slice(*each)] for each in story.comments] == ["# proofread: a", "<!-- proofread: b -->"]
    assert [story.text[slice(*each)] for each in story.blocks] == ["One", "Two"]


def test_pages_of_site_builders_have_front_matter_too() -> None:
    story = read_site_page("x", "---\ntitle: One\nlayout: page\n---\n<p>Two</p>", ("title",))
    assert [story.text[slice(*each)] for each in story.blocks] == ["One", "Two"]
    assert read_site_page("x", "--- <b>no", ("title",)).text == "--- no"


@pytest.mark.parametrize(
    "source", ["---\ntitle: One\n", "+++\ntitle = 'One'\n---\nTwo", "--- \n\n***", "---", "----\ntitle: x\n---"]
)
def test_settings_without_an_end_are_none(source: str) -> None:
    assert not read_markdown("x", source, ("title",)).anchors


TEXTS = st.text(st.sampled_from("aé😀 '\"\\#:,-\n"), max_size=20)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_prose_between_two_rules_is_no_front_matter(end: str) -> None:
    source = end.join(("---", "", "They saw the port.", "", "---", "", "And the sea.", ""))
    story = read_markdown("x", source, ("title",))
    assert [story.text[slice(*block)] for block in story.blocks] == ["They saw the port.", "And the sea."]


@given(TEXTS, st.data())
def test_an_edit_of_the_source_is_an_edit_of_the_text(value: str, data: st.DataObject) -> None:
    written = {
        "double": f"---\ntitle: {json.dumps(value)}\n---\n",
        "single": "---\ntitle: '" + value.replace("\n", " ").replace("'", "''") + "'\n---\n",
        "toml": f"+++\ntitle = {json.dumps(value, ensure_ascii=False)}\n+++\n",
        "literal": "---\ntitle: |2\n" + "".join(f"  {line}\n" for line in value.split("\n")) + "---\n",
    }
    source = written[data.draw(st.sampled_from(sorted(written)))]
    story = read_markdown("x", source, ("title",))
    letters = [at for at, char in enumerate(story.text) if char in "aé" and story.editable(Span(at, at + 1))]
    assert len(letters) == sum(char == "a" or (char == "é" and "\\u00e9" not in source) for char in value)
    if letters:
        at = data.draw(st.sampled_from(letters))
        start, end = story.source_span(Span(at, at + 1))
        edited = read_markdown("x", source[:start] + "xyz" + source[end:], ("title",))
        assert edited.text == story.text[:at] + "xyz" + story.text[at + 1 :]
