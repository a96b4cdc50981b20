from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from command import PROSE, dechaff, files
from corpus.cli.inputs import collect
from corpus.cli.report import Report, UsageError


def read(cwd: Path, *arguments: str | bytes) -> list[tuple[str, str]]:
    """Return id and path of the documents that the arguments name."""
    run = dechaff("clean", *arguments, "--format", "jsonl", "-q", cwd=cwd)
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    return [(row["id"], row["source"]["path"]) for row in rows]


def ids(cwd: Path, *arguments: str | bytes) -> list[str]:
    return [name for name, _ in read(cwd, *arguments)]


def test_files_keep_the_order_of_the_arguments_and_folders_are_sorted(tmp_path: Path) -> None:
    files(tmp_path, dict.fromkeys(("z.txt", "in/b.txt", "in/a.txt", "in/a/c.txt", "a.txt"), PROSE))
    assert ids(tmp_path, "z.txt", "in", "a.txt") == ["z.txt", "a/c.txt", "a.txt", "b.txt", "a.txt"]


def test_ids_are_paths_below_the_folder_and_the_path_tells_two_apart(tmp_path: Path) -> None:
    files(tmp_path, {"x/a.txt": PROSE, "y/a.txt": PROSE})
    assert read(tmp_path, "x/a.txt", "y/a.txt") == [("a.txt", "x/a.txt"), ("a.txt", "y/a.txt")]
    assert read(tmp_path, ".") == [("x/a.txt", "x/a.txt"), ("y/a.txt", "y/a.txt")]


def test_which_files_of_a_folder_are_read(tmp_path: Path) -> None:
    wanted = ["LICENCE", "a.txt", "b.text", "c.md", "d.html", "e.htm", "f.XHTML"]
    unwanted = ["photo.jpg", "table.csv", "data.json", ".hidden.txt", ".hidden/a.txt", "x.txt.bak"]
    files(tmp_path, dict.fromkeys((*wanted, *unwanted), PROSE))
    assert ids(tmp_path, ".") == wanted


@pytest.mark.parametrize("name", ["table.csv", ".hidden.txt", ".hidden/a.txt"])
def test_a_file_named_outright_is_read(tmp_path: Path, name: str) -> None:
    files(tmp_path, {name: PROSE})
    assert ids(tmp_path, name) == [Path(name).name]


RSS = '<rss version="2.0"><channel><title>Quay</title><item><title>Cranes</title></item></channel></rss>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
FEEDS = {
    "rss.xml": ("an RSS feed", RSS),
    "mark.xml": ("an RSS feed", f'\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- > made - by -->\n{RSS}'),
    "old.xml": (
        "an RSS feed",
        f'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//N//DTD 0.91//EN" "http://x/r.dtd">{RSS}',
    ),
    "styled": ("an RSS feed", f'<?xml version="1.0"?>\n<?xml-stylesheet href="a.css" type="text/css"?>\n{RSS}'),
    "wide.xml": ("an RSS feed", RSS.encode("utf-16")),
    "feed.html": ("an Atom feed", '<feed xmlns="http://www.w3.org/2005/Atom">\n  <title>Quay</title>\n</feed>\n'),
    "atom.txt": ("an Atom feed", '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:id>1</a:id></a:feed>'),
    "rdf.xml": (
        "an RDF feed",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<channel/></rdf:RDF>',
    ),
    "sitemap.xml": ("a sitemap", f"<urlset {NAMESPACE}>\n<url><loc>https://example.org/</loc></url>\n</urlset>"),
    "index.xml": (
        "a sitemap",
        f"<sitemapindex {NAMESPACE}><sitemap><loc>https://a.org/</loc></sitemap></sitemapindex>",
    ),
    "crawl.warc": ("a WARC archive", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 "),
}
PAGES = {
    "about.txt": "<rss> is what a feed begins with, and <channel> follows it.\n" + PROSE,
    "warc.txt": "WARC/1.0 is what an archive begins with.\n" + PROSE,
    "page.xhtml": '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://w/x.dtd">\n'
    f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE}</p></body></html>',
    "page.html": f"<!-- <rss><channel> --><html><body><p>{PROSE}</p><pre>&lt;rss></pre></body></html>",
    "other.xml": f"<feeder><p>{PROSE}</p></feeder>",
}


@pytest.mark.parametrize("name", FEEDS)
def test_what_lists_or_holds_pages_is_refused(tmp_path: Path, name: str) -> None:
    kind, content = FEEDS[name]
    files(tmp_path, {name: content})
    run = dechaff("clean", name, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (3, b"")
    assert run.stderr.decode().startswith(f"dechaff: {name}: not text: {kind}; give the ")


@pytest.mark.parametrize("name", PAGES)
def test_pages_about_them_and_other_markup_are_read(tmp_path: Path, name: str) -> None:
    files(tmp_path, {name: PAGES[name]})
    run = dechaff("clean", name, cwd=tmp_path)
    assert (run.returncode, run.stderr, PROSE[:40] in run.stdout.decode()) == (0, b"", True)


def test_the_same_file_is_read_once(tmp_path: Path) -> None:
    files(tmp_path, {"in/a.txt": PROSE})
    os.symlink("in", tmp_path / "link")
    assert ids(tmp_path, "in/a.txt", "./in/../in/a.txt", "link/a.txt", "in", str(tmp_path / "in")) == ["a.txt"]


def test_linked_files_are_read_and_linked_folders_are_not(tmp_path: Path) -> None:
    files(tmp_path, {"in/a.txt": PROSE, "other/b.txt": PROSE})
    os.symlink("../other", tmp_path / "in/other")
    os.symlink("..", tmp_path / "in/up")
    os.symlink("../other/b.txt", tmp_path / "in/c.txt")
    assert ids(tmp_path, "in") == ["a.txt", "c.txt"]


def test_a_link_to_nowhere_fails_aloud(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": PROSE})
    os.symlink("gone", tmp_path / "b.txt")
    run = dechaff("clean", ".", "--format", "jsonl", cwd=tmp_path)
    assert run.returncode == 3
    assert b"dechaff: b.txt: " in run.stderr
    assert run.stdout.count(b"\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_path_inside_a_closed_folder_says_so(tmp_path: Path) -> None:
    files(tmp_path, {"closed/a.txt": PROSE})
    os.chmod(tmp_path / "closed", 0)
    run = dechaff("clean", "closed/a.txt", cwd=tmp_path)
    os.chmod(tmp_path / "closed", 0o700)
    assert (run.returncode, run.stderr.splitlines()[0]) == (2, b"dechaff: closed/a.txt: Permission denied")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (errno.EACCES, "Permission denied"),
        (errno.ENAMETOOLONG, "File name too long"),
        (errno.ENOENT, "no such file or folder"),
        (errno.ENOTDIR, "no such file or folder"),
    ],
)
def test_why_a_path_is_not_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: int, told: str
) -> None:
    def refused(path: str) -> None:
        raise OSError(error, os.strerror(error), path)

    report = Report()
    monkeypatch.setattr(os, "lstat", refused)
    with pytest.raises(UsageError):
        collect(["closed/a.txt"], report)
    monkeypatch.undo()
    assert (report.failures, capsys.readouterr().err) == (1, f"dechaff: closed/a.txt: {told}\n")


def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    files(tmp_path, {"a.txt": PROSE})
    os.mkfifo(tmp_path / "b.txt")
    assert ids(tmp_path, ".") == ["a.txt"]


def test_names_with_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    name = b"caf\xe9 \x1b[31m.txt"
    try:
        (tmp_path / os.fsdecode(name)).write_bytes(PROSE.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    assert ids(tmp_path, name) == [os.fsdecode(name)]
    run = dechaff("clean", name, "-o", "out", cwd=tmp_path)
    assert run.returncode == 0
    assert b"\x1b" not in run.stderr
    assert (tmp_path / "out" / os.fsdecode(name)).read_bytes() == PROSE.encode()
    assert dechaff("explain", name, cwd=tmp_path).stdout.startswith(b"caf\\udce9 \\x1b[31m.txt\n")


def test_an_unreadable_name_is_shown_on_one_line(tmp_path: Path) -> None:
    run = dechaff("clean", "a\nb\u202e.txt", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr.decode().splitlines()[0] == r"dechaff: a\nb\u202e.txt: no such file or folder"


def test_an_unknown_suffix_belongs_to_the_name_of_the_output(tmp_path: Path) -> None:
    files(tmp_path, {"report.2024": PROSE, "report.2025": PROSE})
    assert dechaff("clean", "report.2024", "report.2025", "-o", "out", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out/report.2024.txt").exists()
    assert (tmp_path / "out/report.2025.json").exists()
