"""Lines that many documents have: how they are counted, and what cleaning makes of them."""

from __future__ import annotations

import pytest
from command import dechaff, files
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import counting
from corpus.counting import Counter, Counts

NOTICE = "Harbour Post is a member of the press council and answers every letter that readers send to it."
STORIES = [
    f"The yard at pier {number} took on forty welders in spring, and it still has thirty berths to fill.\n"
    f"Its foreman, who is {number} years older than the youngest of them, says that they stay when they are paid."
    for number in ("one", "two", "three", "four", "five", "six")
]
PAGES = [f"{story}\n{NOTICE}\n" for story in STORIES]


def counted(pages: list[str]) -> Counts:
    counter = Counter()
    for page in pages:
        counter.add(page.splitlines())
    return counter.counts()


def test_a_line_of_many_documents_goes() -> None:
    document = corpus.clean(PAGES[0], "a.txt", corpus.Options(counts=counted(PAGES)))
    assert document.text == f"{STORIES[0]}\n"
    assert [change.edit.rule for change in document.removed] == ["boilerplate.mul.repeated"]
    assert "6 of 6 documents" in document.removed[0].edit.reason


def test_without_counts_it_stays() -> None:
    assert corpus.clean(PAGES[0], "a.txt").text == PAGES[0]


def test_a_line_of_few_documents_stays() -> None:
    options = corpus.Options(counts=counted(PAGES[:4]))
    assert corpus.clean(PAGES[0], "a.txt", options).text == PAGES[0]


def test_a_short_heading_within_the_text_stays() -> None:
    pages = [f"{STORIES[at]}\nHow it began\n{STORIES[at - 1]}\n" for at in range(6)]
    assert "How it began" in corpus.clean(pages[0], "a.txt", corpus.Options(counts=counted(pages))).text


def test_a_document_that_the_collection_has_many_times_keeps_its_text() -> None:
    page = f"{chr(10).join(STORIES[:3])}\n{NOTICE}\n"
    options = corpus.Options(counts=counted([page] * 12 + PAGES))
    assert corpus.clean(page, "a.txt", options).text == page


def test_each_document_counts_once() -> None:
    assert counted([f"{NOTICE}\n" * 9]).of(NOTICE) == 1


def test_case_space_and_figures_make_no_difference() -> None:
    assert counting.key("Page 3  of 12") == counting.key("page 7 of 85")
    assert counting.key("Page 3 of 12") != counting.key("Page three of 12")


@given(st.lists(st.lists(st.text(min_size=1), max_size=5), max_size=8))
def test_what_is_written_is_read(pages: list[list[str]]) -> None:
    counter = Counter()
    for page in pages:
        counter.add(page)
    counts = counter.counts()
    found = counting.read("".join(counting.written(counts)))
    assert found.documents == len(pages)
    assert found.lines == {name: count for name, count in counts.lines.items() if count > 1 and name}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3\tline\n",
        "# dechaff counts: many documents\n",
        "# dechaff counts: 3 documents\nline\n",
        f"# dechaff counts: {'3' * 5000} documents\n",
        f"# dechaff counts: 3 documents\n{'3' * 5000}\tline\n",
    ],
)
def test_what_is_no_counts_is_refused(text: str) -> None:
    with pytest.raises(corpus.CountsError):
        counting.read(text)


def test_the_command(tmp_path) -> None:
    files(tmp_path, {f"pages/{at}.txt": page for at, page in enumerate(PAGES)})
    done = dechaff("count", tmp_path / "pages")
    assert done.returncode == 0
    assert done.stdout.startswith(b"# dechaff counts: 6 documents\n6\tharbour post is a member")
    # Some shells put a byte order mark before what they write.
    (tmp_path / "counts").write_bytes(b"\xef\xbb\xbf" + done.stdout)
    cleaned = dechaff("clean", tmp_path / "pages" / "0.txt", "--counts", tmp_path / "counts")
    assert (cleaned.returncode, cleaned.stdout.decode()) == (0, f"{STORIES[0]}\n")


@pytest.mark.parametrize(
    ("content", "said"), [(b"x", b"no file of counts"), (None, b"No such file"), (b"\xff", b"UTF-8")]
)
def test_bad_counts_are_a_usage_error(tmp_path, content, said) -> None:
    files(tmp_path, {"a.txt": "Pay"} | ({"counts": content} if content else {}))
    done = dechaff("clean", tmp_path / "a.txt", "--counts", tmp_path / "counts")
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == b""
