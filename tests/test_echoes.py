"""Plain text is weighed beside what is known of its page: what returns in the text, and what goes by rules."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.blocks import Block, Hint
from corpus.boilerplate import content, echoes, known
from corpus.boilerplate.lines import Line, read
from corpus.boilerplate.words import load

# Words of no pack, as a language without one has them.
TEXT = [
    f"Ta {word} sarpet lopen, en durit kelma honu vestra, dalit surt en prada. Molun ika sen durit, ta halven kemina"
    f" lor vesk onnu en sarpet {word}, honu lopen vestra. Kelma ta durit en surt."
    for word in ("korin", "belat", "siven", "dorma", "hulet", "ransi")
]
OWN = ["Sarpet lopen en vestra", "Dalit surt honu kelma", "Molun ika halven durit", "Kemina vesk korin belat"]
FOREIGN = ["Grabo tindal ur mosk", "Fjorel hast brenna nokt", "Ulvi pertan gosk wira", "Jendo maski trelb fuon"]
FRAME = {0: "navigation", 1: "navigation"}
MENU = ["Sitemap", "Imprint"]


def lines_of(texts: list[str]) -> list[Line]:
    return read([Block(0, len(text), text) for text in texts], load(("en",)))


def column(name: str, texts: list[str], kinds: dict[int, str]) -> list[float]:
    """Return what a column of `echoes` says of each line."""
    return echoes.heard(lines_of(texts), kinds)[echoes.NAMES.index(name)]


def test_words_return_in_other_lines_of_the_running_text() -> None:
    found = column("echo", [OWN[0], FOREIGN[0], *TEXT], {})
    assert found[0] == 1
    assert found[1] == 0
    assert column("echo", [OWN[0], FOREIGN[0]], {}) == [0, 0]


def test_running_text_that_goes_echoes_nothing() -> None:
    assert column("echo", [OWN[0], *TEXT], dict.fromkeys(range(1, len(TEXT) + 1), "comments"))[0] == 0


def test_lines_without_words_are_told_apart() -> None:
    assert column("echo", ["***", *TEXT], {})[0] < 0


def test_what_returns_in_the_text_scores_more() -> None:
    def score(below: list[str]) -> float:
        scored = content.score(lines_of([*TEXT, *below]), {})
        return sum(scored.lines[len(TEXT) :])

    assert score(OWN) > score(FOREIGN)


def test_lines_beside_a_known_frame_score_less() -> None:
    lines = lines_of([*MENU, *FOREIGN, *TEXT])
    at = range(len(MENU), len(MENU) + len(FOREIGN))
    framed, alone = (content.score(lines, kinds).lines for kinds in (FRAME, {}))
    assert sum(framed[place] for place in at) < sum(alone[place] for place in at)


def test_spam_is_no_frame() -> None:
    lines = lines_of([*MENU, *FOREIGN, *TEXT])
    assert content.score(lines, dict.fromkeys(FRAME, content.INJECTED)).lines == content.score(lines, {}).lines


def test_lines_that_go_score_least() -> None:
    scored = content.score(lines_of([*MENU, *FOREIGN, *TEXT]), FRAME)
    assert max(scored.lines[at] for at in FRAME) <= min(scored.lines)


TEXTS = st.lists(st.sampled_from([*TEXT, *OWN, *FOREIGN, "***", "2024"]), min_size=1, max_size=20)


@settings(deadline=None)
@given(TEXTS, st.sets(st.integers(0, 19)))
def test_every_line_has_every_number(texts: list[str], gone: set[int]) -> None:
    lines = lines_of(texts)
    kinds = {at: "navigation" for at in gone if at < len(texts)}
    left = [at for at in range(len(texts)) if at not in kinds]
    heard, around = echoes.heard(lines, kinds), known.around(lines, kinds, left)
    assert [len(numbers) for numbers in heard] == [len(texts)] * len(echoes.NAMES)
    assert [len(numbers) for numbers in around] == [len(texts)] * len(known.NAMES)
    assert len(content.score(lines, kinds).lines) == len(texts)


def test_markup_is_weighed_by_itself() -> None:
    texts = [*MENU, *FOREIGN, *TEXT]
    hints = [Hint("p", ("body", "td", "p"), float(text in FOREIGN), (1, 2, at)) for at, text in enumerate(texts)]
    lines = read([Block(0, len(text), text, hint) for text, hint in zip(texts, hints, strict=True)], load(("en",)))
    assert content.score(lines, FRAME).lines == content.score(lines, {}).lines


def test_markup_without_menus_is_weighed_as_plain_text() -> None:
    texts = [*MENU, *FOREIGN, *TEXT]
    bare = [Block(0, len(text), text, Hint("p", ("body", "p"), nodes=(1, at))) for at, text in enumerate(texts)]
    assert content.score(read(bare, load(("en",))), FRAME).lines == content.score(lines_of(texts), FRAME).lines
