"""What to say: selection, sections, sentences, and the evidence check."""

from storyatlas.briefing.compose import compose
from storyatlas.briefing.model import Briefing, Bullet, CheckSummary, Citation, Section, Sentence

__all__ = ["Briefing", "Bullet", "CheckSummary", "Citation", "Section", "Sentence", "compose"]
