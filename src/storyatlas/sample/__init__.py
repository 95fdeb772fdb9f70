"""The sample story: 56 articles of 37 invented outlets, written for the package (see NOTICE.md)."""

from importlib.resources import files

SAMPLE_TITLE = "Brothers in Arms: How Pyongyang Came to Fight Moscow's War"
SAMPLE_QUESTION = "Why are North Korean soldiers fighting for Russia against Ukraine?"
SAMPLE_AS_OF = "2024-12-03"


def sample_sources() -> list[str]:
    """Return the sources of the sample story, ready for a build: the path of its articles folder."""
    return [str(files(__name__) / "articles")]


def sample_owners() -> str:
    """Return the path of the file that names the house behind two of the sample's outlets."""
    return str(files(__name__) / "owners.toml")
