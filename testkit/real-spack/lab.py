"""The place where a real Spack works: its directories, its configuration, and how it is started."""
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

import mirror

HERE = os.path.dirname(os.path.abspath(__file__))
OLD, NEW = "0.17.1", "0.19dev"


def hear_interrupts():
    """In the background a shell lets its children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Lab:
    """The directories of one Spack, and how to start it."""

    def __init__(self, args):
        self.args = args
        self.client = NEW if args.version.startswith("0.19") else OLD
        self.top = os.path.join(os.path.abspath(args.lab), "spack-" + args.version)
        if self.top == args.spack:
            sys.exit("run: %s is Spack itself; the lab needs a place of its own (--lab)" % self.top)
        self.url = None
        self.control = None
        self.results = []
        self.unsaid = []
        self.label = ""
        self.sessions = 0

    def at(self, *parts):
        return os.path.join(self.top, *parts)

    def prepare(self):
        """Once per run."""
        for name in ("home", "config", "cache", "pycache", "system", "logs"):
            os.makedirs(self.at(name), exist_ok=True)
        self.reset()
        if not os.path.exists(self.at("config", "compilers.yaml")):
            self.run(["compiler", "find", "--scope", "user", "/usr/bin"], monitor=False)

    def configure(self):
        target = getattr(self.args, "target", None)
        files = {
            "config.yaml": "config:\n  concretizer: original\n  install_tree:\n    root: {0}/store\n"
                           "  build_stage:\n  - {0}/stage\n  source_cache: {0}/sources\n  build_jobs: 2\n"
                           "  connect_timeout: 2\n  terminal_title: false\n".format(self.top),
            "repos.yaml": "repos::\n- {0}/repo\n".format(self.top),
            "mirrors.yaml": "mirrors::\n  lab: file://{0}/mirror\n".format(self.top),
            "bootstrap.yaml": "bootstrap:\n  enable: true\n  root: {0}/cache/bootstrap\n".format(self.top),
            "modules.yaml": "modules:\n  default:\n    enable:: []\n",
            "packages.yaml": "packages:\n  seawall:\n    buildable: false\n    externals:\n"
                             "    - spec: seawall@4.2\n      prefix: /usr\n"
                             + ("  all:\n    target: [%s]\n" % target if target else ""),
        }
        for name, text in files.items():
            with open(self.at("config", name), "w") as file:
                file.write(text)

    def reset(self):
        """Before each scenario: nothing installed, nothing staged, the packages as they are in git."""
        for name in ("store", "stage", "sources", "repo", "mirror", "home", "env", "binaries", "cache/reports"):
            shutil.rmtree(self.at(name), ignore_errors=True)
        shutil.copytree(os.path.join(HERE, "repo"), self.at("repo"))
        os.makedirs(self.at("home"))
        self.configure()
        mirror.write(self.at("mirror"))
        self.results, self.unsaid, self.sessions = [], [], 0

    def environment(self, user, extra):
        env = {key: value for key, value in os.environ.items()
               if not re.match("SPACK|PYTHON|(https?|all|no)_proxy$", key, re.I) and key != "PYENV_VERSION"}
        env.update(HOME=self.at("home"), PATH="/usr/local/bin:/usr/bin:/bin", LC_ALL="C.UTF-8",
                   SPACK_PYTHON=self.args.python, PYTHONPYCACHEPREFIX=self.at("pycache"),
                   SPACK_USER_CONFIG_PATH=self.at("config"), SPACK_SYSTEM_CONFIG_PATH=self.at("system"),
                   SPACK_USER_CACHE_PATH=self.at("cache"), TMPDIR=self.at("tmp"))
        if user:
            env["SPACKMON_USER"], env["SPACKMON_TOKEN"] = user
        env.update(extra)
        os.makedirs(env["TMPDIR"], exist_ok=True)
        return env

    # -- what scenarios use

    def monitored(self, prefix=None):
        """The options that name the server."""
        prefix = prefix or self.args.prefix
        return ["--monitor", "--monitor-host", self.url] + (["--monitor-prefix", prefix] if prefix != "ms1" else [])

    def install(self, *args, **how):
        return self.run(["install"] + self.monitored() + list(args), **how)

    def run(self, args, monitor=True, expect=0, host=None, user=0, env=None, interrupt=None, by=signal.SIGINT,
            says=()):
        """One Spack. monitor: it is one of the sessions to look at. user: which one, a pair of name
        and token, or None for no credentials.

        says: what must be in its output, one text or several.

        interrupt: so many seconds after the build left its mark send a signal to the process group, as Ctrl-C does.
        """
        if monitor and self.sessions and self.control:
            urllib.request.urlopen(urllib.request.Request(self.control + "/.record/session", data=b"x")).close()
        credentials = user if user is None or isinstance(user, tuple) else [
            (self.args.user, self.args.token), (self.args.user2, self.args.token2)][user]
        mark = self.at("mark")
        if os.path.exists(mark):
            os.unlink(mark)
        extra = dict(env or {}, LAB_MARK=mark)
        argv = [os.path.join(self.args.spack, "bin", "spack")] + args
        host = host or self.args.hostname.format(scenario=self.label)
        if shutil.which("unshare"):
            rootless = ["-r"] if os.getuid() else []
            argv = ["unshare"] + rootless + ["--uts", "sh", "-c", 'hostname "$0" && exec "$@"', host] + argv
        self.sessions += bool(monitor)
        log = self.at("logs", "%s-%d%s.out" % (self.label or "setup", len(self.results) + 1, "" if monitor else "-aside"))
        with open(log, "w") as out:
            out.write("$ spack %s\n" % " ".join(args))
            out.flush()
            process = subprocess.Popen(argv, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                       env=self.environment(credentials, extra), cwd=self.at("home"),
                                       start_new_session=True, preexec_fn=hear_interrupts)
            if interrupt:
                self.wait_for(mark, process)
                time.sleep(interrupt)
                os.killpg(process.pid, by)
            code = process.wait()
        self.results.append((args, code, expect, log))
        with open(log, errors="replace") as text:
            said = text.read()
        for wanted in [says] if isinstance(says, str) else says:
            if wanted not in said:
                self.unsaid.append("never said: %s (%s)" % (wanted, log))
        if self.args.verbose:
            sys.stderr.write(said)
        return log

    @staticmethod
    def wait_for(path, process):
        for _ in range(600):
            if os.path.exists(path) or process.poll() is not None:
                return
            time.sleep(0.1)

    def mend(self, mended=True):
        """Puts the good tarball of mendable into the mirror, and forgets the bad one; or the other way round."""
        mirror.write(self.at("mirror"), mended)
        for name in ("sources", "stage"):
            shutil.rmtree(self.at(name), ignore_errors=True)

    def edit(self, path, function):
        with open(path) as file:
            text = file.read()
        with open(path, "w") as file:
            file.write(function(text))
