"""Settings of all tests: how long an example takes never decides."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
