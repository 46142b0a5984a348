"""Does a server know what it should? Expectations (see the README of the recordings) against what it says."""
import gzip
import json

# The phases of a build system in their order; an upload tells them in any order, the server must put them right.
ORDERS = (["autoreconf", "configure", "build", "install"], ["edit", "build", "install"])


def differences(expected, known, sent=None, log=None):
    """What differs, one line each.

    expected: the content of an expect.json. known: builds as server.py gives them. sent: phase outputs by
    (build, phase) as outputs() gives them, and log: the function that fetches the server's.
    """
    found, left = [], list(known)
    for wanted in expected["builds"]:
        matches = [build for build in left if same(wanted, build)]
        if not matches:
            found.append("%s: the server has no such build" % title(wanted))
            continue
        if len(matches) > 1:
            found.append("%s: the server has %d such builds" % (title(wanted), len(matches)))
        for match in matches:
            left.remove(match)
        found += ["%s: %s" % (title(wanted), text) for text in of_build(wanted, matches[0])]
        if sent is not None:
            found += ["%s: %s" % (title(wanted), text) for text in of_logs(wanted, matches[0], sent, log)]
    found += ["%(name)s at %(host)s of %(user)s: nobody told the server of it" % build for build in left]
    return found


def title(wanted):
    return "%s/%s" % (wanted["name"], wanted["full_hash"][:7])


def same(wanted, build):
    return (wanted["name"], wanted["hostname"], wanted["full_hash"]) == (build["name"], build["host"], build["hash"]) \
        and wanted.get("user") in (None, build["user"])


def of_build(wanted, build):
    if set(wanted["tags"]) != set(build["tags"]):
        yield "tags %s, expected %s" % (sorted(build["tags"]), sorted(wanted["tags"]))
    analyzers = wanted.get("analyzers", {})
    if set(analyzers) != set(build["analyzers"]):
        yield "analyzers %s, expected %s" % (sorted(build["analyzers"]), sorted(analyzers))
    for name, count in build["analyzers"].items():
        # What is sent again is counted again there, and kept once.
        if name in analyzers and count != analyzers[name] and (not count or analyzers[name] % count):
            yield "%d results of %s, sent were %d" % (count, name, analyzers[name])
    if len(wanted["attempts"]) != len(build["attempts"]):
        yield "%s, expected %s" % (story(build["attempts"]), story(wanted["attempts"]))
        return
    for number, (should, attempt) in enumerate(zip(wanted["attempts"], build["attempts"]), 1):
        for text in of_attempt(should, attempt):
            yield "attempt %d: %s" % (number, text)
        if attempt["number"] != number:
            yield "attempt %d has number %s" % (number, attempt["number"])


def story(attempts):
    return "%d attempts (%s)" % (len(attempts), ", ".join(attempt["outcome"] for attempt in attempts))


def of_attempt(should, attempt):
    right = should.get("acceptable", [should["outcome"]])
    if attempt["outcome"] not in right:
        yield "%s, expected %s" % (attempt["outcome"], " or ".join(right))
    wanted = [(phase["name"], phase["status"]) for phase in should["phases"]]
    there = [(phase["name"], phase["status"]) for phase in attempt["phases"]]
    names = [name for name, _ in wanted]
    order = next((order for order in ORDERS if set(names) <= set(order)), names)
    wanted.sort(key=lambda phase: order.index(phase[0]))
    if wanted != there:
        yield "phases %s, expected %s" % (steps(there), steps(wanted))
    if set(should["statuses_sent"]) != set(attempt["statuses"]):
        yield "statuses %s, sent were %s" % (sorted(set(attempt["statuses"])), sorted(set(should["statuses_sent"])))


def steps(phases):
    return " ".join(name + ("" if status == "SUCCESS" else "!") for name, status in phases) or "none"


def of_logs(wanted, build, sent, log):
    """Each log is one of those that were sent for the phase, byte for byte; the newest attempt has the last one."""
    for attempt in build["attempts"]:
        for phase in attempt["phases"]:
            texts = sent.get((key(wanted), phase["name"]), [])
            kept = log(build["id"], attempt["number"], phase["name"])
            kept = kept or b""
            newest = attempt is build["attempts"][-1]
            if kept not in texts:
                yield "attempt %d: the log of %s (%d bytes) is none of those sent (%s bytes)" % (
                    attempt["number"], phase["name"], len(kept), ", ".join(str(len(text)) for text in texts))
            elif newest and kept != texts[-1]:
                yield "attempt %d: the log of %s is not the last that was sent" % (attempt["number"], phase["name"])


def key(wanted):
    return wanted["name"], wanted["hostname"], wanted["full_hash"], wanted.get("user")


def lines(recording):
    """The exchanges of a recording, packed or not."""
    opener = gzip.open if recording.endswith(".gz") else open
    with opener(recording, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def outputs(exchanges):
    """The logs that were sent and accepted: (build, phase) -> bytes, in their order."""
    builds, sent = {}, {}
    for line in exchanges:
        if line["method"] != "POST" or not 200 <= line["status"] < 300:
            continue
        if line["path"].endswith("/builds/new/"):
            body, answer = json.loads(line["req_body"]), json.loads(line["resp_body"])["data"]["build"]
            builds[answer["build_id"]] = (answer["spec_name"], body["hostname"], body["full_hash"], line.get("user"))
        elif line["path"].endswith("/builds/phases/update/"):
            body = json.loads(line["req_body"])
            sent.setdefault((builds[body["build_id"]], body["phase_name"]), []).append(
                (body["output"] or "").encode("utf-8", "surrogatepass"))
    return sent


def refusals(exchanges, faults):
    """Answers that a client must never see: all but 200 and 201, and a 401 for a request without credentials.

    faults: whether the recorder gave some on purpose.
    """
    for line in exchanges:
        names = {name.lower() for name, _ in line["req_headers"]}
        if faults and (not line["resp_body"] or "on purpose" in line["resp_body"]):
            continue
        if line["status"] not in (200, 201) and not (line["status"] == 401 and "authorization" not in names):
            yield "%(method)s %(path)s was answered with %(status)s: %(resp_body).200s" % line
