"""A person at a terminal: a shell with job control, keys that are pressed, and what comes back."""
import os
import pty
import re
import select
import time


class Terminal:
    def __init__(self, environment, folder):
        self.said = ""
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve("/bin/bash", ["bash", "--norc", "--noprofile", "-i"], dict(environment, PS1="$ ", TERM="xterm"))

    def type(self, text):
        os.write(self.screen, text.encode())

    def wait_for(self, pattern, seconds=90):
        """Waits until something new matches; gives the match."""
        until = time.time() + seconds
        while time.time() < until:
            found = re.search(pattern, self.said)
            if found:
                self.said = self.said[found.end():]
                return found
            if select.select([self.screen], [], [], 0.1)[0]:
                try:
                    self.said += os.read(self.screen, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        raise AssertionError("the terminal never said %r; at last %r" % (pattern, self.said[-500:]))

    def close(self):
        os.write(self.screen, b"\x03")
        self.type("exit\n")
        os.close(self.screen)
        try:
            os.waitpid(self.process, 0)
        except OSError:
            pass
