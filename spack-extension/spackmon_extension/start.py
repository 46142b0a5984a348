"""Starts Spack as its own launcher would, with our hooks in it: start.py [--analysis] GATE SPACK ARGUMENTS...

With --analysis Spack knows a subcommand more. The gate is the number of an open pipe: from it comes the folder of the run, once
Spack may go on. Without a number nothing is waited for, and nothing told.
"""
import argparse
import atexit
import os
import signal
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    commands = sys.argv[1:2] == ["--analysis"]
    if commands:
        del sys.argv[1]
    descriptor, script = sys.argv[1], sys.argv[2]
    sys.argv = sys.argv[2:]
    if commands:
        extension = os.path.join(os.path.dirname(HERE), "spack-analysis")
        sys.argv[1:1] = ["-c", 'config:extensions:["%s"]' % extension]
    # As if Python had been started with Spack's script: its folder first. Ours comes last, and is found by builds'
    # processes that aren't forks, too.
    sys.path[0] = os.path.dirname(os.path.realpath(script))
    sys.path.append(os.path.dirname(HERE))
    from spackmon_extension.gate import Gate

    hear_interrupts()
    gate = Gate(int(descriptor), listen) if descriptor else None
    if gate:
        # Before Spack's own, so that it comes after them: they wait for processes that still report.
        atexit.register(tell, gate, os.getpid())
        gate.close(os.path.realpath(script))
    run(script, gate)


def run(script, gate):
    """Runs Spack's script as __main__, and keeps its exit code: a death by signal has none."""
    module = sys.modules["__main__"]
    module.__file__ = script
    with open(script, "rb") as file:
        code = compile(file.read(), script, "exec")
    try:
        exec(code, module.__dict__)
    except SystemExit as end:
        leave(gate, end.code)
        raise
    except BaseException:
        leave(gate, 1)
        raise
    leave(gate, 0)


def leave(gate, code):
    if gate is None:
        return
    # A Spack that couldn't be loaded gets here without having been asked.
    gate.wait()
    gate.code = 0 if code is None else code & 255 if isinstance(code, int) else 1


def tell(gate, pid):
    """Tells wrapper and sender how Spack ends. The sender has done most of its work when Python has cleared its memory."""
    if gate.code is None or os.getpid() != pid:
        return
    try:
        from spackmon_extension import child

        if child.MAIN:
            child.MAIN.run.journal.write("exit", code=gate.code)
        # Whole or not at all: both look for it.
        half = os.path.join(gate.folder, ".exit")
        with open(half, "w") as file:
            file.write("code=%d\n" % gate.code)
        os.replace(half, os.path.join(gate.folder, "exit"))
    except (OSError, ValueError):
        pass


def hear_interrupts():
    """A shell starts what it doesn't wait for at once with Ctrl-C ignored. Undone, unless the shell itself ignores it."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        return
    ignored = 0
    try:
        with open("/proc/%d/status" % os.getppid()) as status:
            ignored = next(int(line.split()[1], 16) for line in status if line.startswith("SigIgn"))
    except (OSError, StopIteration, ValueError):
        pass
    if not ignored >> (signal.SIGINT - 1) & 1:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not ignored >> (signal.SIGQUIT - 1) & 1:
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)


def listen(folder):
    from spackmon_extension import child, new_installer, old_installer

    reporter = child.enter(folder)
    run, seams = reporter.run, reporter.seams
    stop = Stop(run)
    old_installer.OldInstaller(run, seams, stop).listen()
    new_installer.NewInstaller(run, seams, stop).listen()

    Early(run, seams).listen()


class Early:
    """What ends Spack before anything is planned: a word that it doesn't know, specs that don't concretize. Nobody else tells why."""

    def __init__(self, run, seams):
        self.run, self.seams, self.introduced = run, seams, False

    def listen(self):
        self.seams.on("spack.main", self.patch_main)
        self.seams.on("spack.cmd.install", lambda module: self.seams.wrap(module, "install", before=self.introduce))

    def patch_main(self, module):
        self.seams.wrap(module, "_main", failed=self.failed)
        self.seams.wrap(argparse.ArgumentParser, "error", before=lambda call: self.note(arguments(call["message"])))
        self.seams.wrap(module.tty, "die", before=lambda call: self.note(call["message"]))

    def introduce(self, call=None):
        from spackmon_extension import facts

        self.introduced = True
        facts.spack(self.run.journal)

    def failed(self, call, error):
        if isinstance(error, Exception):
            self.note("%s: %s" % (type(error).__name__, error))

    def note(self, text):
        if self.run.roles:
            return
        if not self.introduced:
            try:
                self.introduce()
            except Exception:
                pass  # its configuration may be what is wrong
        self.run.note(str(text))


def arguments(message):
    """What argparse says of a command line, which may hold what no one else is to read."""
    from spackmon_extension import redact

    return " ".join(redact.arguments(message.split(" ")))


class Stop:
    """Whether no more package may start. A look at the file at most every half second."""

    def __init__(self, run):
        self.run, self.next, self.answer = run, 0.0, False

    def __call__(self):
        if not self.answer and time.time() >= self.next:
            self.next = time.time() + 0.5
            self.answer = self.run.must_stop()
        return self.answer


if __name__ == "__main__":
    main()
