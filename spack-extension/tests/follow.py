#!/usr/bin/env python3
"""Stands for the client's `follow` where no Java is wanted: makes the run's folder, says go, and waits for the end."""
import getpass
import json
import os
import socket
import sys
import time
import uuid

sys.dont_write_bytecode = True


def main():
    if "--resume" in sys.argv:
        folder = sys.argv[sys.argv.index("--resume") + 1]
    else:
        if os.environ.get("FAKE_REFUSES"):
            sys.exit(os.environ["FAKE_REFUSES"])
        root = os.environ["SPACKMON_DIR"]
        command = sys.argv[sys.argv.index("--") + 1:]
        run = str(uuid.uuid4())
        folder = os.path.join(root, run)
        os.makedirs(folder, 0o700)
        event = {"event": "run", "at": int(time.time() * 1e6), "pid": os.getpid(), "seq": 1, "version": 1, "run": run,
                 "client": "test", "command": command, "user": getpass.getuser(), "host": socket.gethostname(), "tags": []}
        with open(os.path.join(folder, "events.ndjson"), "a") as journal:
            journal.write(json.dumps(event) + "\n")
        if os.environ.get("FAKE_SHOWS"):
            with open(os.path.join(folder, "follow.json"), "w") as file:
                json.dump({"argv": sys.argv[1:], "environment": dict(os.environ), "sid": os.getsid(0) == os.getpid()}, file)
        print("go " + folder)
        sys.stdout.flush()
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    wrapper = int(sys.argv[sys.argv.index("--wrapper") + 1])
    while not os.path.exists(os.path.join(folder, "exit")) and os.path.exists("/proc/%d" % wrapper):
        time.sleep(0.02)
    with open(os.path.join(folder, "summary"), "w") as file:
        file.write("==> monitored: %s\n" % folder)
    open(os.path.join(folder, "summary.done"), "w").close()


main()
