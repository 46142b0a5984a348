"""What a server must know after a recording: derived from what was sent and from what really happened."""
import json
import os
import shlex


def expectation(scenario, lab, recording):
    """The end state a server must reach, from what was sent and from what really happened.

    The names, hosts, hashes, tags and phases come from the recording; the outcomes from the scenario, which knows.
    """
    client = lab.client
    truth = scenario.truth(client) if callable(scenario.truth) else scenario.truth
    builds = {}
    with open(recording) as file:
        lines = [json.loads(line) for line in file]
    for line in lines:
        if line["method"] == "POST" and 200 <= line["status"] < 300:
            note(builds, scenario, line)
    problems = judge(builds, truth)
    roots = {}
    for line in lines:
        if line["path"].endswith("/specs/new/") and 200 <= line["status"] < 300:
            root = json.loads(line["req_body"])["spec"]["nodes"][0]
            roots[root["hash"]] = {"name": root["name"], "hash": root["hash"], "full_hash": root.get("full_hash")}
    result = {"scenario": scenario.name, "client": client, "about": scenario.about,
              "commands": [command(argv, lab) for argv, _, _, _ in lab.results],
              "sessions": lines[-1]["session"] if lines else 0,
              "roots": list(roots.values()),
              "builds": list(builds.values())}
    if scenario.unannounced:
        result["unannounced"] = scenario.unannounced
    return result, problems


def command(argv, lab):
    """The command as one would type it, without the address of this run's server."""
    argv = list(argv)
    if "--monitor-host" in argv and argv[argv.index("--monitor-host") + 1] == lab.url:
        at = argv.index("--monitor-host")
        del argv[at:at + 2]
    return shlex.join(["spack"] + argv)


def note(builds, scenario, line):
    """Adds what one request says to the builds."""
    sent = json.loads(line["req_body"])
    if line["path"].endswith("/builds/new/"):
        answer = json.loads(line["resp_body"])["data"]["build"]
        build = builds.setdefault(answer["build_id"], {
            "name": answer["spec_name"], "hostname": sent["hostname"], "full_hash": sent["full_hash"],
            "user": line.get("user"), "times_announced": 0, "announced_in": {}, "tags": [], "attempts": {}})
        build["times_announced"] += 1
        in_session = build["announced_in"]
        in_session[line["session"]] = in_session.get(line["session"], 0) + 1
        for tag in sent.get("tags", "").split(","):
            if tag.strip() and tag.strip() not in build["tags"]:
                build["tags"].append(tag.strip())
    elif line["path"].endswith("/analyze/builds/"):
        for name, result in sent["metadata"].items():
            results = builds[sent["build_id"]].setdefault("analyzers", {})
            count = 0 if result is None else len(result) if isinstance(result, (list, dict)) else 1
            results[name] = results.get(name, 0) + count
    elif line["path"].endswith(("/builds/phases/update/", "/builds/update/")):
        build = builds[sent["build_id"]]
        # Live, one run of Spack is one attempt. An upload announces a build once for each run that was saved; another
        # upload tells the same again.
        key = build["announced_in"][line["session"]] if scenario.upload else line["session"]
        attempt = build["attempts"].setdefault(key, {"outcome": None, "phases": [], "statuses_sent": []})
        if "phase_name" not in sent:
            if not scenario.upload or sent["status"] not in attempt["statuses_sent"]:
                attempt["statuses_sent"].append(sent["status"])
            return
        for phase in attempt["phases"]:
            if phase["name"] == sent["phase_name"]:
                phase["status"] = sent["status"]
                return
        attempt["phases"].append({"name": sent["phase_name"], "status": sent["status"]})


def judge(builds, truth):
    """Puts the outcomes into the attempts; gives what does not fit."""
    problems, left, seen = [], dict(truth), {}
    for build in builds.values():
        name = build["name"]
        seen[name] = seen.get(name, 0) + 1
        keys = ["%s@%s" % (name, build["hostname"]), "%s#%d" % (name, seen[name])] + [name, name + "?"] * (seen[name] == 1)
        outcomes = left.pop(next((key for key in keys if key in left), None), "").split()
        attempts = [build["attempts"][key] for key in sorted(build["attempts"])]
        attempts = attempts or [{"outcome": None, "phases": [], "statuses_sent": []}]
        different = [attempt for attempt in attempts if attempt != attempts[0]]
        if len(outcomes) == 1 and not different:
            attempts = attempts[:1]  # an upload of the same once more
        if len(attempts) != len(outcomes):
            problems.append("%s: %d attempts, expected %s" % (name, len(attempts), outcomes))
        for attempt, outcome in zip(attempts, outcomes):
            outcome, _, really = outcome.partition("<")
            attempt["outcome"] = outcome.split("|")[0]
            if "|" in outcome:
                attempt["acceptable"] = outcome.split("|")
            if really:
                attempt["truth"] = really
        build["attempts"] = attempts
        del build["announced_in"]
    missing = [name for name in left if not name.endswith("?")]
    if missing:
        problems.append("never announced: %s" % ", ".join(missing))
    return problems


def describe(folder):
    """A table of the recordings below a folder, for their README."""
    for path, _, files in sorted(os.walk(folder)):
        names = sorted(name for name in files if name.endswith(".expect.json"))
        if not names:
            continue
        print("\n## %s\n\n| recording | commands | end state |\n|---|---|---|" % os.path.basename(path))
        for name in names:
            with open(os.path.join(path, name)) as file:
                expected = json.load(file)
            builds = []
            for build in expected["builds"]:
                attempts = []
                for attempt in build["attempts"]:
                    steps = " ".join(phase["name"] + ("" if phase["status"] == "SUCCESS" else "!")
                                     for phase in attempt["phases"])
                    text = attempt["outcome"] + (" (%s)" % steps if steps else "")
                    others = [other for other in attempt.get("acceptable", []) if other != attempt["outcome"]]
                    text += " or " + " or ".join(others) if others else ""
                    text += ", really " + attempt["truth"] if "truth" in attempt else ""
                    attempts.append(text)
                what = build["name"] + ("@" + build["hostname"] if expected["scenario"] == "two-clusters" else "")
                what += " of " + str(build["user"]) if expected["scenario"] == "two-users" else ""
                builds.append("**%s** %s%s%s" % (
                    what, "; then ".join(attempts),
                    ", tags " + " ".join("`%s`" % tag for tag in build["tags"]) if build["tags"] else "",
                    ", analyzers " + " ".join(build["analyzers"]) if build.get("analyzers") else ""))
            builds += ["*%s* %s, never announced" % pair for pair in expected.get("unannounced", {}).items()]
            print("| `%s` %s | %s | %s |" % (
                name[:-len(".expect.json")], expected["about"].replace("|", "\\|"),
                "<br>".join("`%s`" % command for command in expected["commands"]), "<br>".join(builds) or "no builds"))
