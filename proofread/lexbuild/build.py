"""Compiles all of ``dictionaries/`` into the files that a run maps.

Runs when the package is built and for ``proofread dict build``. The same sources
give the same bytes. Needs numpy and pocketsphinx, whose package carries the
trigram model; neither is needed at run time.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Final

from proofread.errors import LexiconError, SourceError
from proofread.files import write_whole
from proofread.lexbuild.backoff import BackoffModel, pack
from proofread.lexbuild.channel import compile_channel
from proofread.lexbuild.confusions import compile_confusions
from proofread.lexbuild.counts import estimated
from proofread.lexbuild.dialects import dialect_table, spellings
from proofread.lexbuild.neighbours import compile_deletes
from proofread.lexbuild.period import compiled_period
from proofread.lexbuild.phrases import gap_table, own_phrases, phrase_table, title_phrases
from proofread.lexbuild.pocketsphinx import read_pocketsphinx
from proofread.lexbuild.sources import digest_of, read_manifest, rows, verify_digests
from proofread.lexbuild.trie import compile_trie
from proofread.lexbuild.words import TitleTable, WordTable
from proofread.lexicon.entry import Flag
from proofread.lexicon.words import Words

CANDIDATE_FLOOR: Final = -16.5
"""Log probability above which a form may be offered as a correction; rarer ones are only known."""

OFFERED_TO_SCANS: Final = -17.05
"""The same for misread copy, where the words around decide: as rare as SCOWL's size 70 (prosecutrix)."""

VOCABULARY: Final = 65_535
"""Words of the broadcast model: with so many a word number takes two bytes, and 31 MB become 23 MB."""


NOISE: Final = "noise.toml"
"""Among the coefficients, but none: how copy goes wrong, which `proofread train` damages clean stories with."""

INFORMED: Final = "informed"
"""The folder of the coefficients that weigh what the language model says, too."""


def build(sources: Path, target: Path, report: Callable[[str], None] = lambda _line: None) -> None:
    """Compile the sources into a folder.

    Args:
        sources: the ``dictionaries`` folder.
        target: where the compiled files go; made where it is absent.
        report: called with the name of each file as it is written.

    Raises:
        SourceError: a source is missing, differs from the manifest or breaks a rule.
        LexiconError: a package needed to build is not installed.
        WriteError: a file cannot be written.
    """
    manifest = read_manifest(sources)
    digest = verify_digests(sources, (source for source in manifest if not source.file.startswith("pypi:")))
    target.mkdir(parents=True, exist_ok=True)
    for name, body in _files(sources, target, digest):
        write_whole(target / name, body)
        report(name)


def _files(sources: Path, target: Path, digest: str) -> Iterator[tuple[str, bytes]]:
    titles = TitleTable()
    titles.add_titles(sources / "share-alike/titles.tsv")
    titles.add_wide(sources / "share-alike/wordfreq.tsv")
    yield "words.bin", _words(sources, titles).compiled(digest)
    yield "titles.bin", titles.compiled(digest)
    own, encyclopedia = own_phrases(sources), title_phrases(sources)
    yield "phrases.bin", phrase_table("phrases", digest, own)
    yield "title_phrases.bin", phrase_table("title_phrases", digest, encyclopedia)
    both = {key: max(own.get(key, 0.0), encyclopedia.get(key, 0.0)) for key in own.keys() | encyclopedia.keys()}
    yield "gaps.bin", gap_table(digest, both)
    yield "deletes.bin", compile_deletes(_candidates(Words(target)), digest)
    broadcast = read_pocketsphinx(_pocketsphinx_model(sources), vocabulary=VOCABULARY)
    yield "broadcast.bin", pack(broadcast, digest)
    news = _news_model(sources / "ngrams")
    yield "news.bin", pack(news, digest)
    confused = compile_confusions(sources / "confusions", Words(target), [broadcast, news], digest)
    yield "confusions.bin", confused
    yield "trie.bin", compile_trie(_candidates(Words(target), OFFERED_TO_SCANS), digest)
    yield "channel.json", compile_channel(sources / "ocr", digest)
    yield "dialects.bin", dialect_table(digest, spellings(sources))
    yield "period.json", compiled_period(sources, digest)
    yield "model.json", _model(sources / "model", digest)
    yield "sources.json", _sources(sources)


def _news_model(folder: Path) -> BackoffModel:
    return estimated(folder / "news_1.tsv", folder / "news_2.tsv", folder / "news_3.tsv", folder / "news_once.tsv")


def _words(sources: Path, titles: TitleTable) -> WordTable:
    words = WordTable()
    words.add_scowl(sources / "words/scowl.tsv")
    words.add_news_words(sources / "words/news_words.tsv")
    words.add_web(sources / "words/wordsegment.tsv")
    misprints = {form for form, _right in rows(sources / "news/misprints.tsv", 2)}
    words.add_news_forms(sources / "news/forms.tsv", misprints)
    words.add_places(sources / "names/geonames.tsv")
    words.add_names((name for name, _origin in rows(sources / "names/brands.tsv", 2)), Flag.BRAND)
    words.add_names((name for (name,) in rows(sources / "names/given.tsv", 1)), Flag.GIVEN)
    words.add_house(sources / "house/news_names.tsv")
    words.add_casing(sources / "words/casing.tsv", titles.rows.__contains__)
    return words


def _candidates(words: Words, least: float = CANDIDATE_FLOOR) -> Iterator[tuple[str, float]]:
    """Forms that may be offered as corrections, each with its log probability."""
    titles = (key for key in words.titles if words.words.find(key) < 0)
    for key in chain(words.words, titles):
        entry = words.entry(key)
        if entry is not None and entry.best >= least and not entry.has(Flag.OLD):
            yield key, entry.best


def _pocketsphinx_model(sources: Path) -> Path:
    spec = find_spec("pocketsphinx")
    if spec is None or spec.origin is None:
        raise LexiconError(
            "compiling the dictionaries needs the package pocketsphinx, which carries the trigram model",
            hint="pip install 'proofread[build]'",
        )
    path = Path(spec.origin).parent / "model/en-us/en-us.lm.bin"
    expected = next(source.sha256 for source in read_manifest(sources) if source.file.startswith("pypi:pocketsphinx"))
    if digest_of(path) != expected:
        raise SourceError(
            f"{path} is not the trigram model that MANIFEST.toml names", hint="pip install 'proofread[build]'"
        )
    return path


def _model(folder: Path, digest: str) -> bytes:
    """The coefficients of all families in one file that opens at once; the model of noise is only for training."""
    families = _families(set(folder.glob("*.toml")) - {folder / NOISE})
    informed = _families(folder.glob(f"{INFORMED}/*.toml"))
    return json.dumps({"digest": digest, "families": families, "informed": informed}, sort_keys=True).encode("utf-8")


def _families(paths: Iterable[Path]) -> dict[str, object]:
    """By the name of a family its coefficients."""
    return {path.stem: tomllib.loads(path.read_text("utf-8"))["coefficients"] for path in sorted(paths)}


def _sources(dictionaries: Path) -> bytes:
    """The manifest with the size of each source, for whoever asks an installation what it holds."""
    listed = []
    for source in read_manifest(dictionaries):
        entry: dict[str, str | int] = {"file": source.file, "origin": source.origin, "licence": source.licence}
        entry |= {"date": source.date, "sha256": source.sha256}
        path = dictionaries / source.file
        if path.exists():
            body = path.read_bytes()
            entry |= {"bytes": len(body), "entries": body.count(b"\n")}
        listed.append(entry)
    return json.dumps({"sources": listed}, ensure_ascii=False, indent=1).encode("utf-8")
