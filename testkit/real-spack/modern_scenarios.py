"""What a modern Spack is made to do, and what must be told of it. Each function's text says what it is about."""
import glob
import json
import os
import signal
import subprocess
import time

import fidelity
from guide_site import INSIDE
from modern_stage import Refused
from terminal import Terminal

SCENARIOS = {}


def scenario(function):
    SCENARIOS[function.__name__.strip("_").replace("_", "-")] = function
    return function


ALL = dict(tideline="success", saltmath="success", brinefmt="success", driftplot="success", shoalmesh="success")


@scenario
def success(stage):
    """Five packages on four levels, with a diamond and a patch."""
    told = stage.install("tideline")
    stage.expect(told, **ALL)
    shoal = next(end["hash"] for end in told.ends.values() if told.name(end["build"]) == "shoalmesh")
    steps = [(event["name"], event["state"]) for event in told.of("step", build=shoal)]
    if steps != [(name, state) for name in ("fetch", "stage", "patch") for state in ("begin", "end")]:
        stage.wrong("shoalmesh had the steps %s" % steps)


@scenario
def compile_error(stage):
    """The root does not compile."""
    told = stage.install("brittlestar", expect=1)
    stage.expect(told, saltmath="success", brittlestar="failed")
    end = next(end for end in told.ends.values() if end["outcome"] == "failed")
    if ("build", False) not in told.phases(end["build"]):
        stage.wrong("the phases of brittlestar are %s" % told.phases(end["build"]))


@scenario
def configure_error(stage):
    """The root's configure script stops."""
    stage.expect(stage.install("fogbound", expect=1), fogbound="failed")


@scenario
def fetch_error(stage):
    """The root's tarball is nowhere."""
    told = stage.install("lostbottle", expect=1)
    stage.expect(told, lostbottle="failed")
    if [event.get("ok") for event in told.of("step", name="fetch", state="end") if told.name(event["build"]) == "lostbottle"] != [False]:
        stage.wrong("the fetch isn't told as failed")


@scenario
def python_error(stage):
    """The recipe raises an exception, with markup in its message."""
    stage.expect(stage.install("rimless", expect=1), rimless="failed")


@scenario
def cancelled_dependent(stage):
    """A dependency does not compile; its sibling does."""
    told = stage.install("coralnet", expect=1)
    stage.expect(told, saltmath="success", brittlestar="failed", brinefmt="success", coralnet="cancelled")
    if [told.name(end.get("because")) for end in told.ends.values() if end["outcome"] == "cancelled"] != ["brittlestar"]:
        stage.wrong("coralnet was cancelled for another reason")


@scenario
def two_roots(stage):
    """Two specs on one command line, one of them does not compile."""
    stage.expect(stage.install("brittlestar", "brinefmt", expect=1), brittlestar="failed", brinefmt="success", saltmath="success")


@scenario
def fail_fast(stage):
    """--fail-fast, while another package is being built."""
    if stage.lab.name == "1.1.0-new":
        raise Refused("not implemented in this installer")
    told = stage.install("--fail-fast", "slowtide", "coralnet", "saltmath", expect=1, SLOWTIDE_STEPS=20)
    stage.expect(told, saltmath="success", brittlestar="failed", coralnet="cancelled", slowtide="cancelled|success")


@scenario
def binary_cache(stage):
    """Installed from a binary cache."""
    stage.plain("install", "saltmath")
    stage.plain("buildcache", "push", "--unsigned", stage.lab.at("binaries"), "saltmath")
    stage.plain("uninstall", "-y", "saltmath")
    stage.lab.configure(binary_cache=True)
    stage.plain("buildcache", "update-index", stage.lab.at("binaries"), expect=None)
    told = stage.install("saltmath")
    stage.expect(told, saltmath="cached")
    origins = [end.get("origin", {}) for end in told.ends.values() if end["outcome"] == "cached"]
    if [origin.get("url") for origin in origins] != ["file://" + stage.lab.at("binaries")]:
        stage.wrong("the origin is %s" % origins)


@scenario
def cache_miss(stage):
    """A binary cache that has one of two packages."""
    stage.plain("install", "saltmath")
    stage.plain("buildcache", "push", "--unsigned", stage.lab.at("binaries"), "saltmath")
    stage.plain("uninstall", "-y", "saltmath")
    stage.lab.configure(binary_cache=True)
    stage.plain("buildcache", "update-index", stage.lab.at("binaries"), expect=None)
    stage.expect(stage.install("brinefmt"), saltmath="cached", brinefmt="success")


@scenario
def reuse(stage):
    """The root is installed already."""
    stage.plain("install", "saltmath")
    stage.expect(stage.install("saltmath"), saltmath="reused")
    stage.expect(stage.install("brinefmt"), saltmath="reused", brinefmt="success")


@scenario
def overwrite(stage):
    """Installed, and built again in its place."""
    if stage.lab.name == "1.1.0-new":
        raise Refused("not implemented in this installer")
    stage.plain("install", "saltmath")
    stage.expect(stage.install("--overwrite", "-y", "saltmath"), saltmath="success")


@scenario
def environment(stage):
    """A Spack environment with two roots, and a secret in its file."""
    os.makedirs(stage.lab.at("env"))
    with open(stage.lab.at("env", "spack.yaml"), "w") as file:
        file.write("spack:\n  specs: [driftplot, shoalmesh]\n  view: false\n  mirrors:\n"
                   "    campus:\n      url: https://anna:s3cr3t@mirror.example\n      source: false\n      binary: false\n")
    told = stage.install(before=["-e", stage.lab.at("env")])
    stage.expect(told, driftplot="success", shoalmesh="success", saltmath="success", brinefmt="success")
    environments = told.of("environment")
    if len(environments) != 1 or "driftplot" not in environments[0]["manifest"] or "roots" not in json.loads(environments[0]["lock"]):
        stage.wrong("the Spack environment isn't told")
    if "s3cr3t" in json.dumps(environments):
        stage.wrong("a password is in the journal")


@scenario
def until(stage):
    """--until configure."""
    if stage.lab.name == "1.1.0-new":
        raise Refused("not implemented in this installer")
    code, _ = stage.lab.run("install", "--until", "configure", "saltmath", monitored=False)
    stage.lab.reset()
    stage.expect(stage.install("--until", "configure", "saltmath", expect=code), saltmath="stopped")


@scenario
def odd_log(stage):
    """Bytes of every kind in a log, and six phases."""
    told = stage.install("ghostlog")
    stage.expect(told, ghostlog="success")
    build = next(build for build in told.builds if told.name(build) == "ghostlog")
    if [name for name, _ in told.phases(build)] != ["whisper", "colour", "rattle", "flood", "stretch", "install"]:
        stage.wrong("the phases are %s" % told.phases(build))


def interrupted(stage, monitored):
    """Ctrl-C while slowtide builds; gives the exit code."""
    extra = dict(stage.extra, SLOWTIDE_STEPS=60) if monitored else {"SLOWTIDE_STEPS": 60, "monitored": False}
    process = stage.lab.start("install", *((stage.flags if monitored else []) + ["slowtide"]), extra=extra,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if monitored:
        stage.wait_for(lambda: stage.running() or process.poll() is not None)
    else:
        stage.wait_for(stage.staged)
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[0].decode("utf-8", "replace")
    return process.returncode, said


@scenario
def ctrl_c(stage):
    """Ctrl-C while something builds."""
    plain, _ = interrupted(stage, False)
    stage.lab.reset()
    code, said = interrupted(stage, True)
    told = stage.look(code, plain, said)
    stage.expect(told, slowtide="interrupted", saltmath="success")


@scenario
def kill_9(stage):
    """kill -9 of Spack while something builds."""
    process = stage.lab.start("install", *(stage.flags + ["slowtide"]), extra=dict(stage.extra, SLOWTIDE_STEPS=8),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    folder = stage.wait_for(stage.running)
    spack = fidelity.Told(folder).of("spack")[0]["pid"]
    os.kill(spack, signal.SIGKILL)
    said = process.communicate(timeout=60)[0].decode("utf-8", "replace")
    told = stage.look(process.returncode, -9, said, killed=True)
    stage.expect(told, saltmath="success|None", slowtide="None")
    if not told.of("exit", signal=9):
        stage.wrong("the signal isn't told")
    os.system("sleep 9")  # its orphaned build writes into the stage


@scenario
def four_processes(stage):
    """Four processes install one Spack environment into one store."""
    os.makedirs(stage.lab.at("env"))
    with open(stage.lab.at("env", "spack.yaml"), "w") as file:
        file.write("spack:\n  specs: [tideline]\n  view: false\n")
    stage.plain("-e", stage.lab.at("env"), "concretize")
    processes = [stage.lab.start("-e", stage.lab.at("env"), "install", *stage.flags, extra=stage.extra,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(4)]
    said = [process.communicate(timeout=400)[0].decode("utf-8", "replace") for process in processes]
    built, named = {}, []
    for process, text in zip(processes, said):
        if process.returncode:
            stage.wrong("exit %d: %s" % (process.returncode, text[-400:]))
    for folder in stage.lab.folders():
        stage.problems += fidelity.check(stage.lab, folder, 0)
        told = fidelity.Told(folder)
        for name, outcome in told.outcomes().items():
            built.setdefault(name, []).append(outcome)
        named += [end.get("by") for end in told.ends.values() if end["outcome"] == "reused" and told.plan[end["hash"]]["role"] == "build"]
    # The new installer of 1.1 decides before it waits for the others, and builds all of it again.
    expected = ["success"] * 4 if stage.lab.name == "1.1.0-new" else ["reused", "reused", "reused", "success"]
    for name in ALL:
        if sorted(built.get(name, [])) != expected:
            stage.wrong("%s was %s" % (name, built.get(name)))
    runs = {os.path.basename(folder) for folder in stage.lab.folders()}
    if named and not set(named) & runs:
        stage.wrong("who installed it is told as %s" % named)


@scenario
def stop(stage):
    """The sender says stop while something builds: what runs ends, nothing else starts."""
    mark, go = stage.lab.at("tmp", "mark"), stage.lab.at("tmp", "go")
    process = stage.lab.start("install", *(stage.flags + ["netcdf"]), extra=dict(stage.extra, LAB_MARK=mark, LAB_GO=go),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    stage.wait_for(lambda: os.path.exists(mark) or process.poll() is not None)
    open(os.path.join(stage.lab.folders()[-1], "stop"), "w").close()
    time.sleep(1)  # it is looked for twice a second
    open(go, "w").close()
    said = process.communicate(timeout=90)[0].decode("utf-8", "replace")
    told = stage.look(process.returncode, 1, said)
    stage.expect(told, zlib="success", hdf5="success", netcdf="cancelled")


TOKEN = "7b1f0c5e9d3a4826bf60c1d2e3f405162738495a"


@scenario
def secrets(stage):
    """A token in the variables of the user: nothing that is built, written or kept has it."""
    keep = [] if stage.lab.name == "1.1.0-new" else ["--keep-stage"]
    told = stage.install(*(keep + ["saltmath", "slowtide"]), SPACKMON_TOKEN=TOKEN, SPACKMON_USER="spacky", SLOWTIDE_STEPS=2)
    stage.expect(told, slowtide="success")
    found = subprocess.run(["grep", "-rlaF", TOKEN] + [stage.lab.at(name) for name in ("stage", "store", "reports", "cache", "home", "tmp")],
                           stdout=subprocess.PIPE, universal_newlines=True).stdout
    for path in found.splitlines():
        stage.wrong("the token is in " + path)
    if not keep:
        return
    [variables] = glob.glob(stage.lab.at("stage", "*", "spack-stage-saltmath-*", "spack-build-env.txt"))
    with open(variables) as file:
        text = file.read()
    for word in ("SPACKMON_TOKEN", "SPACKMON_USER", "SPACKMON_RUN"):
        if word in text:
            stage.wrong("%s is among a build's variables" % word)


def keys(stage, monitored):
    """Ctrl-Z, fg, Ctrl-C at a terminal while slowtide builds; gives what the shell saw of Spack's end."""
    extra = dict(stage.extra, SLOWTIDE_STEPS=60) if monitored else {"SLOWTIDE_STEPS": 60, "monitored": False}
    terminal = Terminal(stage.lab.environment(**extra), stage.lab.at("home"))
    try:
        flags = " ".join(stage.flags) if monitored else ""
        terminal.type("%s install %s slowtide\n" % (stage.lab.argv()[0], flags))
        stage.wait_for(stage.staged)
        time.sleep(2)
        terminal.type("\x1a")
        terminal.wait_for("Stopped")
        terminal.type("jobs; fg\n")
        terminal.wait_for("Stopped[^\n]*install")
        time.sleep(2)
        terminal.type("\x03")
        terminal.wait_for("Keyboard interrupt|KeyboardInterrupt")
        terminal.wait_for("\n[^\n]*\\$ $")
        terminal.type("echo END=$?=\n")
        code = terminal.wait_for("END=([0-9]+)=").group(1)
        terminal.type("stty -a | grep -o '[- ]icanon'; stty -a | grep -o '[- ]echo '\n")
        modes = terminal.wait_for("([- ]icanon)[^-]*([- ]echo )").groups()
    except AssertionError as error:
        raise AssertionError("%s us: %s" % ("with" if monitored else "without", error))
    finally:
        terminal.close()
    return code, modes


@scenario
def terminal(stage):
    """Ctrl-Z, fg and Ctrl-C at a terminal end as they do without us."""
    plain = keys(stage, False)
    stage.lab.reset()
    ours = keys(stage, True)
    if ours != plain:
        stage.wrong("ended as %s, without us as %s" % (ours, plain))
    stage.expect(fidelity.Told(stage.lab.folders()[-1]), slowtide="interrupted")


@scenario
def forkserver(stage):
    """Builds' processes that are no forks: the way of Python 3.14 and of macOS."""
    if stage.lab.name == "1.1.0-new":
        raise Refused("this installer hangs with any other start method than fork")
    site = stage.lab.at("home", "site")
    os.makedirs(site)
    with open(os.path.join(site, "sitecustomize.py"), "w") as file:
        file.write("import multiprocessing\nmultiprocessing.set_start_method('forkserver')\n")
    path = {"PYTHONPATH": site + ":" + os.path.join(stage.lab.clingo, "py")}
    stage.plain("install", "saltmath", monitored=False, **path)
    stage.expect(stage.install("brinefmt", **path), saltmath="reused", brinefmt="success")
    stage.expect(stage.install("brittlestar", expect=1, **path), brittlestar="failed")


@scenario
def analyze(stage):
    """spack analyze: what the old command wrote, and the same sent."""
    stage.plain("install", "brinefmt")
    listed = stage.plain("analyze", "list-analyzers")
    if listed.split()[::1].count("libabigail") != 1 or len(listed.splitlines()) != 4:
        stage.wrong("the analyzers are " + listed)
    stage.plain("analyze", "run", "--path", stage.lab.at("tmp", "here"), "-a", "install_files", "brinefmt")
    [written] = glob.glob(stage.lab.at("tmp", "here", "*", "*", "*", "install_files", "*.json"))
    [manifest] = glob.glob(stage.lab.at("store", "*", "brinefmt-*", ".spack", "install_manifest.json")) or \
        glob.glob(stage.lab.at("store", "*", "*", "brinefmt-*", ".spack", "install_manifest.json"))
    with open(written) as file, open(manifest) as original:
        if json.load(file) != json.load(original):
            stage.wrong("the manifest isn't what was written")
    stage.plain("analyze", "run", "nothing-like-it", expect=1)
    code, said = stage.lab.run("analyze", *(stage.flags + ["run", "brinefmt"]), **stage.extra)
    told = stage.look(code, 0, said)
    if "Sending result for brinefmt lib/libbrinefmt.so to monitor." not in said:
        stage.wrong("nothing is said of sending: " + said)
    found = {event["analyzer"] for event in told.of("analysis")}
    wanted = {"install_files", "libabigail"} | (set() if stage.lab.name == "1.1.0-new" else {"environment_variables"})
    if not wanted <= found:
        stage.wrong("only %s were sent" % found)
    code, said = stage.lab.run("analyze", "run", *(stage.flags + ["-a", "install_files", "brinefmt"]), **stage.extra)
    if code or "exists and overwrite is False, skipping." not in said:
        stage.wrong("it was overwritten: " + said)


@scenario
def containerize(stage):
    """spack containerize --monitor, for docker and singularity, against Spack's own recipes."""
    os.makedirs(stage.lab.at("env"))
    server = subprocess.Popen(["python3", "-c", SERVER], stdout=subprocess.PIPE, universal_newlines=True)
    try:
        host = "http://127.0.0.1:" + server.stdout.readline().strip()
        for form in ("docker", "singularity"):
            with open(stage.lab.at("env", "spack.yaml"), "w") as file:
                file.write("spack:\n  specs: [samtools]\n  container:\n    format: %s\n" % form)
            recipes = [subprocess.run(stage.lab.argv("containerize", *flags), cwd=stage.lab.at("env"), env=stage.lab.environment(**how),
                                      stdout=subprocess.PIPE, universal_newlines=True).stdout
                       for flags, how in (([], {"monitored": False}), ([], {}), (["--monitor", "--monitor-host", host], {}))]
            if recipes[0] != recipes[1]:
                stage.wrong("without --monitor the recipe is another one")
            if "install --monitor --monitor-host " + host not in recipes[2]:
                stage.wrong("the %s recipe isn't monitored: %s" % (form, recipes[2]))
            before, after = recipes[0].splitlines(), recipes[2].splitlines()
            if len([line for line in before if line not in after]) != 1:
                stage.wrong("more than the install step was changed in the %s recipe" % form)
    finally:
        server.kill()
        server.communicate()


SERVER = """
import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"0123456789abcdef" * 4)
    def log_message(self, *arguments):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


@scenario
def padded(stage):
    """An install root of 256 characters."""
    stage.lab.configure(more="    padded_length: 256\n")
    stage.expect(stage.install("brinefmt"), saltmath="success", brinefmt="success")


@scenario
def sandbox(stage):
    """Builds that may write nowhere but into their stage and prefix."""
    if stage.lab.name not in ("1.2-new", "develop-new"):
        raise Refused("no sandbox in this installer")
    stage.lab.configure(more="  sandbox:\n    enable: true\n    allow_network: false\n    allow_write: [%s]\n"
                             "    allow_read: [%s, %s, /usr, /bin, /lib, /lib64, /etc, /dev, /proc]\n" % (stage.lab.at("store"), stage.lab.spack, stage.lab.top))
    stage.plain("install", "saltmath", monitored=False)
    told = stage.install("brinefmt", "brittlestar", expect=1)
    stage.expect(told, brinefmt="success", brittlestar="failed")


@scenario
def upstream(stage):
    """A dependency is installed in another Spack's store."""
    stage.lab.configure(store="upstream")
    stage.plain("install", "saltmath")
    stage.lab.configure()
    with open(stage.lab.at("config", "upstreams.yaml"), "w") as file:
        file.write("upstreams:\n  other:\n    install_tree: %s\n" % stage.lab.at("upstream"))
    try:
        told = stage.install("brinefmt")
    finally:
        os.unlink(stage.lab.at("config", "upstreams.yaml"))
    stage.expect(told, saltmath="reused", brinefmt="success")


@scenario
def alias(stage):
    """An alias of the user's that stands for a monitored install."""
    stage.lab.configure(more="  aliases:\n    build-it: install --monitor --monitor-save-local\n    look: find -l\n")
    if "saltmath" in stage.plain("look", expect=None):
        stage.wrong("something is installed already")
    code, said = stage.lab.run("build-it", "saltmath", **stage.extra)
    stage.expect(stage.look(code, 0, said), saltmath="success")


def sender_of(wrapper):
    """The process that sends for a wrapper."""
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            with open(path, "rb") as file:
                words = file.read().split(b"\0")
        except OSError:
            continue
        if b"follow" in words and str(wrapper).encode() in words[words.index(b"follow"):]:
            return int(path.split("/")[2])
    return None


@scenario
def sender_killed(stage):
    """kill -9 of the sender while something builds: another one does what is left."""
    process = stage.lab.start("install", *(stage.flags + ["slowtide"]), extra=dict(stage.extra, SLOWTIDE_STEPS=3),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    folder = stage.wait_for(stage.running)
    os.kill(sender_of(process.pid), signal.SIGKILL)
    said = process.communicate(timeout=90)[0].decode("utf-8", "replace")
    told = stage.look(process.returncode, 0, said)
    stage.expect(told, slowtide="success", saltmath="success")
    if not os.path.exists(os.path.join(folder, "summary.done")):
        stage.wrong("nobody finished the run")
    if "SPACKMON_CLIENT" not in stage.extra or stage.extra["SPACKMON_CLIENT"].endswith(".jar"):
        missing = set(told.ends) & set(told.builds) - {event["build"] for event in told.of("log")}
        if missing:
            stage.wrong("the logs of %s are missing" % [told.name(build) for build in missing])


@scenario
def full_disk(stage):
    """The home is full after 300 kB: Spack never notices, the client says so."""
    if INSIDE not in os.environ:
        raise Refused("a small disk is mounted in a namespace of our own only: --serve")
    small = stage.lab.at("small")
    os.makedirs(small, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", small], check=True)
    try:
        code, said = stage.lab.run("install", *(stage.flags + ["tideline", "ghostlog"]), **dict(stage.extra, SPACKMON_DIR=small))
    finally:
        subprocess.run(["umount", small], check=True)
    if code or "not all that was monitored could be kept" not in said and "; see " not in said:
        stage.wrong("exit %d: %s" % (code, said[-600:]))
    names = {record["spec"]["name"] for record in fidelity.database(stage.lab).values()}
    if not names >= set(ALL) | {"ghostlog"}:
        stage.wrong("installed is only %s" % names)


@scenario
def no_solution(stage):
    """A spec that doesn't concretize."""
    code, said = stage.lab.run("install", *(stage.flags + ["saltmath precision=septuple"]), **stage.extra)
    told = fidelity.Told(stage.lab.folders()[-1])
    if code == 0 or not any("septuple" in event["text"] for event in told.of("note")) or told.of("exit")[0]["code"] != code:
        stage.wrong("exit %d, told %s: %s" % (code, told.of("note"), said))
