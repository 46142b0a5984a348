"""Spack's installer with an event loop: since 1.1, the default since 1.2."""
from . import child
from .journal import now

STOPPED, CACHE_MISS = 3, 4  # exit codes of a build's process, since 1.2


class NewInstaller:
    def __init__(self, run, seams, stop):
        self.run, self.seams, self.stop = run, seams, stop
        self.roots = []
        self.codes = {}  # exit codes of builds' processes, by hash
        self.saving = {}  # built, but not yet in Spack's database: when that was, by hash

    def listen(self):
        self.seams.on("spack.new_installer", self.patch)

    def patch(self, module):
        wrap, installer = self.seams.wrap, module.PackageInstaller
        wrap(installer, "__init__", after=self.asked)
        wrap(installer, "_installer", self.begins, lambda call, _: self.over(call), lambda call, error: self.over(call, error))
        wrap(installer, "_save_to_db", after=self.saved)
        wrap(module, "start_build", before=self.starts)
        if hasattr(installer, "_handle_finished_build"):
            wrap(module.ChildInfo, "close", before=lambda call: call.args[0].spec.dag_hash(), after=self.exited)
            wrap(installer, "_handle_finished_build", before=self.finishing, after=self.finished)
            wrap(module, "schedule_builds", after=self.scheduled)
            wrap(module.BuildGraph, "expand_build_deps", after=self.expanded)
        else:
            wrap(module.BuildStatus, "update_state", after=self.state)
        self.hold(installer, "_schedule_builds" if hasattr(installer, "_schedule_builds") else "_start")
        self.refuse(installer)

    def hold(self, installer, name):
        """Empties the queue once nothing may start any more; what runs is waited for by Spack as ever."""
        original = getattr(installer, name)

        def wrapper(this, *args, **kwargs):
            if this.pending_builds and self.stop():
                del this.pending_builds[:]
                del getattr(this, "pending_expansions", [])[:]
                return False
            return original(this, *args, **kwargs)

        setattr(installer, name, wrapper)

    def refuse(self, installer):
        """An install that was cut short is no success."""
        original = installer._installer

        def wrapper(this, *args, **kwargs):
            result = original(this, *args, **kwargs)
            if self.stop():
                from spack.error import InstallError

                raise InstallError("The monitor's server is gone: no more packages were started")
            return result

        installer._installer = wrapper

    # -- what happens

    def asked(self, call, _):
        self.roots = [package.spec for package in call["packages"]]

    def begins(self, call):
        from . import facts

        this = call.args[0]
        facts.environment(self.run.journal)
        nodes = dict(getattr(this, "build_graph", this).nodes)
        plan = list(packages(self.roots, nodes))
        self.run.plan(self.roots, plan, this.explicit)
        for spec, what in plan:
            if what == "external" and spec.dag_hash() not in nodes:
                self.run.end(spec.dag_hash(), "external")

    def starts(self, call):
        import spack.new_installer

        child.InChild.put(spack.new_installer, "worker_function")
        spec, log = call["spec"], call["log_path"]
        if spec.external:
            self.run.specs.setdefault(spec.dag_hash(), spec)
            return
        # 1.1 has it in the stage, and doesn't say so before the build begins.
        self.run.begin(spec, log=log or spec.package.log_path)

    def exited(self, call, code):
        self.codes[call.memo] = code

    def finishing(self, call):
        this = call.args[0]
        spec = this.running_builds[call["pid"]].spec
        return spec.dag_hash()

    def finished(self, call, _):
        this, key = call.args[0], call.memo
        code = self.codes.pop(key, None)
        if code == 0:
            self.saving[key] = now()
        elif code == STOPPED:
            self.run.end(key, "stopped")
        elif any(spec.dag_hash() == key for spec in call["failures"]):
            self.run.failed(key, error="no binary available" if code == CACHE_MISS else None)
        elif code != CACHE_MISS:
            # Not counted as a failure: --fail-fast ended it.
            self.run.end(key, "cancelled", because=self.run.culprit(key))
        # A cache miss goes on as a build from source, in the same log.

    def state(self, call, _):
        key, state = call["build_id"], call["state"]
        if state == "finished":
            self.saving[key] = now()
        elif state == "failed":
            self.run.failed(key)

    def saved(self, call, done):
        if done:
            self.flush()

    def flush(self):
        """Installed is what Spack's database knows: a package whose record was lost is built again."""
        for key, at in sorted(self.saving.items(), key=lambda item: item[1]):
            self.run.succeeded(key, at)
        self.saving.clear()

    def scheduled(self, call, result):
        for key, spec, _ in result.newly_installed:
            self.run.reused(key)

    def expanded(self, call, added):
        nodes = call.args[0].nodes
        self.run.plan([], [(nodes[key], role(nodes[key], True)) for key in added if key in nodes])

    def over(self, call, error=None):
        self.flush()
        if self.stop():
            self.run.close("cancelled", "no more packages were started: the monitor's server is gone")
        elif error is None or isinstance(error, Exception):
            self.run.close("cancelled")
        else:
            self.run.close("interrupted")


def packages(roots, nodes):
    """The plan: what is to be installed, and what of its dependencies is there already."""
    from . import facts

    seen, stack = set(), list(roots) + list(nodes.values())
    while stack:
        spec = stack.pop()
        key = spec.dag_hash()
        if key in seen:
            continue
        seen.add(key)
        to_build = key in nodes
        if to_build or facts.is_installed(spec):
            yield spec, role(spec, to_build)
            stack.extend(spec.dependencies(deptype="all" if to_build else ("link", "run")))


def role(spec, to_build):
    if spec.external:
        return "external"
    return "build" if to_build else "installed"
