"""Numerals → money → wages: what a text says about pay."""

from corpus.pay.wages import find

__all__ = ["find"]
