"""Write ``corpus/data/separators.tsv``: the languages whose decimal sign is a comma, by CLDR (through Babel)."""

from __future__ import annotations

from pathlib import Path

from babel import Locale, localedata

OUT = Path(__file__).parent.parent / "corpus/data/separators.tsv"


def main() -> None:
    """Write the table: a BCP 47 tag, a tab, the sign; locales that agree with their language are left out."""
    signs: dict[str, str] = {}
    for name in sorted(localedata.locale_identifiers()):
        signs[name.replace("_", "-")] = Locale.parse(name).number_symbols["latn"].get("decimal", ".")
    rows = [
        f"{tag}\t{sign}"
        for tag, sign in signs.items()
        if sign in {".", ","} and sign != (signs[tag.split("-")[0]] if "-" in tag else ".")
    ]
    OUT.write_text("# Decimal signs other than a full stop. Source: Unicode CLDR.\n" + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
