"""Pages of shops and forums: buttons and what a board says of its members go, wares and posts stay."""

from __future__ import annotations

import pytest

import corpus

_PLAIN = corpus.Options(extract=False)


def left(body: str, language: str | None = None) -> list[str]:
    """Return the lines that stay of a page."""
    head = "<title>Shop</title><meta name=viewport content='width=device-width'>"
    markup = f"<!doctype html><head>{head}</head><body>{body}</body>"
    return corpus.clean(markup, "page.html", corpus.Options(extract=False, language=language)).text.rstrip().split("\n")


def shop(button: str) -> str:
    """Return a list of wares with this below each."""
    wares = [("Brass compass", "$40"), ("Sextant", "$185"), ("Log line", "$22"), ("Signal lamp", "$61")]
    cards = "".join(f"<li class=product><h2>{name}</h2><span>{price}</span>{button}</li>" for name, price in wares)
    text = "<p>All instruments are tried at sea by the people who make them, and come with a hand-written chart.</p>"
    return f"<main><h1>Instruments</h1>{text}<ul class=products>{cards}</ul></main>"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(("en", "Add to cart"), ("de", "In den Einkaufswagen"), ("fr", "Ajouter au panier"), ("pl", "Do koszyka")),
        *(("es", "Añadir al carrito"), ("pt", "Adicionar ao carrinho"), ("it", "Aggiungi al carrello")),
        *(("ru", "В корзину"), ("tr", "Sepete ekle"), ("id", "Masukkan keranjang"), ("vi", "Thêm vào giỏ hàng")),
        *(("th", "หยิบใส่ตะกร้า"), ("ja", "カートに追加"), ("ko", "장바구니 담기"), ("zh", "加入購物車")),
        *(("ar", "أضف إلى السلة"), ("hi", "कार्ट में जोड़ें"), ("fa", "افزودن به سبد خرید"), ("he", "הוסף לסל")),
    ],
)
def test_buttons_of_shops_go(language: str, words: str) -> None:
    for button in (f"<a class=button href=/c>{words}</a>", f"<button>{words}</button>"):
        found = left(shop(button), language)
        assert words not in found
        assert found[-4:] == ["Log line", "$22", "Signal lamp", "$61"]


def test_entries_between_buttons_that_return_stay_in_plain_text() -> None:
    wares = ["Brass compass, $40", "Sextant of 1890, $185", "Log line, $22", "Signal lamp, $61"]
    lines = ["Instruments", "All instruments are tried at sea by the people who make them, and come with a chart."]
    page = [*lines, *(row for ware in wares for row in (ware, "Add to cart"))]
    assert corpus.clean("\n".join(page), "page.txt", _PLAIN).text.rstrip().split("\n") == [*lines, *wares]


def test_words_of_buttons_stay_where_they_are_text() -> None:
    about = "<p>Measure the wrist, and take the next larger strap, for leather shrinks in the first weeks at sea.</p>"
    assert "Write a review" in left(shop("") + f"<h2>Write a review</h2>{about}")


@pytest.mark.parametrize(
    ("column", "rank"),
    [("postprofile", "Honorary helmsman"), ("message-userDetails", "Old salt"), ("cell role", "Harbour hand")],
)
def test_what_a_board_says_of_its_members_goes(column: str, rank: str) -> None:
    posts = [
        "I replaced the impeller last week, and the pump still draws air. What else could it be?",
        "Look at the lid of the strainer first. If the ring is dry it lets air in, and no pump can do anything then.",
        "It was the ring. A little grease, and water comes after three strokes. Thanks to all of you!",
    ]
    column = f"<div class='{column}'><p>{rank}</p><p>Posts: 1204</p><p>Joined: May 2009</p><p>Leith</p></div>"
    page = "".join(f"<div class=post>{column}<p>{post}</p></div>" for post in posts)
    names = ("Boards", "Members", "Calendar", "Search", "Log in", "Register", "FAQ", "Rules", "Gallery", "Market")
    bar = "".join(f"<li><a href=/{at}>{name}</a></li>" for at, name in enumerate(names))
    found = left(f"<ul class=menu>{bar}</ul><main><h1>Pump draws air</h1>{page}</main>")
    assert found[-1] == posts[-1]
    assert (rank in found) == ("role" in column)
