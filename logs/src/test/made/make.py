#!/usr/bin/env python3
"""Makes the labelled logs of ../resources/logs anew: breaks small sources of our own with whatever tools are here.

    sudo ./make.py [NAME...]     all breakages, or those whose name begins so

Each breakage runs in two places: another path, locale and number of jobs, so that tests can ask whether its fingerprint
stays. A label says which line is the true cause, by a text that a person chose, never by what the reader found. Needs no
network; a tool that isn't here is skipped, and its logs are left as they are. Root only for a small file system of its own.
"""
import hashlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys

import scenarios

HERE = pathlib.Path(__file__).resolve().parent
LOGS = HERE.parent / "resources" / "logs"
PLACES = [
    ("a", "/tmp/spack-stage/spack-stage-{name}-1.2.0-{hash}/spack-src", "C.UTF-8", 1),
    ("b", "/home/user/.cache/stage/{name}-{short}", "C", 4),
]


def version(tool):
    try:
        out = subprocess.run(scenarios.VERSIONS.get(tool, tool + " --version"), shell=True, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True).stdout
        return next((line.strip() for line in out.splitlines() if any(c.isdigit() for c in line)), tool)
    except OSError:
        return tool


def name32(text):
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(alphabet[b % 32] for b in hashlib.sha256(text.encode()).digest())


def run(case, place):
    letter, pattern, lang, jobs = place
    name = case["name"]
    where = pathlib.Path(pattern.format(name=name, hash=name32(name), short=name32(name)[:7]))
    shutil.rmtree(where, ignore_errors=True)
    for file, text in case["files"].items():
        path = where / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if text.startswith("#!"):
            path.chmod(0o755)
    where.mkdir(parents=True, exist_ok=True)
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:" + str(pathlib.Path("~/.cargo/bin").expanduser()),
           "HOME": "/home/user", "LANG": lang, "LC_ALL": lang, "TERM": "dumb", "J": str(jobs), "HERE": str(where),
           "RUSTUP_HOME": str(pathlib.Path("~/.rustup").expanduser()), "GOCACHE": "/tmp/gocache", "GOFLAGS": "-mod=mod",
           "GOPROXY": "off", "CARGO_NET_OFFLINE": "true", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    out = subprocess.run(["bash", "-c", case["run"]], cwd=where, env=env, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=240)
    shutil.rmtree(where, ignore_errors=True)
    text = out.stdout.replace(b"hostname = " + socket.gethostname().encode(), b"hostname = build1")
    cause = 0
    if case["cause"]:
        lines = text.split(b"\n")
        found = [i + 1 for i, line in enumerate(lines) if case["cause"].encode() in line]
        if not found:
            sys.stderr.write("%s: no line says %r:\n%s\n" % (name, case["cause"], text.decode(errors="replace")[-3000:]))
            return
        cause = found[0]
    elif out.returncode != 0:
        sys.stderr.write("%s: should succeed: %s\n" % (name, text.decode(errors="replace")[-3000:]))
        return
    folder = LOGS / case["tool"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ("%s-%s.log" % (name, letter))).write_bytes(text)
    (folder / ("%s-%s.label" % (name, letter))).write_text(
        "cause=%d\nclass=%s\ngroup=%s\nmade=built here: %s, -j%d, %s\n"
        % (cause, case["class"] if cause else "", case["group"] if cause else "", version(case["with"]), jobs, case.get("lang", lang)))


def main():
    wanted = sys.argv[1:]
    for case in scenarios.CASES:
        if wanted and not any(case["name"].startswith(w) for w in wanted):
            continue
        if not shutil.which(case["with"].split()[0], path="/usr/local/bin:/usr/bin:/bin:/usr/local/cargo/bin"):
            sys.stderr.write("%s: there is no %s here\n" % (case["name"], case["with"]))
            continue
        for place in PLACES[: case["places"]]:
            try:
                run(case, place)
            except subprocess.TimeoutExpired:
                sys.stderr.write("%s: took too long\n" % case["name"])


main()
