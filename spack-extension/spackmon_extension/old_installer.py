"""Spack's installer of tasks: the only one up to 1.0, and installer: old since then."""
from . import child, facts


class OldInstaller:
    def __init__(self, run, seams, stop):
        self.run, self.seams, self.stop = run, seams, stop
        self.failing = []  # the packages whose failure is being spread, outermost first
        self.stopped = set()  # by --until and --before

    def listen(self):
        self.seams.on("spack.installer", self.patch)
        self.seams.on("spack.build_environment", self.patch_processes)

    def patch(self, module):
        wrap, installer = self.seams.wrap, module.PackageInstaller
        wrap(installer, "_init_queue", after=self.planned)
        wrap(installer, "install", after=lambda call, _: self.over(), failed=lambda call, error: self.over(error))
        wrap(installer, "_update_installed", before=self.installed)
        wrap(installer, "_update_failed", before=self.fails, after=self.spread, failed=self.spread)
        wrap(module, "_handle_external_and_upstream", after=self.elsewhere)
        wrap(module, "_install_from_cache", before=self.from_cache)
        for name in ("_peek_ready_task", "_pop_ready_task", "_pop_task"):
            self.hold(installer, name)

    def patch_processes(self, module):
        # Up to 0.23 the first waits for the build, later the second does.
        self.seams.wrap(module, "start_build_process", before=self.starts, failed=self.stops)
        self.seams.wrap(module, "complete_build_process", failed=self.stops, optional=True)

    def hold(self, installer, name):
        """Empties the queue once nothing may start any more; what runs is waited for by Spack as ever."""
        original = getattr(installer, name, None)
        if original is None:
            return

        def wrapper(this, *args, **kwargs):
            if this.build_pq and self.stop():
                del this.build_pq[:]
                return None
            return original(this, *args, **kwargs)

        setattr(installer, name, wrapper)

    # -- what happens

    def planned(self, call, _):
        installer = call.args[0]
        facts.environment(self.run.journal)
        packages, explicit = [], set()
        roots = [request.pkg.spec for request in installer.build_requests]
        for task in installer.build_tasks.values():
            spec = task.pkg.spec
            packages.append((spec, self.role(spec, task)))
            if task.explicit:
                explicit.add(spec.dag_hash())
        self.run.plan(roots, packages, explicit)

    @staticmethod
    def role(spec, task):
        if spec.external:
            return "external"
        if spec.dag_hash() in task.request.overwrite:
            return "build"
        return "installed" if facts.is_installed(spec) else "build"

    def starts(self, call):
        import spack.build_environment

        child.InChild.put(spack.build_environment, "_setup_pkg_and_run")
        package = call["pkg"]
        # Only a build has a package among its own: tests of installed packages use the same processes.
        if getattr(call["function"], "__name__", "") == "build_process":
            self.run.begin(package.spec, log=package.log_path, stage=str(package.stage.path))

    def from_cache(self, call):
        package = call["pkg"]
        if facts.caches():
            self.run.begin(package.spec, log=package.log_path)

    def stops(self, call, error):
        if type(error).__name__ == "StopPhase":
            package = call["pkg"] or call.args[0].pkg
            self.stopped.add(package.spec.dag_hash())

    def installed(self, call):
        key = call["task"].pkg.spec.dag_hash()
        if key in self.stopped:
            self.run.end(key, "stopped")
        elif key in self.run.running:
            self.run.succeeded(key)
        elif key in self.run.roles:
            # Nothing was started for it here: another process has installed it since the plan was made.
            self.run.reused(key)

    def elsewhere(self, call, is_elsewhere):
        spec = call["pkg"].spec
        if is_elsewhere:
            self.run.end(spec.dag_hash(), "external" if spec.external else "reused")

    def fails(self, call):
        key = call["task"].pkg.spec.dag_hash()
        self.failing.append(key)
        error = call["exc"]
        if len(self.failing) > 1:
            self.run.end(key, "cancelled", because=self.failing[0])
        elif isinstance(error, KeyboardInterrupt):
            self.run.end(key, "interrupted")
        elif error is None and key not in self.run.running:
            self.run.end(key, "failed", error="another process has marked it as failed to install")
        else:
            self.run.failed(key, error and child.message(error), error and child.explanation(error))

    def spread(self, call, _):
        self.failing.pop()

    def over(self, error=None):
        if self.stop():
            self.run.close("cancelled", "no more packages were started: the monitor's server is gone")
        elif error is None or isinstance(error, Exception):
            self.run.close("cancelled")
        else:
            self.run.close("interrupted")
