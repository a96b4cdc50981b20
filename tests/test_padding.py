"""NULs behind a text, as dumps and crashes leave them."""

import pytest
from test_decoding import TEXTS

from corpus.decoding import decode
from corpus.errors import BinaryInputError


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("codec", "size"),
    [("utf-8", 512), ("utf-8-sig", 1), ("utf-16", 511), ("utf-16-le", 512), ("utf-16-be", 7), ("utf-32-be", 4096)],
)
def test_nuls_behind_a_text_are_left_out_and_counted(language, codec, size):
    text = TEXTS[language] * 3
    sound, padded = decode(text.encode(codec)), decode(text.encode(codec) + b"\0" * size)
    assert (sound.text, sound.padding) == (text, 0)
    assert padded == sound._replace(padding=size)


@pytest.mark.parametrize("text", ["a", "ab", "abc", "Pay\n", "a\u0100", "\u4e00\u0100", "中文字", "x" * 41])
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_noughts_of_wide_characters_are_no_padding(text, codec):
    data = text.encode(codec)
    forced = decode(data + bytes(8), codec)
    assert (forced.text, forced.errors, forced.padding) == (text, 0, 8)
    assert decode(data, codec).padding == 0


def test_nuls_behind_text_in_legacy_encodings_and_characters_that_were_cut():
    for text in (TEXTS["fr"].replace("’", "'").encode("cp1252"), TEXTS["zh-Hans"].encode("gb18030")):
        assert decode(text + b"\0" * 600) == decode(text)._replace(padding=600)
    cut = (TEXTS["zh-Hant"] * 2).encode()[:-3]
    assert decode(cut + b"\0" * 600) == decode(cut)._replace(padding=600)


def test_nuls_elsewhere_are_as_they_were():
    for data in (b"\0" * 600, b"\0" * 60 + b"Pay and work" * 9, b"Pay\0\1\2\3" * 90 + b"\0" * 900):
        with pytest.raises(BinaryInputError):
            decode(data)
