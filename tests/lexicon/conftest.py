"""A small lexicon, compiled from sources of a few lines."""

from pathlib import Path

import pytest

from proofread.lexbuild.neighbours import compile_deletes
from proofread.lexbuild.phrases import gap_table, phrase_table
from proofread.lexbuild.words import TitleTable, WordTable
from proofread.lexicon import Lexicon
from proofread.lexicon.entry import Flag
from proofread.lexicon.words import Words

DIGEST = "ab" * 32

SOURCES = {
    "scowl.tsv": "Kyiv\t70\tu\t*\nNATO\t50\ta\t*\nabandon\t20\tw\t*\nthe\t10\tw\t*\nvote\t10\tw\t*\n",
    "web.tsv": "the\t23135851162\nvoet\t20000\nvote\t45000000\n",
    "forms.tsv": "Kyiv\t800\t100\t300\t5\nMcDonald\t40\t2\t20\t3\nState-run\t5\t1\t3\t2\nvote\t900\t40\t500\t8\n",
    "places.tsv": "Kyiv\t2797553\tcity\nNew Delhi\t317797\tcity\nThe Hague\t474292\tcity\n",
    "house.tsv": "Azovstal\torganisation\t2\tsteel works\nHague Bank\told\t2\tThe Hague Bank\nKiev\told\t1\tKyiv\n",
    "casing.tsv": "Kyiv\t1500\nThe\t700\nXanadu\t1700\nthe\t400\nvote\t900\n",
    "titles.tsv": "kyiv\t40\t10\t20\t7\nolaf\t12\t12\t0\t1\n",
    "wide.tsv": "olaf\t300\nthe\t773\nvote\t500\n",
}

WEIGHTS = {"black sea fleet": 4.0, "white house": 5.0, "war of the roses": 3.0, "black sea": 6.0, "sea fleet": 0.1}


def word_table(folder: Path, titles: TitleTable) -> WordTable:
    """The permissive table of the sources in a folder."""
    words = WordTable()
    words.add_scowl(folder / "scowl.tsv")
    words.add_web(folder / "web.tsv")
    words.add_news_forms(folder / "forms.tsv")
    words.add_places(folder / "places.tsv")
    words.add_names(["iPhone", "Coca-Cola", "of"], Flag.BRAND)
    words.add_house(folder / "house.tsv")
    words.add_casing(folder / "casing.tsv", titles.rows.__contains__)
    return words


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """The lexicon of the sources above, without n-grams."""
    tmp_path = tmp_path_factory.mktemp("small")
    for name, body in SOURCES.items():
        (tmp_path / name).write_text(body, encoding="utf-8", newline="\n")
    titles = TitleTable()
    titles.add_titles(tmp_path / "titles.tsv")
    titles.add_wide(tmp_path / "wide.tsv")
    (tmp_path / "words.bin").write_bytes(word_table(tmp_path, titles).compiled(DIGEST))
    (tmp_path / "titles.bin").write_bytes(titles.compiled(DIGEST))
    words = Words(tmp_path)
    entries = {key: words.entry(key) for key in [*words.words, *words.titles]}
    candidates = [(key, entry.best) for key, entry in entries.items() if entry is not None]
    (tmp_path / "deletes.bin").write_bytes(compile_deletes(candidates, DIGEST))
    (tmp_path / "phrases.bin").write_bytes(phrase_table("phrases", DIGEST, WEIGHTS))
    (tmp_path / "title_phrases.bin").write_bytes(phrase_table("title_phrases", DIGEST, {"white house": 7.5}))
    (tmp_path / "gaps.bin").write_bytes(gap_table(DIGEST, WEIGHTS))
    return Lexicon(tmp_path)
