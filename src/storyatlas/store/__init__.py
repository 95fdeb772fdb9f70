"""What is kept between runs: what was read from articles and sentences, and who got which edition."""
