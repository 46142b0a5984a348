"""Keeps a recorded run for tests that have no Spack: the run's folder, with this machine's names taken out."""
import glob
import gzip
import json
import os
import re
import shutil
import socket

HOST = "login03.aurora-lake.example"
LIMIT = 60000  # of a log, in bytes: recordings are for the order of things


def keep(lab, target):
    shutil.rmtree(target, ignore_errors=True)
    for number, folder in enumerate(lab.folders(), 1):
        place = target if len(lab.folders()) == 1 else os.path.join(target, str(number))
        os.makedirs(place)
        with open(os.path.join(folder, "events.ndjson"), encoding="utf-8") as file:
            text = file.read()
        with open(os.path.join(place, "events.ndjson"), "w", encoding="utf-8") as file:
            file.write(scrub(lab, text))
        for kind in ("logs", "files"):
            copy(lab, os.path.join(folder, kind), os.path.join(place, kind))
        logs(lab, folder, os.path.join(place, "logs"))


def scrub(lab, text):
    text = text.replace(lab.spack, "/lab/spack").replace(lab.top, "/lab").replace(os.path.realpath(lab.top), "/lab")
    text = text.replace(json.dumps(socket.gethostname()), json.dumps(HOST))
    return re.sub(r'"kernel_version":"[^"]*"', '"kernel_version":"#1 SMP"', text)


def copy(lab, source, target):
    if os.path.isdir(source):
        shutil.copytree(source, target)


def logs(lab, folder, target):
    """Where no client has gathered the logs: what is left of them in prefixes and stages."""
    if os.path.isdir(target):
        return
    with open(os.path.join(folder, "events.ndjson"), encoding="utf-8") as lines:
        builds = [event for event in map(json.loads, lines) if event["event"] == "build"]
    for build in builds:
        data = whole_log(lab, build)
        if data is not None and len(data) <= LIMIT:
            os.makedirs(target, exist_ok=True)
            with open(os.path.join(target, build["build"] + ".log.gz"), "wb") as out:
                with gzip.GzipFile("", "wb", mtime=0, fileobj=out) as file:
                    file.write(scrub(lab, data.decode("latin-1")).encode("latin-1"))


def whole_log(lab, build):
    for path in [build["prefix"] + "/.spack/spack-build-out.txt.gz", build.get("log") or ""]:
        if os.path.isfile(path):
            with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
                return file.read()
    parts = sorted(glob.glob(os.path.join(os.path.dirname(build.get("log") or "/nowhere/x"), "spack-build-[0-9]*-out.txt")))
    return b"".join(open(part, "rb").read() for part in parts) if parts else None
