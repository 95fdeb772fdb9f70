"""What to say: selection, sections, sentences, and the evidence check."""

from storyatlas.briefing.compose import compose
from storyatlas.briefing.judging import check_text
from storyatlas.briefing.model import Briefing, Bullet, CheckSummary, Citation, Section, Sentence

__all__ = ["Briefing", "Bullet", "CheckSummary", "Citation", "Section", "Sentence", "check_text", "compose"]
