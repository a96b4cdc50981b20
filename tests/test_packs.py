"""The data files: each is read, none holds what its stage does not know."""

from __future__ import annotations

import re

import pytest

from corpus import packs, pay, roles
from corpus.document import Region
from corpus.pay.words import pack

TAGS = packs.languages()
ISO_4217 = re.compile(r"[A-Z]{3}")


def test_packs_serve_their_languages():
    assert packs.pack_tag("zh-Hant") == packs.pack_tag("zh-Hans") == "zh"
    assert packs.pack_tag("ms") == "id"
    assert packs.pack_tag("en-GB") == "en"
    assert packs.pack_tag("tlh") is None
    assert packs.pack_tag(None) is None


def test_english_counts_beside_every_language():
    assert packs.pack_tags(["ar", None, "ar", "zh-Hans"]) == ("ar", "zh", "en")


def test_a_language_without_a_file_has_no_words():
    assert packs.sections("tlh", "pay") == []
    assert packs.pack_lines("tlh", "roles") == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_pack_is_sound(tag):
    assert pack(tag) is not None
    assert roles.validate(tag) == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("stage", ["boilerplate", "pay", "roles", "subjects"])
def test_words_of_lists_are_parted_by_single_spaces(tag, stage):
    words = [word for section in packs.sections(tag, stage) for word in section.words]
    assert words == [" ".join(word.split()) for word in words]


def test_currencies_have_codes_of_iso_4217():
    rows = [line.split("\t") for line in packs.data_lines("currencies.tsv")]
    assert all(len(row) == 5 and ISO_4217.fullmatch(row[0]) for row in rows)


def test_traditional_characters_fold_to_one_character():
    pairs = [line.split("\t") for line in packs.data_lines("hant.tsv")]
    assert all(len(traditional) == len(simplified) == 1 for traditional, simplified in pairs)


@pytest.mark.parametrize(
    ("text", "language", "currency"),
    [
        ("Salary: £30,000 a year", "en", "GBP"),
        ("月薪8000元", "zh-Hans", "CNY"),
        ("Gaji Rp5 juta per bulan", "id", "IDR"),
    ],
)
def test_packs_do_not_disturb_each_other(text, language, currency):
    alone = pay.find(text, [Region(0, len(text), language)])
    beside = f"{text}\nراتب الطبيب\n薪水\nGaji\nPay\n"
    regions = [
        Region(0, len(text) + 1, language),
        Region(len(text) + 1, len(text) + 13, "ar"),
        Region(len(text) + 13, len(beside), "zh-Hant"),
    ]
    together = pay.find(beside, regions)
    assert [wage.currency for wage in alone.wages] == [currency]
    assert [(wage.span, wage.currency) for wage in together.wages] == [(wage.span, currency) for wage in alone.wages]
