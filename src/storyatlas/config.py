"""Settings: what a machine or a newsroom sets once, by environment variables.

Read only at the top (`cli.py`, `build_atlas`); everything below gets plain values. What belongs to
one story (title, question, dates, topics left out) is an option of the command instead.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from storyatlas.errors import ConfigError


class Settings(BaseSettings):
    """Each setting is read from `STORYATLAS_` and its name in capitals, `STORYATLAS_JOBS` say."""

    model_config = SettingsConfigDict(env_prefix="STORYATLAS_", extra="ignore")

    jobs: int | None = Field(default=None, ge=1, description="Processes that read articles; all cores where unset.")
    owners: Path | None = Field(
        default=None, description="TOML file of outlets and their owners, read on top of the one in the package."
    )
    cache: Path | None = Field(
        default=None, description="Folder that keeps fetched pages; `fetched/` in the atlas folder where unset."
    )
    allow_private: bool = Field(default=False, description="Let URLs reach loopback, private and link-local addresses.")
    user_agent: str = Field(
        default="Storyatlas/0.1 (news reader; respects robots.txt)", description="What fetching calls itself."
    )
    smtp: str = Field(
        default="", description="Mail server: `smtps://user@host:465`, or `smtp://user@host:587` for STARTTLS."
    )
    smtp_password: SecretStr = Field(default=SecretStr(""), description="Password of the user in `STORYATLAS_SMTP`.")
    mail_secret: SecretStr = Field(
        default=SecretStr(""), description="Key that signs the tokens of unsubscribe links; keep it, or old links fail."
    )
    host_delay: float = Field(default=1.0, ge=0, description="Seconds between two requests to one host.")


def load_settings() -> Settings:
    """The settings of this environment. Raises `ConfigError` naming the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "STORYATLAS_" + "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigError(f"{name} is {first['input']!r}: {first['msg'].lower()}; correct or unset it") from error
