"""What is kept between runs: what was read from each article, and who got which edition."""

from storyatlas.store.deliveries import DeliveryStore
from storyatlas.store.extractions import ExtractionStore

__all__ = ["DeliveryStore", "ExtractionStore"]
