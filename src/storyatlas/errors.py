"""The tree of errors.

    StoryatlasError
    ├── ConfigError            a setting or option that cannot be used
    ├── SourceError            one source that cannot be read; becomes a line of the report
    │   ├── UnreadableSource   missing, broken, empty, too large
    │   ├── FetchError         a URL that cannot be fetched
    │   └── NoArticleText      read, but nothing in it that is an article
    ├── NothingToBuild         no usable article at all; the only error that ends a build
    └── AtlasFormatError       a file that is no atlas of a known version

Every message says what happened, with the value, and what to do.
"""


class StoryatlasError(Exception):
    """Anything that Storyatlas raises on purpose."""


class ConfigError(StoryatlasError):
    """A setting or option that cannot be used."""


class SourceError(StoryatlasError):
    """One source that cannot be read. `source` names it, `reason` says why and what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class UnreadableSource(SourceError):
    """A path or file that is missing, broken, empty or too large."""


class FetchError(SourceError):
    """A URL that cannot be fetched: dead, looping, refused by robots, too large, private."""


class NoArticleText(SourceError):
    """Readable, but no article text in it."""


class NothingToBuild(StoryatlasError):
    """Not one usable article came out of the sources."""


class AtlasFormatError(StoryatlasError):
    """A file that is no atlas of a version this program knows."""
