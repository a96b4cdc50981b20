"""What around a title says that it is none here: comparison, software, verbs, names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from corpus.lexicon import is_katakana
from corpus.patterns import lazy
from corpus.roles.beside import is_capital, voided
from corpus.roles.chains import are_capitals, is_bridged, is_listed, shares_preposition
from corpus.roles.compounds import continued
from corpus.roles.grammar import Grammar, Grown
from corpus.roles.growth import is_adjective
from corpus.roles.likeness import is_figure, likened
from corpus.roles.machines import PARAGRAPH, among_machines, names_machine
from corpus.roles.matching import Text
from corpus.roles.names import (
    ends_name,
    is_apposed_name,
    is_attributive,
    is_foreign_name,
    is_inflected_name,
    is_surname,
    is_typical,
    joins_a_thing,
    names_crafts,
    names_model,
    names_product,
    opens_name,
)
from corpus.roles.naming import is_craft
from corpus.roles.neighbours import (
    CLAUSE_ENDS,
    back,
    closed,
    crossed,
    determiner_before,
    forth,
    opens_line,
    word_back,
)
from corpus.roles.notation import in_code, is_file, is_unit
from corpus.roles.pack import CUES
from corpus.roles.signs import ends_firm, goes_on_likened, is_counted, is_signed, is_team, names_bearer
from corpus.roles.titles import is_introduced, is_kind_of_thing
from corpus.roles.works import in_named_quotes, in_quoted_title, in_short_quotes, in_title, is_cited, is_quoted_figure

# The marks round the title of a work in Chinese, Japanese and Korean, and the longest title.
_WORK = lazy(r"《[^《》\n]{1,40}》|〈[^〈〉\n]{1,40}〉|『[^『』、。！？\n]{1,40}』")
# As much of a clause as is looked at.
_CLAUSE = 60
# No first word of a head is longer.
_NEAR = 30
# The age of a person whose name it is, alone between commas.
_AGED = lazy(r", [1-9]\d, [^\W\d_A-Z]")
# A sum right behind what opens a line: a post with its pay.
_PRICED = lazy(r"\s(?:[A-Z]{1,3}\$|[$€£¥])\s?\d")
# The characters of a name that begins with the family name: that alone, or with the usual two behind it.
_NAME_LENGTHS = (1, 3)


class State(Enum):
    """What the surroundings say of a candidate; the trained score of `mentions` knows the values."""

    SURE = auto()
    OPEN = auto()
    VOID = auto()
    # Void for a reason that holds for the whole list that it stands in.
    LIKENED = auto()
    NAMED = auto()
    VERB = auto()
    # No role without a modifier, and it has none.
    UNLICENSED = auto()


def states(text: Text, rules: Grammar, candidates: Sequence[Grown]) -> list[State]:
    """Return what their surroundings say of the candidates, which are in order: those that are `SURE` are roles.

    A word that may be a verb or a thing here is still a role in a list with one that is surely a role; what is
    listed behind a comparison is compared too, and what is listed with a surname may be one.
    """
    opened = any(mark in text.folded for mark in "《〈『")
    works = [match.span() for match in _WORK.finditer(text.folded)] if opened else []
    told = [_state(text, rules, candidate, works) for candidate in candidates]
    pairs = [at for at in range(1, len(told)) if is_listed(text, rules, candidates[at - 1], candidates[at])]
    for at in _said_again(text, rules, candidates, told):
        told[at] = State.VOID
    listed = frozenset(pairs)
    for at in range(1, len(told)):
        two = candidates[at - 1 : at + 1]
        likened_on = told[at - 1] is State.LIKENED and is_bridged(text, rules, *two)
        if spread := _spread(text, rules, two, told[at - 1], listed=at in listed or likened_on):
            told[at] = told[at] if told[at] is State.VOID else spread
    for first, second in [(at - 1, at) for at in pairs] + [(at, at - 1) for at in reversed(pairs)]:
        namesake = "name" in candidates[second].head.options and is_capital(text, candidates[second])
        if told[first] is State.NAMED and namesake:
            told[second] = State.NAMED
    _liken_listed(rules, told, pairs)
    if rules.own.nouns:
        _prove_listed(text, rules, candidates, told, pairs)
    both = [(at, at - 1) for at in pairs] + [(at - 1, at) for at in pairs]
    for one in [one for one, other in both if told[one] is State.OPEN and told[other] is State.SURE]:
        told[one] = State.SURE
    return told


def _liken_listed(rules: Grammar, told: list[State], pairs: Sequence[int]) -> None:
    """Void what is listed before what a thing is likened to, where that stands last (मॉडल मुंशी और ज्योतिषी बन चुका है)."""
    for at in reversed(pairs) if rules.own.final else ():
        if told[at] is State.LIKENED:
            told[at - 1] = told[at]


def _prove_listed(
    text: Text, rules: Grammar, candidates: Sequence[Grown], told: list[State], pairs: Sequence[int]
) -> None:
    """Make roles of the crafts among what may be surnames that are listed beside a sure one (Maurer und Dachdecker)."""
    for one, other in [(at, at - 1) for at in pairs] + [(at - 1, at) for at in reversed(pairs)]:
        if told[one] is not State.NAMED or told[other] is not State.SURE:
            continue
        if all(is_craft(candidates[at]) for at in (one, other)) and not is_surname(text, rules, candidates[one]):
            told[one] = State.SURE


def _state(text: Text, rules: Grammar, grown: Grown, works: Sequence[tuple[int, int]]) -> State:
    if "name" in grown.head.options and (
        _is_name(text, rules, grown) if not grown.parts else _follows_noun(text, rules, grown)
    ):
        return State.NAMED
    if is_surname(text, rules, grown) or (opens_name(text, rules, grown) and not _human(text, rules, grown)):
        return State.NAMED
    if likened(text, rules, grown) or is_figure(text, rules, grown) or is_quoted_figure(text, rules, grown):
        return State.LIKENED
    if (
        names_machine(grown)
        or (rules.own.joints and continued(text, grown.end))
        or in_code(text, grown)
        or is_file(text, rules, grown)
        or is_unit(text, grown)
        or _runs_on(text, rules, grown)
        or crossed(text, rules, grown.start, grown.end, bare=not grown.parts)
        or _inside(works, grown.start)
        or in_title(text, rules, grown)
        or is_introduced(text, rules, grown)
        or is_kind_of_thing(text, rules, grown)
        or in_named_quotes(text, rules, grown)
        or (rules.own.cited and not grown.parts and is_cited(text, rules, grown))
        or ((rules.own.cited or rules.own.nouns) and in_quoted_title(text, rules, grown))
        or (rules.own.final and in_short_quotes(text, grown) and not _human(text, rules, grown))
        or ends_name(text, rules, grown)
        or names_crafts(text, rules, grown)
        or is_inflected_name(text, rules, grown)
        or is_signed(text, rules, grown)
        or is_team(text, rules, grown)
        or ends_firm(text, rules, grown)
        or is_apposed_name(text, rules, grown)
        or is_attributive(text, rules, grown)
        or is_typical(text, rules, grown)
        or joins_a_thing(text, rules, grown)
        or (is_foreign_name(text, rules, grown) and not _human(text, rules, grown))
        or ((names_product(text, rules, grown) or names_model(text, grown)) and not _human(text, rules, grown))
        or voided(text, rules, grown)
    ):
        return State.VOID
    if not grown.parts and _is_verb(text, rules, grown):
        return State.VERB
    return State.OPEN if _doubtful(text, rules, grown) else State.SURE


def _said_again(text: Text, rules: Grammar, candidates: Sequence[Grown], told: Sequence[State]) -> Iterator[int]:
    """Yield the places of bare words for what was told to be a thing a little before (the virtual coach, the coach).

    They have a determiner, where the language has articles, and no word of humans beside them.
    """
    ends: dict[str, int] = {}
    for at, grown in enumerate(candidates):
        word = grown.head.english
        if told[at] is not State.SURE and _is_thing(text, rules, grown):
            ends[word] = grown.end
        elif word in ends and not grown.parts and grown.start - ends[word] <= PARAGRAPH:
            named = not rules.own.indefinite or determiner_before(text, rules, back(text.folded, grown.outer))
            if named and not _human(text, rules, grown):
                ends[word] = grown.end
                yield at


def _is_thing(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a modifier or a cue beside it tells that it is a thing, and no more."""
    if not grown.head.options.get("not", frozenset()).isdisjoint(entry.english for entry in grown.parts):
        return True
    found = (
        rules.cue_of("before", grown.head).ending(text, back(text.folded, grown.outer), CUES, rules.proclitics),
        rules.cue_of("after", grown.head).starting(text, forth(text.folded, grown.outer_end, rules), CUES),
    )
    return any(each is not None and "thing" in each[1].options for each in found)


def _spread(text: Text, rules: Grammar, two: Sequence[Grown], first: State, *, listed: bool) -> State | None:
    """Return what the first of two neighbours makes of the second if they are listed: compared, a verb, no role."""
    if first is State.LIKENED and (listed or goes_on_likened(text, rules, *two)):
        return first
    if first is State.VERB and listed and _may_be_verb(text, two[1]):
        return first
    if names_bearer(text, rules, *two):
        return State.NAMED
    shared = shares_preposition(text, rules, *two) or (listed and rules.own.cited and are_capitals(text, two))
    return first if first is State.VOID and shared else None


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether a place is inside one of these spans, which are in order and apart."""
    before = bisect_left(spans, (at, at)) - 1
    return before >= 0 and at < spans[before][1]


def _doubtful(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether nothing shows that a word that may be something else names a human here."""
    options = grown.head.options
    homonym = grown.head.english in rules.cue("machine").meant
    if grown.parts or not (homonym or options.keys() & {"verb", "weak", "thing", "device", "marked"}):
        return False
    if "marked" in options and grown.outer_end == grown.end and not closed(text.folded, grown.end, 1):
        return not _human(text, rules, grown)
    if among_machines(text, rules, grown):
        return not _human(text, rules, grown)
    determined = determiner_before(text, rules, back(text.folded, grown.outer)) is not None or is_counted(text, grown)
    if "definite" in options and _is_governed(text, rules, grown):
        return False
    if "thing" in options or ("weak" in options and not determined):
        alone = closed(text.folded, grown.outer, -1) and closed(text.folded, grown.outer_end, 1)
        return not alone and not _human(text, rules, grown)
    if determined or "verb" not in options:
        return False
    after = grown.outer_end + (text.folded[grown.outer_end : grown.outer_end + 1] == " ")
    return rules.cue("det").starting(text, after, CUES) is not None


def _is_governed(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether it stands behind a preposition (من الصحفي) or one is written on to its article: a noun (للمدربة)."""
    outer = text.folded[grown.outer : grown.start]
    if not outer:
        return text.folded[word_back(text.folded, grown.outer - 1) : grown.outer].strip() in rules.own.prepositions
    if outer in rules.lists:
        return False
    affixes = (affix for affix, outside in rules.prefixes.items() if outside == outer != affix)
    return text.folded.startswith(tuple(affixes), grown.outer)


def _human(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a word that goes with humans alone stands beside it."""
    human = rules.cue("human")
    before, after = back(text.folded, grown.outer), forth(text.folded, grown.outer_end, rules)
    following = human.starting(text, after, CUES)
    beside = human.ending(text, before, CUES, rules.proclitics) or (following and "pre" not in following[1].options)
    named = _follows_name(text, rules, grown) or _is_named(text, rules, after)
    return bool(beside) or named or (rules.own.final and _acts(text, rules, grown))


def _acts(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a word of humans ends the clause that it opens, where verbs stand last (Berber saçımı kesti)."""
    folded, at = text.folded, grown.outer_end
    following = folded[at + 1 : at + _NEAR].split(" ", 1)[0]
    if not closed(folded, grown.outer, -1) or following in rules.lists:
        return False
    last = min(at + _CLAUSE, len(folded))
    end = next((place for place in range(at, last) if folded[place] in CLAUSE_ENDS), last)
    return rules.cue("human").ending(text, end, CUES) is not None


def _follows_name(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a person's name, known by its family name, stands before it or its determiner (김철수 전 의원)."""
    if not rules.own.names or text.folded[grown.outer - 1 : grown.outer] != " ":
        return False
    edge = grown.outer - 1
    if determiner := determiner_before(text, rules, edge):
        edge = back(text.folded, determiner[0])
    start = word_back(text.folded, edge)
    word = text.folded[start:edge].strip()
    return len(word) in _NAME_LENGTHS and word.startswith(rules.own.names)


def _is_named(text: Text, rules: Grammar, at: int) -> bool:
    """Say whether a family name and, behind one or two characters more, a word that goes with humans follow."""
    if rules.own.spaced or not text.folded.startswith(rules.own.names, at):
        return False
    return any(rules.cue("human").starting(text, at + size, CUES) for size in (2, 3))


def _runs_on(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether its katakana go on into another word (ドクターペッパー) that no cue shields (エンジニアチーム)."""
    folded, end = text.folded, grown.end
    if not (is_katakana(folded[end - 1]) and is_katakana(folded[end : end + 1])):
        return False
    after = rules.cue("after").starting(text, end, CUES)
    return after is None or "none" not in after[1].options.get("for", ())


def _may_be_verb(text: Text, grown: Grown) -> bool:
    """Say whether nothing before a word that may be a verb says that it is none: it is one where a verb goes before."""
    alone = not grown.parts and grown.outer == grown.start
    return alone and "verb" in grown.head.options and not is_capital(text, grown)


def _is_verb(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a word that may be a verb follows one that stands before verbs alone; a name's title is none."""
    _, end = text.origin(grown.start, grown.end)
    if "verb" not in grown.head.options or (is_capital(text, grown) and text.source[end + 1 : end + 2].isupper()):
        return False
    before = back(text.folded, grown.outer)
    verbal, determiner = (rules.cue(kind).ending(text, before, CUES) for kind in ("verbal", "det"))
    return verbal is not None and (determiner is None or verbal[0] <= determiner[0])


def _is_noticed(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether the mark of a notice stands beside it (un Boulanger H/F, se busca Herrero): a surname has none."""
    human = rules.cue("human")
    found = (
        human.starting(text, forth(text.folded, grown.outer_end, rules), CUES),
        human.ending(text, back(text.folded, grown.outer), CUES),
    )
    return any(each is not None and "notice" in each[1].options for each in found)


def _is_name(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a capitalised word that is also a surname stands like a name.

    Alone between punctuation it is none, nor at the start of a sentence in the plural or beside a word of humans.
    """
    start, end = text.origin(grown.start, grown.end)
    if not text.source[start].isupper() or _is_noticed(text, rules, grown):
        return False
    if "&" in text.source[max(0, start - 40) : end + 40]:
        return True
    opens = closed(text.source, start, -1)
    if opens and grown.outer == grown.start and rules.own.indefinite and _is_somebody(text, rules, grown, end):
        return True
    if rules.own.nouns:
        # Every noun has a capital, so nothing but a determiner or the like tells a baker from a Baker.
        before = back(text.folded, grown.outer)
        alone = opens_line(text.source, start) and closed(text.source, end, 1)
        return not (alone or determiner_before(text, rules, before) or _human(text, rules, grown))
    if not opens:
        return True
    if closed(text.source, end, 1) or _PRICED.match(text.source, end):
        return False
    if text.source[end + 1 : end + 2].isupper():
        return True
    basic = rules.own.articles or text.folded[grown.start : grown.end] == grown.head.english
    return basic and not _human(text, rules, grown)


def _is_somebody(text: Text, rules: Grammar, grown: Grown, end: int) -> bool:
    """Say whether an age, a verb of speech or another name follows what opens a sentence and ends at `end`."""
    return bool(_AGED.match(text.source, end)) or _speaks(text, rules, grown) or _is_paired(text, rules, grown)


def _speaks(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a verb of speech follows, which has no craft without an article before it (Baker said)."""
    told = rules.cue("human").starting(text, forth(text.folded, grown.outer_end, rules), CUES)
    return told is not None and "said" in told[1].options


def _is_paired(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a word joins it with another that has a capital and is no head (Herrero y Martín, Cook and Jones).

    Where nouns have capitals the other may be any noun.
    """
    folded, at = text.folded, grown.outer_end
    joint = next((word for word in rules.lists if word[:1].isalpha() and folded.startswith(f" {word} ", at)), None)
    if joint is None or rules.own.nouns:
        return False
    first = at + len(joint) + 2
    if not text.source[text.origin(first, first + 1)[0]].isupper():
        return False
    return not any(hit.start == 0 for hit in rules.heads(folded[first : first + _NEAR]))


def _follows_noun(text: Text, rules: Grammar, grown: Grown) -> bool:
    """Say whether a noun stands before it as a word of its own where compounds are one word (Praxis Richter)."""
    first = grown.left[0] if grown.left else None
    if not rules.own.nouns or first is None or first.kind != "mod" or is_adjective(first):
        return False
    return " " in text.source[slice(*text.origin(grown.start, grown.end))] and not _is_noticed(text, rules, grown)
