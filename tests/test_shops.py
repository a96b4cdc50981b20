"""Pages of shops, forums and events: buttons and the members of boards go, wares, posts and times stay."""

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
    [
        *(("postprofile", "Honorary helmsman"), ("message-userDetails", "Old salt"), ("userinfo", "Chief mate")),
        ("cell role", "Harbour hand"),
    ],
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


EVENTS = {
    "en": ("Saturday 14 June 2025", "7:30 pm – 9:30 pm", "St Mary's Church, Leith"),
    "de": ("14.06.2025", "9:00 - 16:00 Uhr", "Alter Güterbahnhof"),
    "fr": ("Samedi 14 juin 2025", "de 14h00 à 17h30", "Médiathèque de Vitré"),
    "ja": ("2025/06/14(土)", "13:00 〜 16:30", "旧大宮小学校 図工室"),
    "id": ("Sabtu, 14 Juni 2025", "09.00 - 15.00 WIB", "Balai Desa Kaliori"),
    "ru": ("14 июня 2025", "10:00–15:00", "Школа ремёсел, ул. Садовая, 5"),
}
ABOUT = {
    "en": "The choir sings two new pieces by its own members, with players of the school. Doors open at seven.",
    "de": "Wer einen Tisch aufstellen will, meldet sich bei Frau Kruse. Der Aufbau beginnt früh, ohne Autos.",
    "fr": "On apprend à coudre les cahiers et à monter une couverture de toile. Le matériel est fourni.",
    "ja": "小さな本屋を続けている人が集まり、仕入れ、家賃、売り物について話す会です。今回のテーマは朝です。",
    "id": "Peserta akan belajar membuat pola dan mewarnai kain bersama perajin dari Lasem. Bahan disediakan.",
    "ru": "Мастера покажут гончарный круг и ткацкий станок, дети сделают по свистульке. Вход бесплатный.",
}


@pytest.mark.parametrize("language", EVENTS)
def test_when_something_takes_place_is_no_line_of_the_page(language: str) -> None:
    day, time, place = EVENTS[language]
    lines = ["Harbour meeting", day, time, place, ABOUT[language]]
    found = corpus.clean("\n".join(lines), "event.txt", _PLAIN)
    assert found.text.split("\n") == lines
    assert found.metadata.date is None
    posted = ["Harbour meeting", day, place, ABOUT[language]]
    assert day not in corpus.clean("\n".join(posted), "news.txt", _PLAIN).text.split("\n")


def test_times_of_two_versions_are_of_the_page() -> None:
    text = "The crews of the ferries voted on Tuesday to accept the pay that was offered to them in the spring."
    page = "\n".join(["Crews accept", "14 June 2025, 09:10 (updated 14 June 2025, 11:30)", text, text[4:]])
    assert corpus.clean(page, "news.txt", _PLAIN).metadata.date == "2025-06-14"


def test_the_heading_that_the_head_names_stays() -> None:
    story = "".join(f"<p>{ABOUT['en']} {number} people have said that they would come.</p>" for number in range(30, 36))
    menu = "".join(
        f"<li><a href=/{at}>{name}</a></li>" for at, name in enumerate(("Home", "Sport", "Crafts", "Log in"))
    )
    named = "<div class=nav><h2><a href=/l>Laundry at night draws drivers</a></h2></div>"
    page = f"<h1>Harbour Post</h1><ul>{menu}</ul>{named}<div>{story}</div>"
    head = "<meta name=viewport content='width=device-width'><title>{}</title>"
    kept = corpus.clean(f"<html><head>{head.format('Laundry at night draws drivers')}</head>{page}", "a.html", _PLAIN)
    lost = corpus.clean(f"<html><head>{head.format('Harbour Post')}</head>{page}", "a.html", _PLAIN)
    assert "Laundry at night draws drivers\n" in kept.text
    assert "Laundry" not in lost.text


def test_headings_of_the_text_are_no_menu() -> None:
    menu = "".join(f"<li><a href=/{at}>{name}</a></li>" for at, name in enumerate(("Home", "Search", "Log in", "Help")))
    buttons = "<button>Apply now</button>"
    post = f"<h1>Joiner</h1>{buttons}<h2>About us</h2><p>{ABOUT['en']}</p><h2>Pay</h2><p>$30 an hour</p>"
    assert "About us" in left(f"<nav><ul>{menu}</ul></nav><main>{post}</main>")


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        *(("en", "Frequently bought together"), ("de", "Passende Produkte"), ("fr", "Souvent achetés ensemble")),
        *(
            ("es", "Los clientes también compraron"),
            ("ru", "С этим товаром покупают"),
            ("id", "Pilihan lainnya untukmu"),
        ),
        *(("ja", "この商品を買った人はこんな商品も買っています"), ("zh", "看了又看"), ("ko", "함께 많이 구매한 상품")),
        *(("ar", "منتجات قد تعجبك"), ("tr", "Benzer ürünler"), ("pl", "Klienci kupili także")),
    ],
)
def test_other_wares_below_one_that_is_sold_go(language: str, heading: str) -> None:
    about = "".join(
        f"<p>{ABOUT['en']} It is made {number} times a year by hand in our yard.</p>" for number in range(4)
    )
    others = "".join(
        f"<div><a href=/{name}>{name}</a><span>$40</span></div>" for name in ("Compass", "Sextant", "Lamp")
    )
    found = left(f"<main><h1>Log line</h1>{about}<div><p>{heading}</p>{others}</div></main>", language)
    assert found[-1].startswith("The choir")
    listed = left(f"<main><p>{heading}</p>{shop('')}</main>", language)
    assert listed[-2:] == ["Signal lamp", "$61"]
