"""Compares what a run's journal says with what Spack itself left: database, prefixes, stages, exit code."""
import json
import os

OUTCOMES = {"success", "failed", "cancelled", "cached", "reused", "external", "stopped", "interrupted"}
INSTALLED = {"success", "cached", "reused", "external"}


class Told:
    """A journal, read."""

    def __init__(self, folder):
        self.folder = folder
        self.problems = []
        self.events = list(self.read(os.path.join(folder, "events.ndjson")))
        self.plan = {row["hash"]: row for event in self.of("plan") for row in event["packages"]}
        self.roots = [key for event in self.of("plan") for key in event["roots"]]
        self.builds = {event["build"]: event for event in self.of("build")}
        self.ends = {event["build"]: event for event in self.of("end")}

    def read(self, path):
        seen = {}
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    event = json.loads(line)
                except ValueError:
                    self.problems.append("line %d can't be read: %.80r" % (number, line))
                    continue
                missing = {"event", "at", "pid", "seq"} - set(event)
                if missing:
                    self.problems.append("line %d has no %s" % (number, sorted(missing)))
                # The sender counts in a process of its own, the shell in its.
                expected = seen.get(event["pid"], 0) + 1
                if event["seq"] != expected and event["event"] not in ("log", "file", "exit"):
                    self.problems.append("line %d: %s of process %d has seq %d, not %d"
                                         % (number, event["event"], event["pid"], event["seq"], expected))
                seen[event["pid"]] = event["seq"]
                yield event

    def of(self, kind, **fields):
        return [event for event in self.events
                if event["event"] == kind and all(event.get(name) == value for name, value in fields.items())]

    def outcomes(self):
        """The outcomes by name; of several tries the last one."""
        names = {key: row["name"] for key, row in self.plan.items()}
        return {names.get(end["hash"], end["hash"]): end["outcome"] for end in self.ends.values()}

    def name(self, build):
        return self.builds.get(build, self.plan.get(build, {"name": build}))["name"]

    def phases(self, build):
        return [(event["name"], event.get("ok")) for event in self.of("phase", build=build, state="end")]


def check(lab, folder, code, killed=False):
    """What of a journal isn't true. killed: Spack had no chance to say how it ended."""
    told = Told(folder)
    problems = told.problems
    installs = database(lab)
    for kind in ("run", "spack"):
        if len(told.of(kind)) != 1:
            problems.append("%d events %s" % (len(told.of(kind)), kind))
    problems += [event["text"] for event in told.of("note")]
    exits = told.of("exit")
    if [event["code"] for event in exits] != [code if code >= 0 else 128 - code]:
        problems.append("exit %s, but Spack's was %d" % (exits, code))
    if killed:
        return problems
    for key, row in told.plan.items():
        if key not in {end["hash"] for end in told.ends.values()}:
            problems.append("%s is in the plan and has no end" % row["name"])
    for build in told.builds:
        if build not in told.ends:
            problems.append("the build of %s has no end" % told.name(build))
    for end in told.ends.values():
        problems += list(check_end(lab, told, end, installs))
    for name in installs:
        if name not in told.plan:
            continue
    return problems


def check_end(lab, told, end, installs):
    key, outcome, name = end["hash"], end["outcome"], told.name(end["build"])
    record = installs.get(key)
    if outcome not in OUTCOMES:
        yield "%s ended as %r" % (name, outcome)
    if outcome in INSTALLED and not (record and record["installed"]):
        yield "%s is %s, but not in Spack's database" % (name, outcome)
    if outcome not in INSTALLED and record and record["installed"] and not told.plan.get(key, {}).get("again"):
        yield "%s is %s, but Spack's database has it" % (name, outcome)
    if outcome == "failed" and not end.get("error"):
        yield "nothing says why %s failed" % name
    if outcome == "cancelled" and end.get("because") and told.plan.get(end["because"], {}).get("name") is None:
        yield "%s was cancelled because of something unknown" % name
    if record and record["installed"] and outcome in ("success", "cached") and os.path.isdir(record["path"]):
        yield from check_prefix(told, end, record)
    if outcome == "success":
        bad = [phase for phase, ok in told.phases(end["build"]) if not ok]
        if bad or not told.phases(end["build"]):
            yield "%s is a success with phases %s" % (name, told.phases(end["build"]))


def check_prefix(told, end, record):
    name, build = told.name(end["build"]), told.builds.get(end["build"])
    metadata = os.path.join(record["path"], ".spack")
    if build is None:
        yield "%s was never begun" % name
        return
    if build["prefix"] != record["path"]:
        yield "%s went to %s, not to %s" % (name, record["path"], build["prefix"])
    with open(os.path.join(metadata, "spec.json")) as file:
        written = json.load(file)["spec"]["nodes"][0]
    nodes = {node["hash"]: node for event in told.of("spec") for node in event["document"]["spec"]["nodes"]}
    if nodes.get(end["hash"]) != written:
        yield "the spec of %s isn't the one in its prefix" % name
    times = os.path.join(metadata, "install_times.json")
    if end["outcome"] == "success" and os.path.exists(times):
        with open(times) as file:
            timed = [phase["name"] for phase in json.load(file)["phases"]]
        phases = [phase for phase, _ in told.phases(end["build"])]
        if [phase for phase in timed if phase not in ("stage", "post-install")] != phases:
            yield "%s had the phases %s, not %s" % (name, timed, phases)


def database(lab):
    """What is installed by Spack's own word: in the store, which may be padded, and upstream of it."""
    installs = {}
    for root in (lab.at("upstream"), lab.at("store")):
        for folder, folders, _ in os.walk(root):
            # There is none before something is installed.
            path = os.path.join(folder, ".spack-db", "index.json")
            if os.path.exists(path):
                with open(path) as file:
                    installs.update(json.load(file)["database"]["installs"])
            # A padded root is a chain of folders named __spack_path_placeholder__; the last one's name is cut.
            folders[:] = [name for name in folders if name.startswith("_")]
    return installs
