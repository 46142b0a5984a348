"""Where one row of the guide is tried with one Spack: its shell, what the server shows, and what is wrong."""
import glob
import gzip
import json
import os
import re
import signal
import subprocess
import types

from guide_site import ROOT, TOKEN, USER, Site, Window, until
from lab import Lab

CREDENTIALS = "export SPACKMON_TOKEN=%s\nexport SPACKMON_USER=%s\n" % (TOKEN, USER)


class NotThere(Exception):
    """This variant can't do what the row says, and why."""


class OldLab(Lab):
    """A Spack that has a client of its own, in the words of ModernLab."""

    def __init__(self, spack, top, python):
        with open(os.path.join(spack, "lib", "spack", "spack", "__init__.py")) as file:
            self.version = "0.19dev" if "(0, 19," in file.read() else "0.17.1"
        super().__init__(types.SimpleNamespace(spack=os.path.abspath(spack), version=self.version, lab=top, python=python,
                                               prefix="ms1", hostname="lab", verbose=False, user=USER, token=TOKEN,
                                               user2=USER, token2=TOKEN))
        self.spack, self.name = self.args.spack, self.version

    def environment(self, user=None, extra=(), monitored=None, **more):
        return super().environment(user, dict(extra, **more))


def is_old(spack):
    return os.path.exists(os.path.join(spack, "lib", "spack", "spack", "monitor.py"))


class Desk:
    def __init__(self, lab):
        self.lab, self.old, self.problems = lab, isinstance(lab, OldLab), []
        self.site = Site(os.path.join(lab.top, "servers"), lab.at("home"))
        self.plain, self.silence = False, os.pipe()

    def begin(self, plain):
        """Before each row. plain: without the setup, for Spack has a client of its own."""
        self.reset()
        self.plain, self.problems = plain, []

    def reset(self):
        """A client that starts for the first time goes on for a while with preparing fast starts, in folders that are to go."""
        def gone():
            try:
                self.lab.reset()
                return True
            except FileExistsError:
                return False
        if not until(gone, 60):
            raise AssertionError("what the row before left behind can't be removed")

    # -- the shell

    def environment(self, **extra):
        env = self.lab.environment(monitored=False, **extra)
        # As on a user's account: all of it below the home.
        for name in ("SPACKMON_DIR", "SPACK_USER_CACHE_PATH", "SPACKMON_PYTHON"):
            env.pop(name, None)
        env["PATH"] = "%s/bin:%s:%s" % (self.lab.spack, env["PATH"], ROOT)
        env["SSL_CERT_FILE"] = self.site.certificate
        return env

    def type(self, commands, credentials=True, setup=True, **extra):
        """A shell in which this is typed."""
        text = 'eval "$(spackmon setup)"\n' if setup and not self.plain else ""
        text += (CREDENTIALS if credentials else "") + commands
        return subprocess.Popen(["bash", "--noprofile", "--norc", "-c", text], stdin=self.silence[0], stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, env=self.environment(**extra), cwd=self.lab.at("home"), start_new_session=True)

    def run(self, commands, expect=0, says=(), **how):
        return self.read(self.type(commands, **how), commands, expect, says)

    def read(self, process, commands, expect=0, says=()):
        """What was said; the exit code and the words are held against what they must be."""
        try:
            said = process.communicate(timeout=240)[0].decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said = process.communicate()[0].decode("utf-8", "replace")
            self.wrong("%s: never ended: %s" % (commands, said[-1500:]))
            return said
        code = process.returncode
        if code != expect if expect != "not 0" else code == 0:
            self.wrong("%s: exit %d, expected %s: %s" % (commands, code, expect, said[-1500:]))
        for words in [says] if isinstance(says, str) else says:
            if words not in said:
                self.wrong("%s: never said %r: %s" % (commands, words, said[-1500:]))
        return said

    # -- what must have come of it

    def wrong(self, text):
        self.problems.append(text)

    def installed(self, name):
        return sorted(path for depth in range(1, 5) for path in glob.glob(self.lab.at("store", *["*"] * depth, ".spack"))
                      if os.path.basename(os.path.dirname(path)).startswith(name + "-"))

    def nothing_built(self, *names):
        for name in names or ("hdf5", "zlib"):
            if self.installed(name):
                self.wrong(name + " was built")

    def window(self):
        return Window(self.site)

    def known(self):
        return set(self.window().attempts())

    def new(self, before):
        """The attempts that weren't there, by package."""
        return {item["package"]: item for key, item in sorted(self.window().attempts().items()) if key not in before}

    def expect(self, before, logs=(), tags=(), **outcomes):
        """What the server shows now and didn't before."""
        def outcomes_now():
            found = self.new(before)
            return found if {name: found[name]["outcome"] for name in outcomes if name in found} == outcomes else None
        found = (until(outcomes_now) if outcomes else None) or self.new(before)
        for name, outcome in outcomes.items():
            if name not in found:
                self.wrong("the server doesn't show %s" % name)
            elif found[name]["outcome"] != outcome:
                self.wrong("the server shows %s as %s, expected %s" % (name, found[name]["outcome"], outcome))
        extra = [key for key in found if key not in outcomes and key in ("hdf5", "zlib", "wget", "brittlestar", "saltmath")]
        if extra:
            self.wrong("the server shows %s, too" % extra)
        for name, item in found.items():
            if name in outcomes and sorted(item["tags"]) != sorted(tags):
                self.wrong("the server shows %s with the tags %s" % (name, item["tags"]))
            if name in outcomes and item["owner"] != USER and self.site.kind != "open":
                self.wrong("the server shows %s as %s's" % (name, item["owner"]))
        for name, words in logs:
            # An old client sends a phase's log while another of its processes still writes it: what is missing then, it
            # never sent. That the server has each byte that was sent is for `run` to say.
            if name in found and not self.old:
                self.check_log(name, words, self.window().whole_log(found[name]))
                part = self.window().log(found[name]["build"], found[name]["attempt"], "build")
                if words.encode() not in part or b"Executing phase: 'install'" in part:
                    self.wrong("the server's log of %s's phase build is %r" % (name, part[:200]))
        return found

    def check_log(self, name, words, log):
        if words.encode() not in log:
            self.wrong("the server's log of %s lacks %r" % (name, words))
        # The new installer of 1.1 leaves some of a failed build's prefix.
        kept = [file for path in self.installed(name) for file in glob.glob(path + "/spack-build-out.txt.gz")]
        if kept and not self.old:
            with gzip.open(kept[0]) as file:
                if file.read() != log:
                    self.wrong("the server's log of %s isn't what Spack kept, byte for byte" % name)

    def success(self, before, **how):
        return self.expect(before, logs=[("hdf5", "shelved"), ("zlib", "squeezing nothing")], hdf5="success", zlib="success", **how)

    def runs(self):
        return [item["run"] for item in self.window().all("/api/v1/runs?limit=50")]

    def expect_run(self, said, words, code=0, **outcomes):
        """The newest run as the server shows it, and the line at the end that leads to it. Old clients have no runs."""
        if self.old:
            return None
        run = self.runs()[0]
        answer = json.loads(self.window().get("/api/v1/runs/" + run["key"]).decode())
        if run["command"][1:] != words.split()[1:] and run["command"] != words.split():
            self.wrong("the run's command is %s" % run["command"])
        if run.get("exit_code") != code or run["state"] != "ended":
            self.wrong("the run is %s with exit %s" % (run["state"], run.get("exit_code")))
        planned = {item["package"]: item["outcome"] for item in answer["packages"]}
        for name, outcome in outcomes.items():
            if planned.get(name) != outcome:
                self.wrong("the run shows %s as %s, expected %s" % (name, planned.get(name), outcome))
            root = [item for item in answer["packages"] if item["package"] == name and item["root"]]
            if root and said:
                page = re.search(r"==> %s@\S+: .*, (\S+)" % name, said)
                if not page or self.window().get(page.group(1)).decode().find(name) < 0:
                    self.wrong("no line leads to the page of %s: %s" % (name, said[-800:]))
        return answer

    # -- a build that waits until it is told

    def waiting(self, commands, **extra):
        """Starts something that builds hdf5, and comes back when that has begun."""
        mark, go = self.lab.at("tmp", "mark"), self.lab.at("tmp", "go")
        os.makedirs(os.path.dirname(mark), exist_ok=True)
        for left in (mark, go):  # of an earlier run
            if os.path.exists(left):
                os.unlink(left)
        process = self.type(commands, LAB_MARK=mark, LAB_GO=go, **extra)
        if not until(lambda: os.path.exists(mark) or process.poll() is not None, 90) or process.poll() is not None:
            self.wrong("hdf5 was never reached")
        return process

    def go(self):
        open(self.lab.at("tmp", "go"), "w").close()
