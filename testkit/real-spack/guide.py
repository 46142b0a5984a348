"""The guide's commands, a row each: typed as printed at a shell after the setup, with what each must do."""
import glob
import json
import os
import re
import subprocess
import time
import traceback

from guide_desk import Desk, NotThere, is_old
from guide_site import until

ROWS = {}


def row(command, setup_on_old=False, slow=False):
    """setup_on_old: those clients refuse it by themselves, so there it is typed after the setup, too. slow: only if named."""
    def keep(function):
        function.command, function.setup_on_old, function.slow = command, setup_on_old, slow
        ROWS[function.__name__.strip("_").replace("_", "-")] = function
        return function
    return keep


def not_old(desk, why):
    if desk.old:
        raise NotThere(why)


def install(desk, command, server="usual", tags=(), **how):
    """A monitored install that goes well, and all that the server must show of it."""
    desk.site.up(server)
    before = desk.known()
    said = desk.run(command, **how)
    desk.success(before, tags=tags)
    plain = re.sub(r" --monitor(-(host|prefix|tags) \S+|-\S+)?", "", command)
    desk.expect_run(said, plain, hdf5="success", zlib="success")
    return said


@row("spack install --monitor hdf5")
def plain(desk):
    said = install(desk, "spack install --monitor hdf5")
    if not desk.old and not re.search(r"^==> \d+ built.*; uploaded$", said, re.M):
        desk.wrong("the last line isn't the summary: " + said[-600:])


@row("spack install --monitor hdf5, a server of one's own on port 8080")
def found(desk):
    not_old(desk, "the old client knows http://127.0.0.1 only")
    install(desk, "spack install --monitor hdf5", server="mine")


@row("export SPACKMON_HOST=http://127.0.0.1:8080; spack install --monitor hdf5")
def variable(desk):
    not_old(desk, "the old client has no such variable")
    # The home's own server listens there, but this one isn't found by itself.
    install(desk, "spack install --monitor hdf5", server="mine", SPACKMON_HOST="http://127.0.0.1:8080", XDG_DATA_HOME="/nowhere")


@row("spack install --monitor --monitor-prefix monitor --monitor-host https://monitor-service.io hdf5")
def tls(desk):
    install(desk, "spack install --monitor --monitor-prefix monitor --monitor-host https://monitor-service.io hdf5", server="tls")


@row("spack install --monitor --monitor-prefix monitor --monitor-host hdf5")
def spec_missing(desk):
    desk.site.up("usual")
    says = "unknown url type: 'hdf5/monitor/'" if desk.old else "'hdf5' was taken for the host; is the spec missing?"
    desk.run("spack install --monitor --monitor-prefix monitor --monitor-host hdf5", expect=3 if desk.old else 1, says=says)
    desk.nothing_built()


@row("spack install --monitor hdf5, nothing exported")
def no_credentials(desk):
    desk.site.up("usual")
    said = desk.run("spack install --monitor hdf5", credentials=False, expect=1)
    if said != "==> Error: You are required to export SPACKMON_TOKEN and SPACKMON_USER\n":
        desk.wrong("it said " + said)
    desk.nothing_built()


@row("spack install --monitor hdf5, a wrong token")
def wrong_credentials(desk):
    desk.site.up("usual")
    before = desk.known()
    desk.run("export SPACKMON_TOKEN=%s\nspack install --monitor hdf5" % ("f" * 40), expect=1,
             says="==> Error: Forbidden" if desk.old else "doesn't know the user spacky with this token")
    desk.nothing_built()
    desk.expect(before)


@row("spack install --monitor --monitor-prefix elsewhere hdf5")
def wrong_prefix(desk):
    desk.site.up("usual")
    before = desk.known()
    desk.run("spack install --monitor --monitor-prefix elsewhere hdf5", expect="not 0",
             says="==> Error: " if desk.old else "http://127.0.0.1 has no prefix 'elsewhere'")
    desk.nothing_built()
    desk.expect(before)


@row("spack install --monitor hdf5, no server")
def no_server(desk):
    desk.site.down()
    for flags in ("", "--monitor-keep-going "):
        said = desk.run("spack install --monitor %shdf5" % flags, expect="not 0", says="[Errno 111] Connection refused")
        if not desk.old and said != "[Errno 111] Connection refused\n":
            desk.wrong("it said " + said)
    desk.nothing_built()


@row("spack install --monitor --monitor-disable-auth hdf5", setup_on_old=True)
def disable_auth(desk):
    install(desk, "spack install --monitor --monitor-disable-auth hdf5", server="open", credentials=False)


@row("spack install --monitor --monitor-no-auth hdf5", setup_on_old=True)
def no_auth(desk):
    install(desk, "spack install --monitor --monitor-no-auth hdf5", server="open", credentials=False)


def folder_to_upload(desk, said):
    """The folder that the end says is to be uploaded."""
    found = re.search(r"spack monitor upload (\S+)", said)
    if not found or not os.path.isdir(found.group(1)):
        desk.wrong("what to upload isn't said: " + said[-800:])
        return None
    return found.group(1)


@row("spack install --monitor --monitor-keep-going hdf5, the server is stopped meanwhile; the upload that is named then", setup_on_old=True)
def keep_going(desk):
    desk.site.up("usual")
    before = desk.known()
    command = "spack install --monitor --monitor-keep-going hdf5"
    process = desk.waiting(command)
    desk.site.down()
    desk.go()
    said = desk.read(process, command)
    folder = folder_to_upload(desk, said)
    desk.site.up("usual")
    if folder:
        for _ in range(2):
            desk.run("spack monitor upload " + folder)
    desk.success(before)
    desk.expect_run("", "spack install hdf5", hdf5="success", zlib="success")


@row("spack install --monitor hdf5, the server is stopped and started meanwhile; with --monitor-keep-going, --monitor-save-local, too")
def restarted(desk):
    not_old(desk, "the old client fails the build at the first answer that it misses")
    for flags, end in (("", "; uploaded"), ("--monitor-keep-going ", "; uploaded"), ("--monitor-save-local ", "saved, upload it with: ")):
        desk.reset()
        desk.site.up("usual")
        before = desk.known()
        process = desk.waiting("spack install --monitor %shdf5" % flags)
        desk.site.down()
        time.sleep(2)
        desk.site.up("usual")
        desk.go()
        said = desk.read(process, "spack install --monitor %shdf5" % flags, says=end)
        if "local" in flags:
            desk.expect(before)
            desk.run("spack monitor upload " + SAVED)
        desk.success(before)
        desk.expect_run("" if "local" in flags else said, "spack install hdf5", hdf5="success", zlib="success")


@row("spack install --monitor netcdf, the server is gone for more than a minute; with --monitor-keep-going, too", slow=True)
def gone(desk):
    not_old(desk, "the old client fails the build at the first answer that it misses")
    for flags, code, outcome in (("", 1, "cancelled"), ("--monitor-keep-going ", 0, "success")):
        desk.reset()
        desk.site.up("usual")
        before = desk.known()
        command = "spack install --monitor %snetcdf" % flags
        process = desk.waiting(command)
        desk.site.down()
        stop = desk.lab.at("home", ".spack", "reports", "monitor", "*", "stop")
        if bool(until(lambda: glob.glob(stop), 80)) != bool(code):
            desk.wrong("%s: the sender let it go on, or stopped it" % command)
        time.sleep(1)  # Spack's processes look for it twice a second
        desk.go()
        folder = folder_to_upload(desk, desk.read(process, command, expect=code))
        if bool(desk.installed("netcdf")) == bool(code):
            desk.wrong("%s: netcdf was built, or wasn't" % command)
        desk.site.up("usual")
        if folder:
            desk.run("spack monitor upload " + folder)
        found = desk.success(before)
        if found.get("netcdf", {}).get("outcome") != outcome:
            desk.wrong("%s: netcdf is shown as %s" % (command, found.get("netcdf")))
        desk.expect_run("", "spack install netcdf", code=code, hdf5="success", zlib="success", netcdf=outcome)


@row("spack install --monitor --monitor-tags pizza hdf5, and pizza,pasta")
def tags(desk):
    install(desk, "spack install --monitor --monitor-tags pizza hdf5", tags=["pizza"])
    desk.reset()
    install(desk, "spack install --monitor --monitor-tags pizza,pasta hdf5", tags=["pizza", "pasta"])


@row("spack install --monitor brittlestar, which does not compile")
def failure(desk):
    desk.site.up("usual")
    before = desk.known()
    said = desk.run("spack install --monitor brittlestar", expect=1)
    desk.expect(before, logs=[("brittlestar", "error")], saltmath="success", brittlestar="failed")
    desk.expect_run(said, "spack install brittlestar", code=1, brittlestar="failed")


@row("spack -e . install --monitor, in a Spack environment")
def environment(desk):
    desk.site.up("usual")
    before = desk.known()
    write(desk.lab.at("home", "spack.yaml"), "spack:\n  specs: [hdf5]\n  view: false\n")
    said = desk.run("spack -e . install --monitor")
    desk.success(before)
    answer = desk.expect_run(said, "spack -e . install", hdf5="success", zlib="success")
    if answer and len(answer["environments"]) != 1:
        desk.wrong("the run shows the Spack environments %s" % answer["environments"])


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


SAVED = "~/.spack/reports/monitor"


@row("spack install --monitor --monitor-save-local hdf5")
def save_local(desk):
    desk.site.down()
    said = desk.run("spack install --monitor --monitor-save-local hdf5", credentials=False)
    saved = glob.glob(desk.lab.at("home", ".spack", "reports", "monitor", "*"))
    if len(saved) != 1 or not os.listdir(saved[0]):
        desk.wrong("there are the folders %s" % saved)
    elif not desk.old and folder_to_upload(desk, said) != saved[0]:
        desk.wrong("it was saved in " + saved[0])


@row("spack monitor upload ~/.spack/reports/monitor, or one folder of it; again; --monitor-host before and behind upload",
     setup_on_old=True)
def upload(desk):
    desk.site.up("usual")
    desk.run("spack install --monitor --monitor-save-local hdf5", credentials=False)
    before = desk.known()
    desk.run("spack monitor upload " + SAVED)
    desk.success(before)
    [folder] = os.listdir(desk.lab.at("home", ".spack", "reports", "monitor"))
    before = desk.known()
    for command in ("upload %s/%s" % (SAVED, folder), "--monitor-host http://127.0.0.1 upload " + SAVED,
                    "upload --monitor-host http://127.0.0.1 " + SAVED):
        desk.run("spack monitor " + command)
    desk.expect(before)
    desk.expect_run("", "spack install hdf5", hdf5="success", zlib="success")


ANALYZERS = ("install_files", "environment_variables", "config_args", "libabigail")


@row("spack analyze list-analyzers")
def list_analyzers(desk):
    desk.site.down()
    said = desk.run("spack analyze list-analyzers", credentials=False)
    listed = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    if {name.strip() for name in listed} != set(ANALYZERS) or not all(text.strip() for text in listed.values()):
        desk.wrong("it listed " + said)


def results(top):
    """The analyzers that left something."""
    return {os.path.basename(folder) for folder, _, files in os.walk(top) if files and os.path.basename(folder) in ANALYZERS} | {
        "libabigail" for folder, _, files in os.walk(top) if "/libabigail" in folder and files}


@row("spack analyze run zlib, zlib/HASH, --analyzers NAME, --path DIR, --overwrite; specs that are ambiguous or missing")
def analyze(desk):
    desk.site.down()
    desk.run("spack install zlib wget", credentials=False)
    desk.run("spack analyze run wget", credentials=False)
    home = desk.lab.at("home", ".spack", "analyzers")
    wanted = set(ANALYZERS) - without(desk)
    if results(home) != wanted:
        desk.wrong("there are results of %s" % sorted(results(home)))
    [manifest] = glob.glob(os.path.join(home, "**", "install_files", "*.json"), recursive=True)
    with open(manifest) as file, open(desk.installed("wget")[0] + "/install_manifest.json") as original:
        if json.load(file) != json.load(original):
            desk.wrong("the manifest isn't what was written")
    key = desk.run("spack find --format '{hash:7}' zlib").split()[-1]
    here = desk.lab.at("home", "here")
    for arguments, there in (("zlib/" + key, home), ("--analyzers install_files --path %s zlib" % here, here)):
        count = number_of_files(there)
        desk.run("spack analyze run " + arguments, credentials=False)
        if number_of_files(there) <= count:
            desk.wrong("nothing was written: spack analyze run " + arguments)
    [written] = glob.glob(os.path.join(here, "**", "*.json"), recursive=True)
    write(written, "old")
    for flags, kept in (("", True), ("--overwrite ", False)):
        desk.run("spack analyze run --analyzers install_files --path %s %szlib" % (here, flags), credentials=False)
        with open(written) as file:
            if (file.read() == "old") != kept:
                desk.wrong("%swrote anew or didn't" % flags)
    desk.run("spack install zlib~pic", credentials=False)
    desk.run("spack analyze run zlib", credentials=False, expect=1, says="matches multiple packages")
    desk.run("spack analyze run hdf5", credentials=False, expect=1, says="Spec 'hdf5' matches no installed packages")


def number_of_files(top):
    return sum(len(files) for _, _, files in os.walk(top))


def without(desk):
    """The new installer of 1.1 leaves neither variables nor the arguments of configure."""
    return {"environment_variables", "config_args"} if desk.lab.name == "1.1.0-new" else set()


@row("spack analyze run --monitor wget, spack analyze --monitor run wget; with host, prefix, disable-auth", setup_on_old=True)
def analyze_monitor(desk):
    desk.site.up("usual")
    desk.run("spack install wget", credentials=False)
    says = "==> Sending result for wget bin/wget to monitor."
    for number, (server, command) in enumerate((
            ("usual", "spack analyze run --monitor wget"),
            ("tls", "spack analyze --monitor --monitor-prefix monitor --monitor-host https://monitor-service.io run wget"),
            ("open", "spack analyze run --monitor --monitor-disable-auth wget"))):
        desk.site.up(server)
        before = desk.known()
        desk.run(command + ("" if number == 0 else " # again"), says=says, credentials=server != "open")
        item = until_there(desk, before)
        if item is None:
            desk.wrong("%s: the server doesn't show wget" % command)
            continue
        found = set(desk.window().build(item["build"])["analyzers"])
        if not set(ANALYZERS) - without(desk) <= found:
            desk.wrong("%s: the server shows results of %s" % (command, sorted(found)))


def until_there(desk, before):
    return until(lambda: desk.new(before).get("wget"))


def recipe(desk, form, name):
    """Spack's recipe and ours; ours edited as the guide says."""
    desk.site.up("usual")
    write(desk.lab.at("home", "spack.yaml"), "spack:\n  specs: [samtools]\n" + ("  container:\n    format: singularity\n" if form else ""))
    shown = desk.run("spack containerize --monitor", credentials=False)
    desk.run("spack containerize --monitor > %s" % name, credentials=False)
    own = desk.run("spack containerize", credentials=False, setup=False)
    if desk.run("spack containerize", credentials=False) != own:
        desk.wrong("without --monitor the recipe is another one")
    with open(desk.lab.at("home", name)) as file:
        text = file.read()
    if text not in shown:
        desk.wrong("what is redirected isn't what is shown")
    lost = [line for line in own.splitlines() if line not in text.splitlines()]
    if len(lost) > 2 or not re.search(r"install.* --monitor", text):
        desk.wrong("this was changed, too: %s" % lost)
    return text


@row("spack containerize --monitor > Dockerfile; the commands in it")
def containerize_docker(desk):
    text = recipe(desk, "", "Dockerfile")
    for secret in ("su", "st"):
        if "--mount=type=secret,id=" + secret not in text:
            desk.wrong("the secret %s isn't mounted" % secret)
    joined = text.replace("\\\n", "")
    for line in joined.splitlines():
        if line.startswith("RUN "):
            shell_reads(desk, re.sub(r"^RUN (--mount=\S+ )*", "", line))
    steps = re.search(r"curl -fsSL.*", joined)
    if desk.old:
        return
    bring(desk, steps.group() if steps else "false")


@row("spack containerize --monitor > Singularity; the commands in it")
def containerize_singularity(desk):
    text = recipe(desk, "singularity", "Singularity")
    post = re.search(r"^%post\n(.*?)(?=^%|^Bootstrap|\Z)", text, re.M | re.S)
    shell_reads(desk, post.group(1) if post else "(")
    if desk.old:
        return
    lines = [line.strip() for line in post.group(1).splitlines() if line.strip() and not line.strip().startswith("#")]
    if "secrets.sh /opt/secrets.sh" not in text or lines[0] != ". /opt/secrets.sh" or lines[-1] != "rm /opt/secrets.sh":
        desk.wrong("the secrets don't come, or stay: " + text)
    bring(desk, " && ".join(line for line in lines if "spackmon.tar.gz" in line or line.startswith("mkdir -p /opt/spackmon")))


def shell_reads(desk, commands):
    process = subprocess.run(["sh", "-n", "-c", commands], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    if process.returncode:
        desk.wrong("no shell reads %s: %s" % (commands, process.stdout))


def bring(desk, commands):
    """The recipe's own commands bring a client that works; for /opt there is a folder of the lab."""
    place = desk.lab.at("tmp", "opt")
    os.makedirs(place, exist_ok=True)
    desk.run(commands.replace("/opt/spackmon", place + "/spackmon"), credentials=False, setup=False)
    if not os.path.exists(place + "/spackmon/bin/spackmon"):
        desk.wrong("no client was brought")
        return
    before = desk.known()
    desk.run('eval "$(%s/spackmon/bin/spackmon setup)"\nspack install --monitor hdf5' % place, setup=False)
    desk.success(before)


@row("spack install --monitor-tags pizza zlib, without --monitor")
def no_monitor(desk):
    not_old(desk, "the old client says nothing")
    desk.site.up("usual")
    before = desk.known()
    desk.run("spack install --monitor-tags pizza zlib", says="--monitor-tags does nothing without --monitor")
    desk.expect(before)


# -- the whole table

def play(desk, name):
    function = ROWS[name]
    desk.begin(desk.old and not function.setup_on_old)
    try:
        function(desk)
    except NotThere as why:
        return "–", [str(why)]
    except Exception:
        desk.wrong(traceback.format_exc(limit=-3))
    return ("FAILED" if desk.problems else "ok"), desk.problems


def shown(name, lab, table):
    return table[name, lab.name] + ("¹" if ROWS[name].setup_on_old and is_old(lab.spack) and table[name, lab.name] == "ok" else "")


def guide(labs, only):
    """Runs the rows on the variants and prints the table; only: names of rows and of variants."""
    rows = [name for name in ROWS if name in only] or [name for name in ROWS if not ROWS[name].slow]
    unknown = set(only) - set(ROWS) - {lab.name for lab in labs}
    if unknown:
        raise SystemExit("guide: what is %s?" % ", ".join(sorted(unknown)))
    chosen = [lab for lab in labs if lab.name in only] or labs
    table, reasons = {}, []
    for lab in chosen:
        if is_old(lab.spack) or not os.path.isdir(lab.at("config")):
            lab.prepare()
        desk = Desk(lab)
        try:
            for name in rows:
                began = time.time()
                result, texts = play(desk, name)
                table[name, lab.name] = result
                print("%-12s %-24s %-6s %4.0f s" % (lab.name, name, result, time.time() - began), flush=True)
                for text in texts:
                    print("    " + text.strip().replace("\n", "\n    "), flush=True)
                if result == "–" and (name, texts[0]) not in reasons:
                    reasons.append((name, texts[0]))
        finally:
            desk.site.down()
    print("\n| | %s |\n|---|%s" % (" | ".join(lab.name for lab in chosen), "---|" * len(chosen)))
    for name in rows:
        print("| `%s` | %s |" % (name, " | ".join(shown(name, lab, table) for lab in chosen)))
    for name, why in reasons:
        print("\n– %s: %s" % (name, why))
    return 1 if "FAILED" in table.values() else 0
