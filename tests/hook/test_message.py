"""What of a commit message is prose, and what in it no check may touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofread.hook.message import read_message

MESSAGE = """\
Report from the port of Mariupol

The harbour opens again on Tuesday,
and the first ships are expected.

    indented = code

- a list with `some code` in it
# a comment

Signed-off-by: Desk <desk@news.example>
Change-Id: I0123456789
# Please enter the commit message for your changes.
# ------------------------ >8 ------------------------
# Do not modify or remove the line above.
diff --git a/a.txt b/a.txt
+The wrods of a story.
"""

PROSE = """\
Report from the port of Mariupol

The harbour opens again on Tuesday,
and the first ships are expected.

- a list with `some code` in it"""


def protected(source: str) -> list[str]:
    document = read_message("message", source)
    return [document.text[slice(*span)] for span in document.protected]


def test_prose_is_kept() -> None:
    assert read_message("message", MESSAGE).text == PROSE


def test_blocks_are_paragraphs() -> None:
    document = read_message("message", MESSAGE)
    assert [document.text[slice(*block)].count("\n") for block in document.blocks] == [0, 1, 0]


def test_subject_stands_alone_even_without_an_empty_line() -> None:
    document = read_message("message", "Report from the port\nPort opens again\n")
    assert len(document.blocks) == 2


@pytest.mark.parametrize("mark", [";", "//", "%"])
def test_comments_by_another_mark(mark: str) -> None:
    source = MESSAGE.replace("\n# ", f"\n{mark} ")
    assert read_message("message", source, mark).text == PROSE
    assert "Please enter" in read_message("message", source).text


@pytest.mark.parametrize(
    "source",
    [MESSAGE.replace("\n# ", "\n; "), "#1 is out\n\n; Please enter\n;\n; On branch main\n;\n", "Out\n; no more"],
)
def test_mark_that_git_chose(source: str) -> None:
    said = read_message("message", source, "auto").text
    assert ";" not in said
    assert "Please enter" not in said


@pytest.mark.parametrize(
    "line",
    [
        "Merge branch 'main' into desk",
        "Merge pull request #12 from desk/port",
        'Revert "Report from the prot"',
        "This reverts commit 0123456789.",
        "fixup! Report from the prot",
        "squash! Report from the prot",
        "Co-authored-by: Jon Smiht <jon@news.example>",
    ],
)
def test_lines_of_git_are_no_prose(line: str) -> None:
    assert read_message("message", f"{line}\n\nSo the desk decided.\n").text == "So the desk decided."


def test_last_paragraph_of_prose_is_no_trailer() -> None:
    assert "and prose" in read_message("message", "Subject\n\nNote: this\nand prose\n").text
    assert read_message("message", "Fix: the port").text == "Fix: the port"


@pytest.mark.parametrize(
    "code",
    [
        "open_newsroom",
        "readBytes",
        "cli/hook.py",
        "setup.py",
        "--new-only",
        "-z",
        "run()",
        "`any wrods`",
        "HEAD",
        "v1.2",
        "utf8",
        "a=b",
        "C++",
        "desk@news.example",
        "$HOME",
        "std::string",
        "don't_care",
        "NaN",
    ],
)
def test_code_is_protected(code: str) -> None:
    assert protected(f"The desk uses {code} now, well-known as it is.\n") == [code]


def test_words_are_not_protected() -> None:
    assert protected("The mayor's well-known port (Mariupol) opens again, “at last”; it's a U-turn.\n") == []


def test_message_without_prose() -> None:
    for source in ("", "\n", "# only comments\n", "Signed-off-by: Desk <desk@news.example>\n"):
        assert read_message("message", source).text == ""


@given(st.text(alphabet="ab#`_. \t\n-:>8", max_size=60), st.sampled_from(["#", ";", "auto", ""]))
def test_text_is_what_the_source_says(source: str, mark: str) -> None:
    document = read_message("message", source, mark)  # which proves its verbatim stretches
    assert all(document.source_span(span).start <= len(source) for span in document.blocks)


def test_long_words_take_no_time() -> None:
    read_message("message", "a" * 300_000 + "\n" + "`" * 100_000 + "\n")
