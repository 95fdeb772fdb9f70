"""Speed and memory: `python -m bench`, one JSON object a line."""
