"""Compares what the server shows of a run with what Spack itself left: database, prefixes, stages, byte for byte."""
import glob
import gzip
import json
import os

import fidelity


def shown(lab, window, run, all_of_it=False, lost=()):
    """How many bytes of logs were compared, and what isn't so.

    all_of_it: nothing else was ever installed. lost: hashes of packages whose logs Spack has no longer.
    """
    answer = json.loads(window.get("/api/v1/runs/" + run).decode())
    installs = {key: record for key, record in fidelity.database(lab).items() if record["installed"]}
    problems, compared = [], 0
    for package in answer["packages"]:
        name, outcome = package["package"], package["outcome"]
        record = installs.get(package["hash"])
        if (outcome in fidelity.INSTALLED) != bool(record) and not (outcome == "failed" and record):
            problems.append("the server shows %s as %s; Spack's database %s it" % (name, outcome, "has" if record else "hasn't"))
        if record and (record["spec"]["name"], str(record["spec"]["version"])) != (name, package["version"]):
            problems.append("the server shows %s@%s, Spack's database %s" % (name, package["version"], record["spec"]["name"]))
        if not package["attempt_url"]:
            continue
        attempt = json.loads(window.get(package["attempt_url"]).decode())
        if attempt["outcome"] != outcome:
            problems.append("the server shows %s as %s, its attempt as %s" % (name, outcome, attempt["outcome"]))
        kept = kept_log(lab, record, package) if package["hash"] not in lost else None
        if kept is not None:
            compared += len(kept)
            problems += ["the server's log of %s %s" % (name, text) for text in check_log(window, attempt, kept)]
        problems += list(check_phases(name, attempt, record))
    known = {package["hash"] for package in answer["packages"]}
    if all_of_it:
        problems += ["the server doesn't show %s" % record["spec"]["name"] for key, record in installs.items() if key not in known]
    return compared, problems


def kept_log(lab, record, package):
    """The whole log of a build, where Spack left one."""
    if record and package["outcome"] in ("success", "cached"):
        with gzip.open(os.path.join(record["path"], ".spack", "spack-build-out.txt.gz")) as file:
            return file.read()
    folder = lab.at("stage", "**", "spack-stage-%s-%s-%s" % (package["package"], package["version"], package["hash"]))
    found = glob.glob(folder + "-*.log", recursive=True) or glob.glob(folder + "/spack-build-out.txt", recursive=True)
    if len(found) != 1 or package["outcome"] != "failed":
        return None
    with open(found[0], "rb") as file:
        return file.read()


def check_log(window, attempt, kept):
    told = attempt["log"] or {"bytes": 0, "omitted": 0, "truncated": False}
    raw = window.get(attempt["log"]["raw_url"]) if attempt["log"] else b""
    if not told["truncated"]:
        if raw != kept:
            yield "has %d bytes, Spack's has %d, or others" % (len(raw), len(kept))
        return
    if told["omitted"] + len(raw) != len(kept) or told["bytes"] != len(kept):
        yield "has %d bytes and left %d out of %d, Spack's has %d" % (len(raw), told["omitted"], told["bytes"], len(kept))
    head = common(raw, kept)
    if not head or not kept.endswith(raw[head:]) or head == len(raw):
        yield "isn't the head and the tail of Spack's"


def common(one, other):
    """How long two begin alike."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if one[least:middle] == other[least:middle] else (least, middle - 1)
    return least


def check_phases(name, attempt, record):
    """By the file with their times, which not all installers write."""
    times = record and os.path.join(record["path"], ".spack", "install_times.json")
    if attempt["outcome"] != "success" or not times or not os.path.exists(times):
        return
    with open(times) as file:
        timed = [phase["name"] for phase in json.load(file)["phases"]]
    phases = [phase["name"] for phase in attempt["phases"] if not phase["step"]]
    if [phase for phase in timed if phase not in ("stage", "post-install")] != phases:
        yield "the server shows %s with the phases %s, not %s" % (name, phases, timed)
