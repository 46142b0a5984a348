"""Keeps a recorded run for tests that have no Spack: the run's folder, with this machine's names taken out."""
import gzip
import hashlib
import json
import os
import re
import shutil
import socket

HOST = "login03.aurora-lake.example"

# What isn't the same twice, or too large, or about this machine.
UNKEPT = {"odd-log", "kill-9", "forkserver", "terminal", "secrets", "containerize", "full-disk"}

# Where the files of prefixes are kept, too: they are many, and the same in all scenarios.
WITH_FILES = {"success", "binary-cache"}

# Files of prefixes that are Spack's own work: the recipes of its builtin packages.
SPACKS_OWN = re.compile(r"repos/(spack_repo/)?builtin/")


def keep(lab, target):
    """The runs of one scenario; several get a folder each."""
    shutil.rmtree(target, ignore_errors=True)
    folders, files = lab.folders(), os.path.basename(target) in WITH_FILES
    for number, folder in enumerate(folders, 1):
        Recording(lab, folder, target if len(folders) == 1 else os.path.join(target, str(number)), files).write()


class Recording:
    def __init__(self, lab, folder, place, files):
        self.files = files
        self.lab, self.folder, self.place = lab, folder, place
        self.names = [(lab.spack, "/lab/spack"), (os.path.realpath(lab.top), "/lab"), (lab.top, "/lab")]
        here = os.path.dirname(os.path.abspath(__file__))
        self.private = [os.path.join(path, "") for path in (
            os.path.dirname(os.path.dirname(here)), lab.builtin, lab.clingo) if path]

    def write(self):
        os.makedirs(self.place)
        with open(os.path.join(self.folder, "events.ndjson"), encoding="utf-8") as lines:
            events = [self.event(line.rstrip("\n")) for line in lines if self.wanted(line)]
        with open(os.path.join(self.place, "events.ndjson"), "w", encoding="utf-8") as file:
            file.write("".join(line + "\n" for line in events))

    def wanted(self, line):
        if '"event":"file"' not in line:
            return True
        return self.files and not SPACKS_OWN.match(json.loads(line)["name"])

    def event(self, line):
        """A line without this machine; where it is about a file, the file goes along, and so does its new digest."""
        line = self.scrub(line)
        event = json.loads(line)
        if event["event"] in ("log", "file") and event.get("file"):
            data = self.copy(event["file"])
            event["bytes"], event["sha256"] = len(data), hashlib.sha256(data).hexdigest()
            line = json.dumps(event, separators=(",", ":"))
        return line

    def copy(self, name):
        packed = name.endswith(".log.gz")
        with (gzip.open if packed else open)(os.path.join(self.folder, name), "rb") as file:
            data = self.scrub(file.read().decode("latin-1")).encode("latin-1")
        path = os.path.join(self.place, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            if packed:
                with gzip.GzipFile("", "wb", mtime=0, fileobj=out) as file:
                    file.write(data)
            else:
                out.write(data)
        return data

    def scrub(self, text):
        for name, neutral in self.names:
            text = text.replace(name, neutral)
        text = re.sub(r'("(?:hostname|host)": ?)"%s"' % re.escape(socket.gethostname()), r'\1"%s"' % HOST, text)
        for path in self.private:
            if path in text:
                at = text.index(path)
                raise ValueError("a name of this machine is left: %s" % text[max(at - 80, 0):at + len(path) + 80])
        return re.sub(r'("kernel_version": ?)"[^"]*"', r'\1"#1 SMP"', text)
