"""A small `serve` for the tests, run as `python serving.py PORT`: two real children.

GOLDTHREAD_HOME says where. `prepare` makes a table and counts the starts in it.
"""

import sys

from goldthread.core.databases import OWNER_ROLE
from goldthread.core.home import home
from goldthread.ops.embedded import connect
from goldthread.ops.refusal import Refusal
from goldthread.ops.serve import choose_port, serve
from goldthread.ops.supervise import Child

# As a web server with a worker: asked to end it ends both, killed it leaves one on the port.
WEB = """
import http.server, os, signal, socketserver, sys
socketserver.TCPServer.allow_reuse_address = True
handler = http.server.SimpleHTTPRequestHandler
server = socketserver.TCPServer(("127.0.0.1", int(sys.argv[1])), handler)
worker = os.fork()
if worker:
    signal.signal(signal.SIGTERM, lambda *_: os.kill(worker, signal.SIGKILL))
    os.wait()
else:
    server.serve_forever()
"""
WORKER = "import time\nwhile True: time.sleep(1)"


def prepare() -> None:
    with connect(home(), OWNER_ROLE) as connection:
        connection.execute("create table if not exists starts (at timestamptz default now())")
        connection.execute("insert into starts default values")


def say(text: str) -> None:
    print(text, flush=True)


def main() -> None:
    try:
        port = choose_port(int(sys.argv[1]))
        children = [
            Child("web server", [sys.executable, "-c", WEB, str(port)]),
            Child("worker", [sys.executable, "-c", WORKER]),
        ]
        serve(
            home(),
            children,
            port=port,
            prepare=prepare,
            ready=lambda: say(f"ready {port}"),
            say=say,
        )
    except Refusal as refusal:
        sys.exit(f"refused: {refusal}")


if __name__ == "__main__":
    main()
