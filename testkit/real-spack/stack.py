"""Not a toy: a Spack environment of real packages, several at a time, below a root of 256 characters; in turns with us, before a
server of this repository, and without."""
import argparse
import os
import re
import resource
import shutil
import subprocess
import threading
import time

import fidelity
from guide_site import TOKEN, USER, Site, Window, own_network
from modern_lab import ModernLab
from shown import shown
from stack_packages import real_packages

FLOOD = '''from spack.package import *
from spack_repo.builtin.build_systems.generic import Package


class Flood(Package):
    """Says far too much."""

    homepage = "https://tidelab.example/flood"
    has_code = False
    version("1.0")

    phases = ["build", "install"]

    def build(self, spec, prefix):
        which("sh")("-c", "yes 'checking whether the tide still comes in twice a day ... it does, as far as anybody knows' | head -c %d")

    def install(self, spec, prefix):
        touch(join_path(prefix, "dry"))
'''


class StackLab(ModernLab):
    """A lab whose packages are real ones."""

    flood = None

    def own_packages(self):
        self.packages = real_packages(self.sources)
        root = self.at("packages", "spack_repo", "own")
        shutil.rmtree(root, ignore_errors=True)
        os.makedirs(os.path.join(root, "packages", "flood"))
        with open(os.path.join(root, "repo.yaml"), "w") as file:
            file.write("repo:\n  namespace: own\n  api: v2.0\n")
        with open(os.path.join(root, "packages", "flood", "package.py"), "w") as file:
            file.write(FLOOD % ((self.flood or 0) * 1000000))
        for package in self.packages:
            package.fetch()
            package.write(os.path.join(root, "packages"), self.at("mirror"))

    def environment_of(self, names):
        os.makedirs(self.at("env"))
        with open(self.at("env", "spack.yaml"), "w") as file:
            file.write("spack:\n  specs: [%s]\n  view: false\n  concretizer:\n    unify: true\n" % ", ".join(names))


class Sender(threading.Thread):
    """How much memory the sender of the running install has at most, and how many threads."""

    def __init__(self, lab):
        super().__init__(daemon=True)
        self.lab, self.peak, self.threads, self.done = lab, 0, 0, False

    def run(self):
        while not self.done:
            for pid in filter(str.isdigit, os.listdir("/proc")):
                try:
                    with open("/proc/%s/cmdline" % pid, "rb") as file:
                        words = file.read()
                    if b"\0follow\0" not in words or self.lab.top.encode() not in words:
                        continue
                    with open("/proc/%s/status" % pid) as file:
                        facts = dict(line.split(":", 1) for line in file)
                    self.peak = max(self.peak, int(facts["VmHWM"].split()[0]) // 1024)
                    self.threads = max(self.threads, int(facts["Threads"]))
                except (OSError, KeyError):
                    pass
            time.sleep(0.5)


def once(lab, words, **extra):
    """One install: exit code, seconds by the clock, CPU seconds of Spack and all that it waited for."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    with open(lab.at("said"), "w") as out:
        process = subprocess.Popen(lab.argv("-e", lab.at("env"), "install", *words), env=lab.environment(**extra), cwd=lab.at("home"),
                                   stdin=subprocess.PIPE, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
        code = process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return code, time.time() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds_of_spack(folder):
    """From its first event to its end; the sender may have some more to do then."""
    events = fidelity.Told(folder).events
    return (next(event["at"] for event in events if event["event"] == "exit") - events[0]["at"]) / 1e6


def upload_rest(lab, credentials):
    """Does what is said at the end, where something is left; how long that takes."""
    with open(lab.at("said")) as file:
        left = re.search(r"spack monitor upload (\S+)", file.read())
    if not left:
        return ""
    began = time.time()
    code, said = lab.run("monitor", "upload", left.group(1), **credentials)
    return "%.1f s" % (time.time() - began) if code == 0 else said


def clear(lab):
    for name in ("store", "stage", "reports"):
        shutil.rmtree(lab.at(name), ignore_errors=True)


def play(lab, args, site):
    site.up("usual")
    wrong = []
    print("| | exit | s by the clock | of it Spack | CPU s | installed | log MB | sender MB, threads | uploaded later |\n" + "|---" * 9 + "|")
    for _ in range(args.rounds):
        for monitored in (True, False):
            clear(lab)
            wrong += turn(lab, args, monitored and site)
    for text in wrong:
        print("    " + text)
    print("What the server shows is what Spack left." if not wrong else "%d differences" % len(wrong))
    return 1 if wrong else 0


def turn(lab, args, site):
    """One install, monitored if there is a site; prints its row, and gives what isn't as it must be."""
    watch, credentials = Sender(lab), {"SPACKMON_USER": USER, "SPACKMON_TOKEN": TOKEN} if site else {}
    watch.start()
    words = (["--monitor"] if site else []) + ["-p", str(args.packages), "-j", str(args.jobs)]
    code, clock, cpu = once(lab, words, monitored=bool(site), **credentials)
    watch.done = True
    row, wrong = ["without", code, "%.1f" % clock, "%.1f" % clock, "%.1f" % cpu, len(fidelity.database(lab)), "", "", ""], []
    if site:
        [folder] = lab.folders()
        later = upload_rest(lab, credentials)
        size, wrong = shown(lab, Window(site), os.path.basename(folder), all_of_it=True)
        wrong += fidelity.check(lab, folder, code)
        row[0], row[3] = "with us", "%.1f" % seconds_of_spack(folder)
        row[6:] = ["%.1f" % (size / 1e6), "%d, %d" % (watch.peak, watch.threads), later]
    print("| %s |" % " | ".join(map(str, row)), flush=True)
    return wrong


def stack(make, arguments):
    """make: gives a lab of a class, as the options of modern say."""
    own_network()
    parser = argparse.ArgumentParser(prog="modern stack", description=__doc__)
    parser.add_argument("--sources", required=True, help="folder of Debian's source packages; what isn't there is fetched by apt-get")
    parser.add_argument("--only", default="", help="some of the packages, with commas between, and what they need")
    parser.add_argument("--flood", type=int, metavar="MB", help="a package with a log of so many megabytes, besides")
    parser.add_argument("-p", dest="packages", type=int, default=4, help="how many at a time (%(default)s)")
    parser.add_argument("-j", dest="jobs", type=int, default=4, help="how many jobs of make (%(default)s)")
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args(arguments)
    lab = make(StackLab)
    lab.sources, lab.flood = os.path.abspath(args.sources), args.flood
    lab.top += "-stack"
    lab.prepare()
    lab.configure(more="    padded_length: 256\n")
    names = [package.name for package in lab.packages]
    lab.environment_of([name for name in names if not args.only or name in args.only.split(",")] + (["flood"] if args.flood else []))
    code, said = lab.run("-e", lab.at("env"), "concretize", monitored=False)
    if code:
        raise SystemExit(said)
    site = Site(lab.at("servers"), lab.at("home"))
    try:
        return play(lab, args, site)
    finally:
        site.down()
