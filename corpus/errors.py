"""What can be wrong with an input; every message says what happened and what to do."""


class DechaffError(ValueError):
    """An input that can't be processed."""


class BinaryInputError(DechaffError):
    """The bytes are an image, an archive, a PDF or the like, or XML that lists pages; not text."""


class UnknownEncodingError(DechaffError):
    """Python has no codec of that name."""


class LanguageTagError(DechaffError):
    """The tag of a language has not the form of BCP 47."""


class UnknownKindError(DechaffError):
    """There is no boilerplate of that kind."""


class UnknownRuleError(DechaffError):
    """No rule has that identifier, and none begins with it."""


class CountsError(DechaffError):
    """The text is no file of counts."""
