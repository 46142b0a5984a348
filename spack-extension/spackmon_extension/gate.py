"""Holds Spack back until the client says go. To load Spack takes as long as to ask the server, so both are done at once."""
import os
import signal
import sys
import warnings

from . import seams

# Loaded after nearly all that Spack needs, and before it looks at its command line.
LAST = "spack.main"


class Gate:
    """In front of it nothing of Spack is run but its modules, and nothing is said."""

    def __init__(self, descriptor, opened):
        self.descriptor = descriptor  # of a pipe from the wrapper; None once the gate is open
        self.opened = opened  # called with the run's folder
        self.folder = None
        self.code = None  # Spack's exit code, at its end
        self.interrupt = self.show = None  # what was there for Ctrl-C, and for warnings
        self.warnings = []

    def close(self, script):
        """From here on; whoever loads Spack's last module waits for the word. script: of Spack, behind all links."""
        self.interrupt = signal.getsignal(signal.SIGINT)
        if self.interrupt is not signal.SIG_IGN:
            # No traceback of ours for somebody who doesn't want to wait for a server.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        # Python's, of sources that it compiles.
        self.show, warnings.showwarning = warnings.showwarning, lambda *told, **more: self.warnings.append((told, more))
        if not os.path.exists(os.path.join(os.path.dirname(os.path.dirname(script)), "lib", "spack", *LAST.split(".")) + ".py"):
            self.wait()
            return
        loading = seams.Seams(lambda text: None)
        loading.on(LAST, lambda module: self.wait())
        loading.listen()

    def wait(self):
        """Comes back once Spack may go on. If it may not, this process ends here: why, the client has said."""
        if self.descriptor is None:
            return
        try:
            self.folder = self.read()
        finally:
            if self.folder is None:
                os._exit(1)
        self.descriptor = None
        signal.signal(signal.SIGINT, self.interrupt)
        warnings.showwarning = self.show
        for told, more in self.warnings:
            self.show(*told, **more)
        try:
            self.opened(self.folder)
        except Exception as error:
            sys.stderr.write("==> Warning: spackmon can't report this run (%s)\n" % error)

    def read(self):
        """The run's folder; None if there is no run, or if nobody is left to say so."""
        line = b""
        while not line.endswith(b"\n"):
            data = os.read(self.descriptor, 4096)
            if not data:
                return None
            line += data
        os.close(self.descriptor)
        word, _, folder = os.fsdecode(line[:-1]).partition(" ")
        return folder if word == "go" else None
