"""A spackmon server: how to start one on a scratch folder, and how to ask one what it knows."""
import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import urllib.parse
import urllib.request


class Served:
    """A spackmon of this repository that runs on a data folder of its own until its with block ends."""

    def __init__(self, spackmon, template, options=()):
        self.spackmon, self.template, self.options = spackmon, template, list(options)

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="spackmon-lab-")
        data = os.path.join(self.folder, "data")
        shutil.copytree(self.template, data)
        self.data = data
        self.log = os.path.join(self.folder, "server.log")
        with open(self.log, "w") as log:
            self.process = subprocess.Popen([self.spackmon, "server", "--port", "0", "--data", data] + self.options,
                                            stdout=subprocess.PIPE, stderr=log, text=True)
        said = []
        for line in self.process.stdout:
            said.append(line)
            listening = re.match(r"Listening on (\S+)", line)
            if listening:
                self.url = listening.group(1).rstrip("/")
                return self
        with open(self.log) as log:
            raise SystemExit("the server ended with %s before it listened: %s%s" % (
                self.process.wait(), "".join(said), log.read()))

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)
        shutil.rmtree(self.folder)


class Known:
    """What a server knows, by its API."""

    def __init__(self, url, user=None, token=None):
        self.url = url.rstrip("/")
        self.bearer = None
        if user and token:
            basic = base64.b64encode(("%s:%s" % (user, token)).encode()).decode()
            self.bearer = json.loads(self.get("/auth/token/", "Basic " + basic))["token"]

    def get(self, path, credentials=None):
        request = urllib.request.Request(urllib.parse.urljoin(self.url, path))
        if credentials or self.bearer:
            request.add_header("Authorization", credentials or "Bearer " + self.bearer)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def all(self, path):
        """The items of a list, page after page."""
        while path:
            page = json.loads(self.get(path))
            yield from page["items"]
            path = page["next"]

    def builds(self):
        """All builds, oldest first, in the words of difference.py."""
        ids = {item["build"] for item in self.all("/api/v1/builds?limit=50")}
        return [self.build(number) for number in sorted(ids)]

    def build(self, number):
        build = json.loads(self.get("/api/v1/builds/%d" % number))
        analyzers = {}
        for result in self.all("/api/v1/builds/%d/analyses" % number):
            analyzers[result["analyzer"]] = analyzers.get(result["analyzer"], 0) + result["entries"]
        return {"id": number, "name": build["package"], "host": build["host"]["hostname"], "user": build["owner"],
                "hash": build["spec_hash"], "analyzers": analyzers,
                "tags": {tag for attempt in build["attempts"] for tag in attempt["tags"]},
                "attempts": [self.attempt(attempt) for attempt in reversed(build["attempts"])]}

    @staticmethod
    def attempt(attempt):
        return {"number": attempt["number"], "outcome": attempt["outcome"],
                "phases": [{"name": phase["name"], "status": phase["status"]} for phase in attempt["phases"]],
                "statuses": [claim["status"] for claim in attempt["claims"] if claim["phase"] is None]}

    def log(self, build, attempt, phase):
        """All bytes of a phase's log; empty where none was sent."""
        return self.get("/api/v1/builds/%d/attempts/%d/log/raw?%s" % (
            build, attempt, urllib.parse.urlencode({"phase": phase})))
