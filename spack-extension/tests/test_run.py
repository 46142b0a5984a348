"""The outcomes of a plan, with specs that are only a name and their dependencies."""
import json
import os
import tempfile
import unittest

from spackmon_extension import facts, run


class Spec:
    version, external, prefix = "1.0", False, "/opt/x"

    def __init__(self, name, *dependencies):
        self.name, self.dependencies = name, dependencies

    def dag_hash(self):
        return "hash-" + self.name

    def traverse(self, root=True):
        for spec in self.dependencies:
            yield spec
            for each in spec.traverse():
                yield each


class RunTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        os.mkdir(os.path.join(self.folder.name, "own"))
        self.run = run.Run(os.path.join(self.folder.name, "own"))
        self.addCleanup(os.close, self.run.journal.file)
        self.addCleanup(setattr, facts, "document", facts.document)
        facts.document = lambda spec: {"spec": {"name": spec.name}}
        self.leaf = Spec("leaf")
        self.middle = Spec("middle", self.leaf)
        self.root = Spec("root", self.middle)
        self.other = Spec("other")

    def plan(self, *roles):
        self.run.plan([self.root], list(roles))

    def ends(self):
        with open(self.run.journal.path) as file:
            events = [json.loads(line) for line in file]
        return {event["build"]: event for event in events if event["event"] == "end"}

    def test_what_was_installed_is_reused(self):
        self.plan((self.leaf, "installed"), (self.root, "build"))
        self.assertEqual({key: end["outcome"] for key, end in self.ends().items()}, {"hash-leaf": "reused"})

    def test_a_failure_cancels_what_needs_it(self):
        self.plan((self.leaf, "build"), (self.middle, "build"), (self.root, "build"))
        self.run.begin(self.leaf)
        self.run.failed("hash-leaf", "no", "because")
        self.run.close("cancelled")
        self.assertEqual([(self.ends()[key]["outcome"], self.ends()[key]["because"]) for key in ("hash-middle", "hash-root")],
                         [("cancelled", "hash-leaf")] * 2)

    def test_with_fail_fast_it_may_be_another_ones_failure(self):
        self.plan((self.leaf, "build"), (self.other, "build"))
        self.run.begin(self.other)
        self.run.failed("hash-other")
        self.run.close("cancelled")
        self.assertEqual(self.ends()["hash-leaf"]["because"], "hash-other")

    def test_a_second_try_has_a_name_of_its_own(self):
        self.run.begin(self.leaf)
        self.run.failed("hash-leaf")
        self.run.begin(self.leaf)
        self.run.succeeded("hash-leaf")
        self.assertEqual({key: end["outcome"] for key, end in self.ends().items()}, {"hash-leaf": "failed", "hash-leaf.2": "success"})

    def test_the_first_end_counts(self):
        self.run.begin(self.leaf)
        self.run.end("hash-leaf", "stopped")
        self.run.succeeded("hash-leaf")
        self.assertEqual(self.ends()["hash-leaf"]["outcome"], "stopped")

    def test_why_is_taken_from_the_builds_own_process(self):
        self.run.begin(self.leaf)
        self.run.journal.write("error", build="hash-leaf", error="Command exited with status 2:", why="ProcessError: …")
        self.run.failed("hash-leaf")
        self.assertEqual(self.ends()["hash-leaf"]["error"], "Command exited with status 2:")

    def test_a_cached_package_says_where_from(self):
        self.run.begin(self.leaf)
        self.run.journal.write("cached", build="hash-leaf", origin={"url": "file:///b"})
        self.run.succeeded("hash-leaf")
        self.assertEqual((self.ends()["hash-leaf"]["outcome"], self.ends()["hash-leaf"]["origin"]), ("cached", {"url": "file:///b"}))

    def test_another_runs_install_is_named(self):
        self.plan((self.leaf, "build"))
        other = os.path.join(self.folder.name, "other")
        os.mkdir(other)
        with open(os.path.join(other, "events.ndjson"), "w") as file:
            file.write('{"event":"end","at":1,"pid":1,"seq":1,"build":"hash-leaf","hash":"hash-leaf","outcome":"success"}\n')
        self.run.reused("hash-leaf")
        self.assertEqual(self.ends()["hash-leaf"]["by"], "other")

    def test_an_error_is_one_line_without_passwords(self):
        self.assertEqual(run.one_line("\n  fetch of https://a:b@c.example/d failed\nmore"), "fetch of https://[redacted]@c.example/d failed")
        self.assertEqual(len(run.one_line("x" * 1000)), run.LINE)
