"""`python -m storyatlas`: the same as the `storyatlas` command."""

from storyatlas.cli import main

if __name__ == "__main__":
    main()
