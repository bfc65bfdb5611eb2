"""The reviewed sources keep their rules, and the manifest tells the truth about them."""

import math
import re
import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from proofread.lexbuild.build import NOISE
from proofread.lexbuild.dialects import spellings
from proofread.lexbuild.sources import digest_of, read_manifest, rows
from proofread.lexicon.dialects import OWN
from proofread.lexicon.period import KINDS as OLD_KINDS
from proofread.suggest.doubt import BEYOND_DOUBT

if TYPE_CHECKING:
    from proofread.suggest.judge import Judge

ROOT = Path(__file__).parents[1] / "dictionaries"
SOURCES = sorted(str(path.relative_to(ROOT).as_posix()) for path in ROOT.glob("*/*.tsv"))
COEFFICIENTS = sorted(
    str(path.relative_to(ROOT).as_posix()) for path in ROOT.glob("model/**/*.toml") if path.name != NOISE
)
MANIFEST = {source.file: source for source in read_manifest(ROOT)}
OURS = [file for file in MANIFEST if not file.startswith("pypi:")]
HOUSE = "house/news_names.tsv"
KINDS = {"person", "place", "organisation", "brand", "people", "publication", "event", "operation", "ship", "old"}

OF_WORDS = {"model/period.toml", "model/period.telling.toml", "model/period.hardened.toml"}
"""Families whose coefficients have the names of words, or of checks."""

_COPYLEFT = re.compile(r"\bA?GPL|\bLGPL|ODbL|Open Database|NonCommercial|\bNC\b|\bND\b", re.IGNORECASE)
_NOTICE = re.compile(r"licences/[\w.-]+\.txt")


@pytest.mark.parametrize("file", SOURCES)
def test_bytes(file: str) -> None:
    body = (ROOT / file).read_bytes()
    text = body.decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert re.search(r"[ \t]\n", text) is None
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("file", SOURCES)
def test_lines_are_sorted_and_each_is_there_once(file: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    keys = [line.split("\t", 1)[0] for line in lines]
    out_of_order = [(number, pair) for number, pair in enumerate(pairwise(keys), 1) if pair[0] >= pair[1]]
    assert out_of_order[:5] == []
    assert all(key == key.strip() and key for key in keys)


@pytest.mark.parametrize("file", SOURCES)
def test_every_line_has_the_same_fields(file: str) -> None:
    path = ROOT / file
    columns = path.read_text(encoding="utf-8").partition("\n")[0].count("\t") + 1
    assert sum(1 for _ in rows(path, columns)) > 0


def test_the_manifest_lists_every_source_and_no_other() -> None:
    assert sorted(OURS) == sorted({*SOURCES, *COEFFICIENTS, f"model/{NOISE}"})


def test_the_manifest_lists_each_once() -> None:
    assert len(read_manifest(ROOT)) == len(MANIFEST)


@pytest.mark.parametrize("file", OURS)
def test_digest(file: str) -> None:
    assert MANIFEST[file].sha256 == digest_of(ROOT / file)


@pytest.mark.parametrize("file", MANIFEST)
def test_origin_licence_and_date(file: str) -> None:
    source = MANIFEST[file]
    assert source.origin.strip()
    assert source.licence.strip()
    assert source.note.strip()
    assert re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", source.date)
    assert re.fullmatch(r"[0-9a-f]{64}", source.sha256)
    assert not source.script or (ROOT.parent / source.script).is_file()


@pytest.mark.parametrize("file", MANIFEST)
def test_licence_lets_the_source_be_shipped(file: str) -> None:
    licence = MANIFEST[file].licence
    assert _COPYLEFT.search(licence) is None
    for notice in _NOTICE.findall(licence):
        assert (ROOT / notice).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("file", [file for file in MANIFEST if "CC BY-SA" in MANIFEST[file].licence])
def test_share_alike_sources_are_kept_apart(file: str) -> None:
    assert file.startswith("share-alike/")


def test_every_notice_belongs_to_a_source() -> None:
    named = {notice for source in MANIFEST.values() for notice in _NOTICE.findall(source.licence)}
    assert {f"licences/{path.name}" for path in (ROOT / "licences").iterdir()} == named


@pytest.mark.skipif(not (ROOT / HOUSE).exists(), reason="the list of names is still to be written")
def test_reviewed_names_have_a_kind_a_popularity_and_a_reason() -> None:
    for name, kind, popularity, note in rows(ROOT / HOUSE, 4):
        assert kind in KINDS, name
        assert popularity in {"1", "2", "3"}, name
        assert note.strip() == note, name
        assert "  " not in name


@pytest.mark.parametrize("file", COEFFICIENTS)
def test_coefficients_are_finite_numbers_by_name(file: str) -> None:
    with (ROOT / file).open("rb") as body:
        coefficients = tomllib.load(body)["coefficients"]
    assert coefficients
    for name, value in coefficients.items():
        assert re.fullmatch(r"[a-z_0-9]+(>-?[0-9.]+)?", name) or (file in OF_WORDS and len(name.split()) == 1)
        assert isinstance(value, float | int)
        assert math.isfinite(value)


def test_misprints_are_counted_forms_and_their_cures_are_words(judge: "Judge") -> None:
    counted = {line.split("\t", 1)[0].casefold() for line in (ROOT / "news/forms.tsv").read_text("utf-8").splitlines()}
    for line in (ROOT / "news/misprints.tsv").read_text("utf-8").splitlines():
        form, right = line.split("\t")
        assert form in counted
        entry, cure = judge.lexicon.words.entry(form), judge.lexicon.words.entry(right)
        assert entry is None or entry.news_documents == 0
        assert cure is not None
        assert cure.size or cure.name > BEYOND_DOUBT


def test_reviewed_spellings_of_a_dialect_are_words_and_hold() -> None:
    words = {line.split("\t", 1)[0] for line in (ROOT / "words/scowl.tsv").read_text("utf-8").splitlines()}
    found = spellings(ROOT)
    for form, dialect, other, reason in rows(ROOT / "dialects/pairs.tsv", 4):
        assert {form, other} <= words, form
        assert form == form.lower()
        assert dialect in OWN
        assert reason.strip() == reason
        assert found[form] == (dialect, other)
    for form, _reason in rows(ROOT / "dialects/shared.tsv", 2):
        assert form in words
        assert form not in found


OLD_SOURCES = {"SCOWL", "Webster 1913", "Johnson 1755", "Austen", "Hansard", "newspapers", "usage"}


def test_old_forms_have_a_kind_and_sources_and_are_no_misprints_of_today() -> None:
    words = {line.split("\t", 1)[0] for line in (ROOT / "words/scowl.tsv").read_text("utf-8").splitlines()}
    misprints = {line.split("\t", 1)[0] for line in (ROOT / "news/misprints.tsv").read_text("utf-8").splitlines()}
    counts = dict.fromkeys(OLD_KINDS, 0)
    for old, modern, kind, sources in rows(ROOT / "period/19c.tsv", 4):
        counts[kind] += 1
        assert old.casefold() != modern.casefold()
        assert old not in misprints, old
        named = sources.split(", ")
        assert set(named) <= OLD_SOURCES, old
        assert "SCOWL" not in named or {old, old.lower()} & words, old
        assert (named == ["usage"]) == ("usage" in named), old
    assert all(counts.values())
    assert sum(counts.values()) > 600


@pytest.mark.parametrize("form", "tbe hcr bim witli modem groat tiro centry haply sope tho wo ax".split())
def test_what_scanners_make_of_words_of_today_is_no_old_form(form: str) -> None:
    assert form not in {old for old, *_ in rows(ROOT / "period/19c.tsv", 4)}
