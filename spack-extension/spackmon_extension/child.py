"""What a build's own process tells: steps, phases, and what went wrong. It writes and goes on."""
import fcntl
import fnmatch
import os
import struct
import termios
import time
import traceback

from . import facts, redact
from . import run as runs
from .journal import now
from .seams import Seams

MAIN = None  # the one of this process


class Child:
    """The reporter of a build's process; also of Spack's own, where it does such things itself."""

    def __init__(self, run):
        self.run = run
        self.seams = Seams(run.note)
        self.steps = []
        self.url = None  # of the mirror that the latest download came from

    def listen(self):
        self.seams.on("spack.builder", self.patch_builder)
        self.seams.on("spack.package_base", self.patch_package)
        self.seams.on("spack.binary_distribution", self.patch_cache)
        self.seams.on("spack.new_installer", self.patch_new)
        self.seams.on("spack.build_environment", self.patch_environment)

    # -- seams

    def patch_builder(self, module):
        self.seams.wrap(module.InstallationPhase, "execute", self.phase_begins, self.phase_ends, self.phase_fails)

    def patch_package(self, module):
        for name in ("fetch", "stage", "patch"):
            self.seams.wrap(module.PackageBase, "do_" + name, self.step_begins(name), self.step_ends, self.step_fails)

    def patch_cache(self, module):
        self.seams.wrap(module, "download_tarball", after=self.downloaded)
        self.seams.wrap(module, "extract_tarball", after=self.from_cache)

    def patch_new(self, module):
        self.seams.wrap(module, "_install", failed=self.install_fails, optional=True)

    def patch_environment(self, module):
        self.seams.wrap(module, "setup_package", failed=self.setup_fails)

    # -- events

    def phase_begins(self, call):
        phase = call.args[0]
        package = phase.builder.pkg
        if getattr(package, "stop_before_phase", None) == phase.name:
            return None
        build = self.run.build(package.spec.dag_hash())
        names = [str(name) for name in getattr(phase.builder, "phases", ())]
        position = names.index(phase.name) if phase.name in names else None
        log = phase_log(package, phase.name, position)
        fields = {"build": build, "name": phase.name, "position": position}
        at, sure = (before(log), True) if log else where(package.log_path, phase.name)
        if not sure:
            let_write(package.log_path)
            at, sure = where(package.log_path, phase.name)
        self.run.journal.write("phase", state="begin", log=log, log_at=at, **fields)
        return fields, None if sure else lambda: found(package.log_path, phase.name, at)

    def phase_ends(self, call, _):
        if call.memo:
            fields, find = call.memo
            self.run.journal.write("phase", state="end", ok=True, log_at=find and find(), **fields)

    def phase_fails(self, call, error):
        if not call.memo:
            return
        fields, find = call.memo
        ok = type(error).__name__ == "StopPhase"
        self.run.journal.write("phase", state="end", ok=ok, error=None if ok else message(error), log_at=find and find(), **fields)
        self.tell(fields["build"], error)

    def step_begins(self, name):
        def begins(call):
            # A patch stages first, which fetches first: each is told from where the other ends.
            step = Step(self.run.journal, self.run.build(call.args[0].spec.dag_hash()), name)
            if name == "fetch":
                step.begin()
            self.steps.append(step)
            return step
        return begins

    def step_ends(self, call, _):
        step = self.steps.pop()
        step.end(ok=True)
        if self.steps:
            self.steps[-1].begin()

    def step_fails(self, call, error):
        step = self.steps.pop()
        if not getattr(error, "spackmon_step", False):
            step.end(ok=False, error=message(error))
            try:
                error.spackmon_step = True
            except AttributeError:
                pass
        self.tell(step.build, error)

    def downloaded(self, call, found):
        # Which of several mirrors had it isn't told by any version.
        known = call["mirrors_for_spec"] or facts.caches()
        urls = {url_of(mirror) for mirror in known} - {None}
        self.url = redact.text(urls.pop()) if found and len(urls) == 1 else None

    def from_cache(self, call, _):
        spec = call["spec"]
        if spec is not None:
            origin = {"url": self.url, "host": built_on(spec)}
            self.run.journal.write("cached", build=self.run.build(spec.dag_hash()),
                                   origin={name: value for name, value in origin.items() if value} or None)

    def install_fails(self, call, error):
        spec = call["spec"]
        if spec is not None:
            self.tell(self.run.build(spec.dag_hash()), error)

    def setup_fails(self, call, error):
        self.tell(self.run.build(call["pkg"].spec.dag_hash()), error)

    def tell(self, build, error):
        """Leaves the reason for whoever writes the end; only that process knows when the log is whole."""
        if getattr(error, "spackmon_told", False) or not is_failure(error):
            return
        self.run.journal.write("error", build=build, error=runs.one_line(message(error)), why=explanation(error))
        try:
            error.spackmon_told = True
        except AttributeError:
            pass


class Step:
    """A step that is written down when it really begins: after the step that it needs first."""

    def __init__(self, journal, build, name):
        self.journal, self.build, self.name, self.begun = journal, build, name, False
        self.created = now()

    def begin(self, at=None):
        if not self.begun:
            self.begun = True
            self.journal.write("step", at=at, build=self.build, name=self.name, state="begin")

    def end(self, **result):
        self.begin(self.created)
        self.journal.write("step", build=self.build, name=self.name, state="end", **result)


class InChild:
    """Stands for the function that a build's process starts with, where that process isn't a fork of this one: it arrives
    there by name, and brings the hooks along."""

    def __init__(self, folder, module, name):
        self.folder, self.module, self.name = folder, module, name

    @classmethod
    def put(cls, module, name):
        """Needed unless processes are forked, which nobody knows before the first one is wanted."""
        import multiprocessing

        original = getattr(module, name, None)
        if original is not None and not isinstance(original, cls) and multiprocessing.get_start_method() != "fork":
            setattr(module, name, cls(MAIN.run.folder, module.__name__, name))

    def __setstate__(self, state):
        self.__dict__.update(state)
        if MAIN is None:
            try:
                enter(self.folder)
            except Exception:
                pass

    def __call__(self, *args, **kwargs):
        import importlib

        return getattr(importlib.import_module(self.module), self.name)(*args, **kwargs)


def enter(folder):
    """Begins to report from this process."""
    global MAIN
    MAIN = Child(runs.Run(folder))
    MAIN.seams.listen()
    MAIN.listen()
    return MAIN


def is_failure(error):
    return isinstance(error, Exception) and type(error).__name__ not in ("StopPhase", "BinaryCacheMiss")


def message(error):
    return str(getattr(error, "message", None) or error) or type(error).__name__


def explanation(error):
    """What Spack would print of it."""
    if hasattr(error, "long_message"):
        text = "%s: %s" % (type(error).__name__, error)
    else:
        text = "".join(traceback.format_exception(type(error), error, error.__traceback__, limit=-6))
    return redact.text(text)[-runs.TEXT:]


def phase_log(package, name, position):
    """The phase's own log, where the installer keeps one."""
    import sys

    if position is None or "spack.new_installer" in sys.modules and uses_new():
        return None
    folder = os.path.dirname(package.log_path)
    return os.path.join(folder, "spack-build-%02d-%s-out.txt" % (position + 1, name.lower()))


def before(log):
    """How long the build's log will be before a phase's own, when Spack has joined them by their names."""
    folder, own = os.path.split(log)
    try:
        others = fnmatch.filter(os.listdir(folder), "spack-build-*-out.txt")
        return sum(os.stat(os.path.join(folder, name)).st_size for name in others if name < own)
    except OSError:
        return None


def uses_new():
    from spack import config

    return facts.installer(config.get) != "old"


def where(path, name):
    """How long the build's log is where a phase begins, and whether that is sure: a thread writes the log, so what came before
    may not all be in it yet, or Spack's own line of the phase may be in it already."""
    try:
        size = os.stat(path).st_size
        with open(path, "rb") as log:
            log.seek(max(0, size - 4096))
            tail = log.read(4096)
    except OSError:
        return None, False
    start = tail.rfind(b"==> ")
    sure = start >= 0 and line_of(name) in tail[start:]
    return (size - len(tail) + start if sure else size), sure


def let_write(path, output=1, tries=10):
    """Gives the thread that writes the log some milliseconds for what is still in its pipe. The installer of 1.1 writes no line
    of its own by which a phase could be found later."""
    seen = None
    for _ in range(tries):
        last, seen = seen, (size_of(path), waiting(output))
        if seen == last and not seen[1]:
            return
        time.sleep(0.001)


def size_of(path):
    try:
        return os.stat(path).st_size
    except OSError:
        return None


def waiting(pipe):
    """How many bytes nobody has read yet."""
    try:
        return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0\0\0\0"))[0]
    except OSError:
        return 0


def found(path, name, at):
    """Where Spack's own line of a phase is, in what was written to the build's log since then."""
    try:
        with open(path, "rb") as log:
            log.seek(at or 0)
            text = log.read(1 << 18)  # far more than waits for that thread
    except OSError:
        return None
    end = text.find(line_of(name))
    start = text.rfind(b"==> ", 0, max(end, 0))
    return (at or 0) + start if start >= 0 else None


def line_of(name):
    return ("Executing phase: '%s'" % name).encode()


def built_on(spec):
    """The host on which a package from a binary cache was built, by the metadata that came with it."""
    import json

    try:
        with open(os.path.join(str(spec.prefix), ".spack", "install_environment.json")) as file:
            return json.load(file).get("hostname")
    except (OSError, ValueError):
        return None


def url_of(mirror):
    """Of what a version calls a mirror: a dictionary, an entry of an index, its metadata, or what is configured."""
    if isinstance(mirror, dict):
        return mirror.get("mirror_url")
    mirror = getattr(mirror, "url_and_version", mirror)
    return getattr(mirror, "url", None) or getattr(mirror, "fetch_url", None)
