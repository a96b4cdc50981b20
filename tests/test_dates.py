"""Lines of date under a headline, as clocks of many countries write them."""

import pytest

import corpus
from corpus import Options

HEADLINE = "Harbour crews vote on the new shift plan"
BODY = (
    "The crews of the northern quay voted on Tuesday for a plan that spreads night work over more people.\n"
    "It was the third vote in a year, and the first that more than half of them took part in.\n"
    "The port says that nobody will earn less, and that the plan is tried until the spring.\n"
)


def _cleaned(line: str, language: str) -> corpus.Document:
    return corpus.clean(f"{HEADLINE}\n{line}\n{BODY}", options=Options(language=language))


@pytest.mark.parametrize(
    ("line", "language", "date"),
    [
        ("11/26/22, 10:29\u202fAM", "en", "2022-11-26"),
        ("26/11/22", "en", "2022-11-26"),
        ("27/8/16, 15:30", "es", "2016-08-27"),
        ("22.06.21, 16:04", "de", "2021-06-22"),
        ("23. 3. 15. 3:24", "ko", "2023-03-15"),
        ("mar 16 mar 2021 6:10 a.\u202fm.", "es", "2021-03-16"),
        ("mar. 16 mars 2021 06:10", "fr", "2021-03-16"),
        ("20 juill. 2021, 14 h 14 min 00 s", "fr", "2021-07-20"),
        ("25 thg 2, 2015", "vi", "2015-02-25"),
        ("พ. 24 พ.ย. 2021 22:18", "th", "2021-11-24"),
        ("วันพฤหัสบดีที่ 25 เมษายน ค.ศ. 2024", "th", "2024-04-25"),
        ("๑๒ มีนาคม ๒๕๖๗", "th", "2024-03-12"),
        ("१२ मार्च २०२५", "hi", "2025-03-12"),
        ("١٢ مارس ٢٠٢٥", "ar", "2025-03-12"),
        ("27\u200f/06\u200f/2025، 4:28:00 م", "ar", "2025-06-27"),
        ("17 दिस॰ 2018, 2:06:00 pm", "hi", "2018-12-17"),
        ("25 Dis 2021, 12:19:00\u202fPTG UTC", "ms", "2021-12-25"),
        ("2017年3月14日 清晨6:07:00 [UTC]", "zh-Hant", "2017-03-14"),
        ("令和6年10月1日 6時30分", "ja", "2024-10-01"),
        ("平成30年4月2日", "ja", "2018-04-02"),
        ("Çar 24 Kas 2021 10:18 ÖS", "tr", "2021-11-24"),
        ("ons 24 nov. 2021 10:18 em", "sv", "2021-11-24"),
        ("یکشنبه ۲۴ فروردین ۱۴۰۴ ساعت ۲۲:۰۵", "fa", "2025-04-13"),
        ("۱۴۰۳/۱۲/۳۰ - ۱۰:۱۵", "fa", "2025-03-20"),
        ("۲۴ فروردین ۱۴۰۴ - ۱۴ شوال ۱۴۴۶ - 13 April 2025", "fa", "2025-04-13"),
        ("25 березня 2025 р., 14:25", "uk", "2025-03-25"),
        ("25. března 2025 14:25", "cs", "2025-03-25"),
        ("6. 2. 2024, 8:17", "cs", "2024-02-06"),
        ("marți, 25 martie 2025, ora 14:25", "ro", "2025-03-25"),
        ("25. marts 2025 kl. 14.25", "da", "2025-03-25"),
        ("Publisert 25. mars 2025 kl. 14:25", "da", "2025-03-25"),
        ("tiistai 25. maaliskuuta 2025 klo 14.25", "fi", "2025-03-25"),
        ("25.3.2025 klo 14.25", "fi", "2025-03-25"),
        ("2025. március 25. 14:25", "hu", "2025-03-25"),
        ("2025. márc. 25., kedd", "hu", "2025-03-25"),
        ("2025.03.25. 14:25", "hu", "2025-03-25"),
        ("25 במרץ 2025, 14:25", "he", "2025-03-25"),
        ("令和7年3月25日 14時25分", "ja", "2025-03-25"),
        ("2025年（令和7年）3月25日", "ja", "2025-03-25"),
        ("平成元年4月3日", "ja", "1989-04-03"),
    ],
)
def test_dates_of_many_countries_are_read_and_go(line: str, language: str, date: str) -> None:
    document = _cleaned(line, language)
    assert document.metadata.date == date
    assert [change.edit.kind for change in document.removed] == ["date-line"]


def test_a_day_that_irans_calendar_has_not_goes_without_a_value() -> None:
    document = _cleaned("۳۰ اسفند ۱۴۰۴ - ۱۰:۱۵", "fa")
    assert document.metadata.date is None
    assert [change.edit.kind for change in document.removed] == ["date-line"]


def test_lunar_years_are_not_taken_for_irans() -> None:
    assert _cleaned("۱۴۴۶/۰۹/۲۵ - ۱۰:۱۵", "fa").metadata.date is None


def test_a_short_date_that_reads_two_ways_goes_without_a_value() -> None:
    document = _cleaned("05/08/22, 10:29", "en")
    assert document.metadata.date is None
    assert [change.edit.kind for change in document.removed] == ["date-line"]


@pytest.mark.parametrize("line", ["The score was 11.10.09 in sets", "Room 12/30/45 is closed", "Part 3.2.15"])
def test_figures_among_words_are_no_date(line: str) -> None:
    assert line in _cleaned(line, "en").text


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("5m ago", "en"),
        ("1 hr. ago", "en"),
        ("il y a 30 s", "fr"),
        ("vor 2 Wo.", "de"),
        ("25 мин. назад", "ru"),
        ("7 bln lalu", "id"),
        ("قبل ساعة واحدة", "ar"),
        ("2 घं॰ पहले", "hi"),
    ],
)
def test_short_ages_go(line: str, language: str) -> None:
    assert [change.edit.kind for change in _cleaned(line, language).removed] == ["date-line"]


def test_a_title_before_a_name_is_no_age() -> None:
    line = "Dans cette salle il y a M. Dupont et Mme Morel"
    assert line in _cleaned(line, "fr").text


def test_an_era_without_a_day_is_no_date() -> None:
    assert "令和7年度の予算と昭和の暮らし" in _cleaned("令和7年度の予算と昭和の暮らし", "ja").text
