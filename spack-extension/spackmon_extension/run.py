"""What is known of the run in Spack's own process: its plan, its builds, and which of them are decided."""
import os
import time

from . import redact
from .journal import FILE, Journal

# One line of text, and as much text as a person wants to read.
LINE, TEXT = 500, 65536


class Run:
    def __init__(self, folder):
        self.journal = Journal(folder)
        self.folder = folder
        self.roles = {}  # of the packages of the plan, by hash
        self.specs = {}  # the same packages, as Spack's own objects
        self.builds = {}  # the latest build of a hash: the hash, or HASH.2
        self.running = {}  # where the journal was when a build began, for those without an end
        self.outcomes = {}  # of the latest builds
        self.roots = set()  # whose documents are written
        self.tries = {}
        self.begun = time.time()

    def note(self, text):
        self.journal.write("note", text=redact.text(text)[:TEXT])

    def plan(self, roots, packages, explicit=()):
        """Adds to the plan. packages: pairs of spec and role (build, installed, external)."""
        from . import facts

        for root in roots:
            if root.dag_hash() not in self.roots:
                self.roots.add(root.dag_hash())
                self.journal.write("spec", hash=root.dag_hash(), document=facts.document(root))
        rows = []
        for spec, role in packages:
            key = spec.dag_hash()
            if key in self.roles:
                continue
            self.roles[key], self.specs[key] = role, spec
            rows.append({"hash": key, "name": spec.name, "version": str(spec.version), "role": role})
            if key in explicit:
                rows[-1]["explicit"] = True
        self.journal.write("plan", roots=[root.dag_hash() for root in roots], packages=rows)
        for row in rows:
            if row["role"] == "installed":
                self.end(row["hash"], "reused")

    def begin(self, spec, log=None, stage=None):
        """A build or an install from a cache starts; once per try, whoever says it first."""
        key = spec.dag_hash()
        if key in self.running:
            return
        self.tries[key] = self.tries.get(key, 0) + 1
        if key in self.outcomes:
            self.builds[key] = "%s.%d" % (key, max(self.tries[key], 2))
            del self.outcomes[key]
        self.running[key] = self.journal.size()
        self.specs.setdefault(key, spec)
        self.journal.write("build", build=self.build(key), hash=key, name=spec.name, prefix=str(spec.prefix), log=log,
                           stage=stage)

    def build(self, key):
        return self.builds.get(key, key)

    def told(self, key, event):
        """What the build's own process wrote of this try, if it did."""
        return self.journal.since(self.running.get(key, 0), event, self.build(key))

    def end(self, key, outcome, error=None, why=None, **more):
        if key in self.outcomes:
            return
        self.outcomes[key] = outcome
        self.running.pop(key, None)
        self.journal.write("end", build=self.build(key), hash=key, outcome=outcome, error=one_line(error),
                           why=redact.text(why)[-TEXT:] if why else None, **more)

    def reused(self, key):
        """Installed already; if it wasn't when the plan was made, then by another process, maybe one that is monitored."""
        self.end(key, "reused", by=self.installer_of(key) if self.roles.get(key) == "build" else None)

    def installer_of(self, key):
        """The other run of this user that installed a package meanwhile, by its journal."""
        root, own = os.path.split(self.folder)
        mark = ('"hash":"%s","outcome":"' % key).encode()
        for name in os.listdir(root):
            path = os.path.join(root, name, FILE)
            try:
                if name == own or os.stat(path).st_mtime < self.begun:
                    continue
                with open(path, "rb") as lines:
                    if any(mark + outcome in line for line in lines for outcome in (b"success", b"cached")):
                        return name
            except OSError:
                continue
        return None

    def succeeded(self, key, at=None):
        """Installed: built here, or by the build's own word taken from a cache."""
        spec = self.specs.get(key)
        if spec is not None and spec.external:
            self.end(key, "external", at=at)
            return
        cached = self.told(key, "cached")
        self.end(key, "cached" if cached else "success", at=at, origin=cached and cached.get("origin"))

    def failed(self, key, error=None, why=None):
        told = self.told(key, "error") or {}
        self.end(key, "failed", error=error or told.get("error"), why=why or told.get("why"))

    def close(self, outcome, error=None):
        """The installer has ended: what it left undecided is cancelled, or interrupted."""
        failures = [key for key in self.outcomes if self.outcomes[key] == "failed"]
        for key in list(self.roles):
            if key not in self.outcomes:
                self.end(key, outcome, error=error,
                         because=self.culprit(key, failures) if outcome == "cancelled" else None)

    def culprit(self, key, failures=None):
        """The dependency whose failure cancelled a package; with --fail-fast it may be any other one."""
        failures = failures or [other for other in self.outcomes if self.outcomes[other] == "failed"]
        spec = self.specs.get(key)
        if spec is not None and failures:
            for node in spec.traverse(root=False):
                if node.dag_hash() in failures:
                    return node.dag_hash()
        return failures[0] if failures else None

    def must_stop(self):
        """Whether the sender says that no more package may start."""
        return os.path.exists(os.path.join(self.folder, "stop"))


def one_line(error):
    if not error:
        return None
    lines = [line.strip() for line in redact.text(str(error)).split("\n")]
    return next((line for line in lines if line), "")[:LINE] or None
