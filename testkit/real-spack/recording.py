"""The record script, between Spack and a server or as the server."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


class Recording:
    """One running record script. It stops when told to, or at the end of a with block."""

    def __init__(self, out=None, server=None, port=0, no_auth=False, faults=(), scrub=()):
        command = [sys.executable, os.path.join(HERE, "record"), "--port", str(port)]
        if out:
            command += ["--out", out]
        if server:
            command += ["--upstream", server]
        elif no_auth:
            command += ["--no-auth"]
        for fault in faults:
            command += ["--fault", fault]
        for pair in scrub:
            command += ["--scrub", pair]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.process.terminate()
        self.process.wait()
