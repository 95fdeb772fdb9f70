"""Time the sending of an edition to a server on this machine, killed once and resumed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

# A server process of its own. It speaks what the client needs and keeps recipients alone: a full server in
# Python takes ten times as long to read a message as the program to send it, and would be what is measured.
_SERVER = """
import asyncio

async def talk(reader, writer):
    async def say(words):
        writer.write(words + b"\\r\\n")
        await writer.drain()
    await say(b"220 bench")
    try:
        while line := await reader.readline():
            word = line[:4].upper()
            if word == b"RCPT":
                recipient = line.decode().split("<")[1].split(">")[0]
            if word == b"DATA":
                await say(b"354 go on")
                await reader.readuntil(b"\\r\\n.\\r\\n")
                print(recipient, flush=True)
            await say(b"221 bye" if word == b"QUIT" else b"250 OK")
    except (asyncio.IncompleteReadError, ConnectionError):
        pass  # the client was killed
    finally:
        writer.close()

async def main():
    server = await asyncio.start_server(talk, "127.0.0.1", 0, limit=4_000_000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(main())
"""


def sending(count: int, body: int = 80_000) -> dict[str, Any]:
    """`count` copies of an edition of `body` characters; the first run is killed at a third."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "email.json").write_text(json.dumps({"key": "bench", "subject": "Bench"}), encoding="utf-8")
        (folder / "email.html").write_text("<p>word </p>\n" * (body // 13), encoding="utf-8")
        (folder / "email.txt").write_text("word " * (body // 20), encoding="utf-8")
        readers = folder / "readers.txt"
        readers.write_text("".join(f"reader{n}@readers.example\n" for n in range(count)), encoding="utf-8")
        log = folder / "received"
        with log.open("w") as received:
            server = subprocess.Popen([sys.executable, "-c", _SERVER], stdout=received)
        try:
            while not (lines := log.read_text().split("\n"))[0] or len(lines) < 2:
                time.sleep(0.05)
            command = [
                sys.executable, "-c", "from storyatlas.cli import main; main()", "send", name, "--to", str(readers),
                "--from", "Bench <bench@bench.example>", "--server", f"smtp://127.0.0.1:{lines[0]}",
            ]  # fmt: skip
            begun = time.perf_counter()
            first = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while log.read_text().count("\n") <= count // 3:
                time.sleep(0.1)
            first.send_signal(signal.SIGKILL)
            first.wait()
            subprocess.run(command, check=False, capture_output=True)
            seconds = time.perf_counter() - begun
        finally:
            server.kill()
            server.wait()
        got = Counter(log.read_text().split()[1:])
    return {
        "messages": count,
        "seconds": round(seconds, 1),
        "lost": count - len(got),
        "doubled": sum(number > 1 for number in got.values()),
    }
