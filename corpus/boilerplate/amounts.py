"""Amounts of money, measures and shares in a folded line, where no more than that one is there needs to be known."""

from __future__ import annotations

from corpus.patterns import lazy

# Money, or a measure.
PRICE = lazy(
    r"[$€£¥₽₩₫₹]\s?\d|\d\s?(?:[$€£¥₽₩₫₹]|[a-z]{2,4}\b|元|円|원|руб|บาท|zł|kronor|reais|रुपये|रु|ريال|جنيه|درهم|دينار|دولار|يورو|đồng|ευρώ)|\brp\.?\s?\d"
    r"|[一二三四五六七八九十百千万两][十百千万]\w{0,6}[元圆块]|\d[万千]元"
)
# Money alone.
COST = lazy(
    r"[$€£¥₽₩₫₹]\s?\d|\d\s?[万千만]\s?[円元원]|\d\s?(?:[$€£¥₽₩₫₹]|(?:eur|usd|gbp|rub|chf|sek|pln|tl|kr|zl|rs|aed|sar|myr)\b|元|円|원|руб|บาท|zł|kronor"
    r"|reais|रुपये|ريال|جنيه|درهم|دينار|دولار|يورو|đồng|ευρώ|euro)|\b(?:rp|rm)\.?\s?\d|[一二三四五六七八九十百千万两][十百千万]\w{0,6}[元圆块]|\d[万千]元"
)
PERCENT = lazy(r"\d\s?[%％٪]")


def promised(folded: str) -> bool:
    """Say whether a folded text has an amount of money or a percentage."""
    return PERCENT.search(folded) is not None or COST.search(folded) is not None
