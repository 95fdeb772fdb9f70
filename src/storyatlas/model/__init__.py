"""The words of the project as frozen dataclasses; `atlas.json` in and out."""
