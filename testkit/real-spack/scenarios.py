"""What there is to run, and what must come of it. A scenario's first line says what it is about."""
import os
import shutil
import signal
import time

from lab import OLD

HOST = "login03.aurora-lake.example"
OTHER_HOST = "nid000117.northstar.example"
SCENARIOS = []


def per(old, new):
    """A truth that differs between the two clients."""
    return lambda client: old if client == OLD else new


class Scenario:
    def __init__(self, number, name, about, steps, truth, only=None, faults=(), open_server=False,
                 record=True, upload=False, unannounced=None, prefix=None, port=None, needs_server=False):
        self.number, self.name, self.about, self.steps = number, name, about, steps
        self.truth, self.only, self.faults, self.open_server = truth, only, list(faults), open_server
        self.record, self.upload, self.unannounced, self.prefix = record, upload, unannounced or {}, prefix
        self.port, self.needs_server = port, needs_server

    @property
    def label(self):
        return "%02d-%s" % (self.number, self.name)


def scenario(number, name, truth=None, **more):
    """Declares a scenario: the function's text is what it is about, its body what is run.

    truth: what must come of each package that is announced, {package or package@host or package#n: outcomes}, one
    outcome per attempt ("package?": may or may not be announced, Spack decides). "failed|running": either is right. "failed<interrupted": the traffic says failed, and nobody
    can know better, but really it was interrupted. per(...) where the clients differ.
    """
    def declare(function):
        SCENARIOS.append(Scenario(number, name, " ".join((function.__doc__ or "").split()), function, truth or {}, **more))
        return function
    return declare


TIDELINE = {"tideline": "success", "saltmath": "success", "brinefmt": "success", "driftplot": "success",
            "shoalmesh": "success"}


@scenario(1, "success", TIDELINE)
def _(lab):
    """Five packages on four levels, with a diamond."""
    lab.install("tideline")


@scenario(2, "again", {"tideline": "announced"})
def _(lab):
    """The root is installed already (before the recording): it is announced, nothing more."""
    lab.run(["install", "tideline"], monitor=False)
    lab.install("tideline")


@scenario(3, "success-then-again", {"saltmath": "success"})
def _(lab):
    """Installed, then asked for once more: a build that is done is announced again."""
    lab.install("saltmath")
    lab.install("saltmath")


@scenario(4, "tags-one", {"saltmath": "success"})
def _(lab):
    """One tag."""
    lab.install("--monitor-tags", "pizza", "saltmath", "precision=single", "layouts=row,tiled")


@scenario(5, "tags-two", {"saltmath": "success"})
def _(lab):
    """Two tags, and a compiler flag."""
    lab.install("--monitor-tags", "pizza,pasta", "saltmath@2.0.3", "~shared", "cflags=-O1")


@scenario(6, "tags-odd", {"saltmath": "success"})
def _(lab):
    """Empty parts, blanks, a slash, markup, Unicode in the tags; then the same build with other tags."""
    lab.install("--monitor-tags", "a,,b , nightly/2022-07,<i>x</i>,grün", "saltmath")
    lab.install("--monitor-tags", "later", "saltmath")


@scenario(7, "two-roots", {"saltmath#1": "success", "saltmath#2": "success", "brinefmt": "success"})
def _(lab):
    """Two specs on one command line, one package twice in different variants."""
    lab.install("saltmath~shared", "brinefmt")


@scenario(8, "environment", {"driftplot": "success", "saltmath": "success", "brinefmt": "success",
                             "harborside": "success", "saltmath#2": "success"})
def _(lab):
    """A Spack environment with two root specs."""
    os.makedirs(lab.at("env"))
    with open(lab.at("env", "spack.yaml"), "w") as file:
        file.write("spack:\n  specs: [driftplot, harborside]\n  view: false\n  concretization: separately\n")
    lab.run(["-e", lab.at("env"), "install"] + lab.monitored())


@scenario(9, "environment-together", {"driftplot": "success", "saltmath": "success", "brinefmt": "success",
                                      "shoalmesh": "success"})
def _(lab):
    """A Spack environment whose specs are concretized together, with a view."""
    os.makedirs(lab.at("env"))
    with open(lab.at("env", "spack.yaml"), "w") as file:
        file.write("spack:\n  specs: [driftplot, shoalmesh]\n  view: true\n  concretization: together\n")
    lab.run(["-e", lab.at("env"), "install"] + lab.monitored())


@scenario(10, "compile-error", {"brittlestar": "failed", "saltmath": "success"})
def _(lab):
    """The root does not compile."""
    lab.install("brittlestar", expect=1)


@scenario(11, "configure-error", {"fogbound": "failed"})
def _(lab):
    """The root's configure script stops."""
    lab.install("fogbound", expect=1)


@scenario(12, "fetch-error", {"lostbottle": "failed"})
def _(lab):
    """The root's tarball is nowhere."""
    lab.install("lostbottle", expect=1)


@scenario(13, "fetch-error-in-dependency", {"beachcomb": "cancelled|failed", "saltmath": "success"},
          unannounced={"lostbottle": "failed"})
def _(lab):
    """The tarball of a dependency is nowhere."""
    lab.install("beachcomb", expect=1)


@scenario(14, "needs-broken", {"coralnet": "cancelled", "saltmath": "success", "brittlestar": "failed",
                               "brinefmt": "success"})
def _(lab):
    """A dependency does not compile; its sibling does."""
    lab.install("coralnet", expect=1)


@scenario(15, "needs-needs-broken", {"reefview": "cancelled", "saltmath": "success", "brittlestar": "failed",
                                     "brinefmt": "success"}, unannounced={"coralnet": "cancelled"})
def _(lab):
    """A dependency of a dependency does not compile: the package between is never announced."""
    lab.install("reefview", expect=1)


@scenario(16, "two-roots-one-broken", {"brittlestar": "failed", "saltmath": "success", "brinefmt": "success"})
def _(lab):
    """Two specs on one command line, one of them does not compile."""
    lab.install("brittlestar", "brinefmt", expect=1)


@scenario(17, "fail-fast", {"coralnet": "cancelled", "saltmath": "success", "brittlestar": "failed",
                            "brinefmt?": "success"})
def _(lab):
    """--fail-fast with a broken dependency."""
    lab.install("--fail-fast", "coralnet", expect=1)


@scenario(18, "python-error", {"rimless": "failed"})
def _(lab):
    """The recipe raises an exception, with markup in its message."""
    lab.install("rimless", expect=1)


@scenario(19, "failed-twice", {"brittlestar": "failed failed", "saltmath": "success"})
def _(lab):
    """A compile error, then the same again."""
    lab.install("brittlestar", expect=1)
    lab.install("brittlestar", expect=1)


@scenario(20, "prefix", {"saltmath": "success"}, prefix="monitor")
def _(lab):
    """--monitor-prefix monitor."""
    lab.run(["install"] + lab.monitored("monitor") + ["saltmath"])


@scenario(21, "root-in-root", {"saltmath": "success", "brinefmt": "success"})
def _(lab):
    """Two specs on one command line, one a dependency of the other."""
    lab.install("brinefmt", "saltmath")


@scenario(22, "upload", TIDELINE, upload=True)
def _(lab):
    """A save of a success, uploaded."""
    lab.run(["install", "--monitor", "--monitor-save-local", "tideline"], monitor=False, user=None)
    lab.run(["monitor"] + lab.monitored() + ["upload", lab.at("cache", "reports", "monitor")])


@scenario(23, "upload-failure", {"brittlestar": "failed failed", "saltmath": "success", "coralnet": "cancelled",
                                 "brinefmt": "success"}, upload=True)
def _(lab):
    """Two saved runs in one folder: a failure and a dependent of it, uploaded in one go."""
    for name in ("brittlestar", "coralnet"):
        lab.run(["install", "--monitor", "--monitor-save-local", name], monitor=False, user=None, expect=1)
        time.sleep(1.1)
    lab.run(["monitor"] + lab.monitored() + ["upload", lab.at("cache", "reports", "monitor")])


@scenario(24, "upload-twice", {"saltmath": "success"}, upload=True)
def _(lab):
    """A save uploaded twice: once in effect."""
    lab.run(["install", "--monitor", "--monitor-save-local", "--monitor-tags", "pizza", "saltmath"], monitor=False,
            user=None)
    for _ in range(2):
        lab.run(["monitor"] + lab.monitored() + ["upload", lab.at("cache", "reports", "monitor")])


@scenario(25, "upload-folder", {"saltmath": "success"}, upload=True)
def _(lab):
    """Two saved runs, one of whose folders is uploaded; without --monitor."""
    reports = lab.at("cache", "reports", "monitor")
    lab.run(["install", "--monitor", "--monitor-save-local", "saltmath"], monitor=False, user=None)
    folder, = os.listdir(reports)
    time.sleep(1.1)
    lab.run(["install", "--monitor", "--monitor-save-local", "brinefmt"], monitor=False, user=None)
    lab.run(["monitor", "--monitor-host", lab.url, "upload", os.path.join(reports, folder)])


@scenario(30, "interrupt", per({"slowtide": "failed|interrupted|cancelled<interrupted success", "saltmath": "success"},
                               {"slowtide": "cancelled|interrupted|failed<interrupted success",
                                "saltmath": "success"}))
def _(lab):
    """Ctrl-C in the root's build phase, then a whole install."""
    lab.install("slowtide", interrupt=2, expect=2)
    lab.install("slowtide", env={"SLOWTIDE_STEPS": "1"})


@scenario(31, "interrupt-in-dependency", {"surfhut": "cancelled|interrupted success", "saltmath": "success",
                                          "slowtide": "failed|interrupted|cancelled<interrupted success"})
def _(lab):
    """Ctrl-C in a dependency's build phase, then a whole install."""
    lab.install("surfhut", interrupt=2, expect=2)
    lab.install("surfhut", env={"SLOWTIDE_STEPS": "1"})


@scenario(32, "rebuild-after-failure", {"mendable": "failed success"})
def _(lab):
    """A compile error; the tarball is mended without a change of any hash; a success."""
    lab.install("mendable", expect=1)
    lab.mend()
    lab.install("mendable")


@scenario(33, "recipe-fixed", {"needle#1": "failed", "needle#2": "success"})
def _(lab):
    """A compile error; the recipe is mended, which changes the full hash; a success."""
    lab.install("needle", expect=1)
    lab.edit(lab.at("repo", "packages", "needle", "package.py"), lambda text: text.replace("# recipe-fixed: ", ""))
    lab.install("needle")


@scenario(34, "overwrite", {"saltmath": "success success"})
def _(lab):
    """Installed, then built anew with --overwrite."""
    lab.install("saltmath")
    lab.install("--overwrite", "-y", "saltmath")


@scenario(35, "killed", {"slowtide": "interrupted success", "saltmath": "success"})
def _(lab):
    """The whole process group is killed (no last words) in the build phase, then a whole install."""
    lab.install("slowtide", interrupt=2, by=signal.SIGKILL, expect=-9)
    lab.install("slowtide", env={"SLOWTIDE_STEPS": "1"})


@scenario(36, "until", {"saltmath": "failed<stopped"})
def _(lab):
    """--until configure: stopped on purpose after a phase."""
    lab.install("--until", "configure", "saltmath", expect=0)


@scenario(37, "only-dependencies", {"brinefmt": "announced", "saltmath": "success"})
def _(lab):
    """--only dependencies: the root is announced and never built."""
    lab.install("--only", "dependencies", "brinefmt")


@scenario(38, "dependency-mended", {"mendshed": "cancelled success", "mendable": "failed success"})
def _(lab):
    """A dependency does not compile; its tarball is mended; the same command again."""
    lab.install("mendshed", expect=1)
    lab.mend()
    lab.install("mendshed")


@scenario(39, "overwrite-fails", {"mendable": "success failed"})
def _(lab):
    """Installed, then --overwrite with a source that does not compile: the first install stays."""
    lab.mend()
    lab.install("mendable")
    lab.mend(mended=False)
    lab.install("--overwrite", "-y", "mendable", expect=1)


@scenario(40, "keep-going", TIDELINE)
def _(lab):
    """--monitor-keep-going against a healthy server."""
    lab.install("--monitor-keep-going", "tideline")


@scenario(41, "keep-going-fault", {"brinefmt": "cancelled", "saltmath": "failed"},
          faults=["POST builds/phases 2 500"])
def _(lab):
    """--monitor-keep-going against a server that answers one phase with a 500: the flag has no effect."""
    lab.install("--monitor-keep-going", "brinefmt", expect=1)


@scenario(42, "no-auth", {"saltmath": "success"}, only=OLD, open_server=True)
def _(lab):
    """--monitor-no-auth without credentials, against a server that asks for none."""
    lab.install("--monitor-no-auth", "saltmath", user=None)


@scenario(43, "failed-concretization")
def _(lab):
    """Two specs, one of which can't be concretized: a dependency contradicts the recipe."""
    lab.install("saltmath", "brinefmt ^saltmath~shared", expect=1)


@scenario(44, "token-expires", TIDELINE, faults=["POST builds/phases 3 401"])
def _(lab):
    """The token expires in the middle of a build: every process gets itself a new one."""
    lab.install("tideline")


@scenario(45, "server-error", per({"brinefmt": "cancelled|failed<cancelled", "saltmath": "running|failed<failed"},
                                  {"brinefmt": "cancelled|failed<cancelled", "saltmath": "running|failed<failed"}),
          faults=["POST builds/update 1 500"])
def _(lab):
    """The server answers the first status with a 500: a good build fails for it."""
    lab.install("brinefmt", expect=1)


@scenario(46, "server-gone", {"brinefmt": "announced<cancelled", "saltmath": "running<failed"},
          faults=["POST builds/phases 2- 0", "POST builds/update 1- 0"])
def _(lab):
    """The server goes away in the middle of a build."""
    lab.install("brinefmt", expect=3)


@scenario(47, "no-credentials", record=False)
def _(lab):
    """No SPACKMON_USER and SPACKMON_TOKEN: nothing is sent, nothing is built."""
    lab.install("saltmath", user=None, expect=1,
                says="==> Error: You are required to export SPACKMON_TOKEN and SPACKMON_USER\n")


@scenario(48, "no-server", record=False)
def _(lab):
    """Nobody listens at the address: nothing is built."""
    lab.run(["install", "--monitor", "--monitor-host", "http://127.0.0.1:9", "saltmath"], expect=1,
            says="[Errno 111] Connection refused")


@scenario(49, "token-refused", {"brinefmt": "cancelled", "saltmath": "failed"}, faults=["POST builds/phases 3-4 401"])
def _(lab):
    """The token expires, and the new one is refused at once: the client gives up."""
    lab.install("brinefmt", expect=1)


@scenario(55, "wrong-token", record=False, needs_server=True)
def _(lab):
    """The token is nobody's: nothing is built."""
    lab.install("saltmath", user=("spacky", "f" * 40), expect=1, says="==> Error: Forbidden")


@scenario(56, "spec-forgotten", record=False)
def _(lab):
    """--monitor-host takes the spec for itself: nothing is built."""
    lab.run(["install", "--monitor", "--monitor-prefix", "monitor", "--monitor-host", "saltmath"], expect=3,
            says="==> Error: unknown url type: 'saltmath/monitor/'")


@scenario(57, "refused-options", record=False)
def _(lab):
    """What these clients refuse by themselves, though the guide has it."""
    wrong = "==> Error: unrecognized arguments: --monitor"
    lab.install("--monitor-disable-auth", "saltmath", expect=1, says=wrong)
    lab.run(["monitor", "upload", "--monitor-host", lab.url, lab.at("home")], expect=1, says=wrong)
    lab.run(["analyze", "run"] + lab.monitored() + ["saltmath"], expect=1, says=wrong)


@scenario(58, "analyze-here", record=False)
def _(lab):
    """spack analyze without a monitor: nothing is sent; the results are files."""
    lab.run(["install", "saltmath", "saltmath~shared"], monitor=False, user=None)
    lab.run(["analyze", "list-analyzers"], user=None,
            says=("install_files", "libabigail", "environment_variables", "config_args"))
    lab.run(["analyze", "run", "-a", "install_files", "saltmath+shared"], user=None)
    lab.run(["analyze", "run", "--analyzers", "config_args", "--path", lab.at("home", "results"), "saltmath+shared"],
            user=None)
    lab.run(["analyze", "run", "-a", "install_files", "--overwrite", "saltmath+shared"], user=None)
    lab.run(["analyze", "run", "saltmath"], user=None, expect=1, says="matches multiple packages")
    lab.run(["analyze", "run", "brinefmt"], user=None, expect=1, says="==> Error: Spec 'brinefmt' matches no installed packages.")


@scenario(59, "containerize", record=False)
def _(lab):
    """A recipe for Docker with its secrets, and one for Singularity, for whose secrets these clients have no place."""
    for container, secret in (("", "--mount=type=secret,id=su"), ("  container: {format: singularity}\n", "%post")):
        with open(lab.at("home", "spack.yaml"), "w") as file:
            file.write("spack:\n  specs: [samtools]\n" + container)
        lab.run(["containerize", "--monitor"], user=None, says=("install --monitor", secret))


def analyzer(number, name, package="brinefmt", **more):
    @scenario(number, "analyze-" + name.replace("_", "-"), {package: "announced"}, **more)
    def _(lab):
        lab.run(["install", package], monitor=False)
        lab.run(["analyze"] + lab.monitored() + ["run", "-a", name, package])
    SCENARIOS[-1].about = "spack analyze run -a %s of a package whose install nobody watched." % name


analyzer(50, "config_args", "saltmath")
analyzer(51, "environment_variables")
analyzer(52, "install_files", "saltmath")
analyzer(53, "libabigail")


@scenario(54, "analyze-all", {"brinefmt": "success", "saltmath": "success"})
def _(lab):
    """An install, then all analyzers of its root, twice (the second time the results exist)."""
    lab.install("brinefmt")
    for _ in range(2):
        lab.run(["analyze"] + lab.monitored() + ["run", "brinefmt"], says="==> Sending result for brinefmt")


@scenario(60, "two-clusters", {"brinefmt@" + HOST: "success", "saltmath@" + HOST: "success",
                               "brinefmt@" + OTHER_HOST: "success", "saltmath@" + OTHER_HOST: "success"})
def _(lab):
    """The same spec built on two hosts."""
    lab.install("--monitor-tags", "aurora-lake", "brinefmt", host=HOST)
    shutil.rmtree(lab.at("store"))
    lab.install("--monitor-tags", "northstar", "brinefmt", host=OTHER_HOST)


@scenario(61, "two-users", {"saltmath#1": "success", "saltmath#2": "success"})
def _(lab):
    """Two people build the same spec on the same host: two builds."""
    lab.install("saltmath", user=0)
    shutil.rmtree(lab.at("store"))
    lab.install("saltmath", user=1)


@scenario(62, "two-targets", {"brinefmt@" + HOST: "success", "saltmath@" + HOST: "success",
                              "brinefmt@" + OTHER_HOST: "success", "saltmath@" + OTHER_HOST: "success"})
def _(lab):
    """Two hosts, each with its own target: arch.target is an object."""
    lab.install("--monitor-tags", "aurora-lake", "brinefmt", "target=icelake", host=HOST)
    lab.install("--monitor-tags", "northstar", "brinefmt", "target=zen2", host=OTHER_HOST)


@scenario(70, "odd-log", {"ghostlog": "success"})
def _(lab):
    """Logs with invalid UTF-8, ANSI, control characters, 2 MB, and very long lines."""
    lab.install("ghostlog")


@scenario(71, "generic-target", {"saltmath": "success"})
def _(lab):
    """A generic target: arch.target is a plain string."""
    lab.install("saltmath", "target=x86_64")


@scenario(72, "external", {"harborside": "success", "saltmath": "success"})
def _(lab):
    """A dependency that is external: never announced."""
    lab.install("harborside")


@scenario(73, "external-root")
def _(lab):
    """The root is external: its spec is sent, no build."""
    lab.install("seawall")


@scenario(74, "binary-cache", {"brinefmt": "announced<cached"})
def _(lab):
    """Installed from a binary cache: the root is announced, and that is all."""
    lab.run(["install", "brinefmt"], monitor=False)
    lab.run(["buildcache", "create", "-u", "-a", "-d", lab.at("binaries"), "brinefmt"], monitor=False)
    shutil.rmtree(lab.at("store"))
    lab.edit(lab.at("config", "mirrors.yaml"), lambda text: text + "  binaries: file://%s\n" % lab.at("binaries"))
    lab.install("--no-check-signature", "brinefmt")


@scenario(75, "default-address", {"saltmath": "success"}, port=80)
def _(lab):
    """No address: the client means http://127.0.0.1."""
    lab.run(["install", "--monitor", "saltmath"])
