"""Built forms of packs say what the packs say, and only while these are what they were."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import built, packs, tables, trees
from corpus.folding import fold, folded_sections
from corpus.narrowing import pieces
from corpus.pay import currencies
from corpus.pay.currencies import currency_forms, places
from corpus.roles.indexing import index
from corpus.roles.pack import Index, Pack, load, sources
from corpus.roles.syntax import syntax

EXAMPLES = Path(__file__).parents[1] / "examples"
PAY = "langs/en/pay.txt"
TEXTS = {
    "en": "The senior software engineers of Canada's largest bank, a co-founder among them, earn CA$ 90k.",
    "de": "Die Softwareentwicklerinnen und der stellvertretende Chefarzt der Klinik in Wien verdienen 5000 Euro.",
    "zh": "台北的资深软件工程师和护理师，月薪四万五千元。",
    "ar": "يتقاضى مهندسو البرمجيات والأطباء في مصر خمسة آلاف جنيه شهريا.",
    "ko": "서울의 수석연구원과 대학교수는 월급 300만원을 받는다.",
}
# All documents of a folder, each read with packs cut down to it.
EVERY_DOCUMENT = """
import json, sys
from pathlib import Path
from corpus import built, clean, narrowing, packs
packs._DATA = sys.argv[1]
narrowing._FEW, narrowing._SHORT = 10**9, 10**9
if sys.argv[3] == "without":
    built.load = lambda sources: None
for path in sorted(Path(sys.argv[2]).iterdir()):
    if path.is_file():
        print(json.dumps(clean(path.read_bytes(), path.name).to_dict(edits=True)))
"""


def _forget() -> None:
    kept = (currencies._languages, currencies._of_language, currencies._whole)
    for cached in (packs._content, packs.languages, tables.names, load, syntax, *kept):
        cached.cache_clear()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data files with their built forms."""
    copy = tmp_path_factory.mktemp("whole") / "data"
    shutil.copytree(packs.data_path(""), copy, ignore=shutil.ignore_patterns(f"*{built.SUFFIX}"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packs, "_DATA", str(copy))
        _forget()
        tables.build()
    _forget()
    return copy


@pytest.fixture
def data(tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data files without built forms, in a place of their own."""
    copy = tmp_path / "data"
    shutil.copytree(whole, copy, ignore=shutil.ignore_patterns(f"*{built.SUFFIX}"))
    monkeypatch.setattr(packs, "_DATA", str(copy))
    _forget()
    yield copy
    _forget()


def _build(data: Path, whole: Path) -> None:
    """Put the built forms beside the data files, as `tables.build` does."""
    for path in whole.rglob(f"*{built.SUFFIX}"):
        shutil.copy(path, data / path.relative_to(whole))


def _money(language: str) -> tuple[object, ...]:
    _forget()
    held = pieces(fold(TEXTS[language]).text)
    named = places((language, "en"), held)
    return currency_forms((language, "en"), held), named.owners, named.lower


def test_every_list_is_the_same_with_its_built_form(data: Path, whole: Path) -> None:
    lists = [(tag, stage) for tag in packs.languages() for stage in ("boilerplate", "pay", "spam", "subjects")]
    before = [folded_sections(*each) for each in lists]
    _build(data, whole)
    assert built.load([PAY]) is not None
    assert [folded_sections(*each) for each in lists] == before


@pytest.mark.parametrize("language", TEXTS)
def test_tables_give_a_text_the_same_rows_with_their_index(language: str, data: Path, whole: Path) -> None:
    without = _money(language)
    assert tables.names("places.tsv").lines(str.isalpha, bool) is None
    _build(data, whole)
    assert _money(language) == without
    assert tables.names("places.tsv").lines(str.isalpha, bool)
    assert without[0]


@pytest.mark.parametrize("language", TEXTS)
def test_whole_tables_are_the_same_with_their_index(language: str, data: Path, whole: Path) -> None:
    tags = (language, "en")
    without = [*currency_forms(tags).items()], places(tags)[1:]
    assert tables.names("currencies.tsv").groups is None
    _build(data, whole)
    _forget()
    assert ([*currency_forms(tags).items()], places(tags)[1:]) == without
    assert tables.names("currencies.tsv").groups
    assert len(without[0]) > 500


@pytest.mark.parametrize("language", TEXTS)
def test_a_pack_of_roles_has_the_same_index_built_or_not(language: str, data: Path, whole: Path) -> None:
    assert built.load(sources(language)) is None
    made = index(language)
    _build(data, whole)
    assert {group: Index(*texts) for group, texts in built.load(sources(language)).items()} == made
    assert Pack(language).openings("heads")


@pytest.mark.parametrize(
    "name",
    [
        "content.html.json",
        "content.text.json",
        "pagetype.json",
        "rest.json",
        "verdicts.json",
        "mentions.json",
        "pairs.json",
        "kinds.json",
    ],
)
def test_forests_are_the_same_with_their_built_form(name: str, data: Path, whole: Path) -> None:
    assert built.load([name]) is None
    _build(data, whole)
    assert built.load([name]) == trees.read(name)


def test_an_index_leaves_most_rows_out(data: Path, whole: Path) -> None:
    _build(data, whole)
    rows = tables.names("places.tsv").lines("en".__eq__, pieces("in canada").__contains__)
    assert rows
    assert all(row.lower()[:4] in "in canada" for row in rows)


def test_documents_are_the_same_with_and_without_built_forms(data: Path, whole: Path) -> None:
    _build(data, whole)
    with_, without = (
        subprocess.run(
            [sys.executable, "-c", EVERY_DOCUMENT, str(data), str(EXAMPLES), how], capture_output=True, check=True
        ).stdout
        for how in ("with", "without")
    )
    assert with_ == without
    assert with_.count(b"\n") > 10


def test_an_edited_pack_is_read_itself(data: Path, whole: Path) -> None:
    _build(data, whole)
    with (data / PAY).open("a", encoding="utf-8") as pack:
        pack.write("[context.none]\n" if "[context.none]" not in (data / PAY).read_text("utf-8") else "")
        pack.write("flibbertigibbet\n")
    assert built.load([PAY]) is None
    assert "flibbertigibbet" in folded_sections("en", "pay")[-1].words


def test_other_code_makes_all_stale(data: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _build(data, whole)
    check, size = built._code()
    monkeypatch.setattr(built, "_code", lambda: (check ^ 1, size))
    assert built.load([PAY]) is None


def test_settings_that_an_index_depends_on_count_as_its_source(data: Path, whole: Path) -> None:
    _build(data, whole)
    before = Pack("de").openings("heads")
    assert built.load(sources("de"))
    (data / "langs/de/roles.txt").write_text("[flags]\nunspaced\n", "utf-8")
    _forget()
    assert built.load(sources("de")) is None
    assert Pack("de").openings("heads") != before


def test_a_damaged_built_form_is_left_alone(data: Path, whole: Path) -> None:
    _build(data, whole)
    path = data / f"{PAY}{built.SUFFIX}"
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole[:100] + b"?" + whole[101:]):
        path.write_bytes(damaged)
        assert built.load([PAY]) is None
    path.write_bytes(whole)
    assert built.load([PAY]) is not None


def test_the_package_is_built_without_other_packages() -> None:
    blocked = "import sys; sys.modules.update(dict.fromkeys(['ahocorasick_rs', 'regex', 'ftfy', 'chardet', 'bs4']))"
    loaded = "from corpus import tables; from corpus.roles.indexing import index; print(len(index('en')))"
    done = subprocess.run([sys.executable, "-c", f"{blocked}; {loaded}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
