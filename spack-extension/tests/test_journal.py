import json
import os
import tempfile
import unittest

from spackmon_extension import journal


class JournalTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.journal = journal.Journal(folder.name)
        self.addCleanup(os.close, self.journal.file)

    def lines(self):
        with open(self.journal.path, "rb") as file:
            return file.read().split(b"\n")[:-1]

    def test_events_are_counted_and_carry_what_is_known(self):
        self.journal.write("build", build="h", log=None)
        self.journal.write("end", at=5, build="h", outcome="success")
        first, second = [json.loads(line.decode()) for line in self.lines()]
        self.assertEqual((first["seq"], second["seq"], second["at"], "log" in first), (1, 2, 5, False))

    def test_a_fork_counts_for_itself(self):
        self.journal.write("a")
        child = os.fork()
        if child == 0:
            self.journal.write("b")
            os._exit(0)
        os.waitpid(child, 0)
        self.journal.write("c")
        found = [json.loads(line.decode()) for line in self.lines()]
        self.assertEqual([(line["event"], line["seq"]) for line in found], [("a", 1), ("b", 1), ("c", 2)])
        self.assertEqual(found[1]["pid"], child)

    def test_any_text_is_one_line(self):
        self.journal.write("note", text="a\nb\u2028\udcff")
        [line] = self.lines()
        self.assertEqual(json.loads(line.decode())["text"], "a\nb\u2028\udcff")

    def test_a_full_disk_is_no_error(self):
        os.dup2(os.open("/dev/full", os.O_WRONLY), self.journal.file)
        self.journal.write("note", text="x")

    def test_behind_a_torn_line_a_new_one_begins(self):
        os.write(self.journal.file, b'{"event":"no')
        self.journal.torn = True
        self.journal.write("a")
        self.assertEqual(len(self.lines()), 2)
        self.assertEqual(json.loads(self.lines()[1].decode())["event"], "a")

    def test_what_a_build_said_is_found(self):
        self.journal.write("error", build="h", error="old")
        offset = self.journal.size()
        self.journal.write("error", build="other", error="not this")
        self.journal.write("error", build="h", error="this")
        self.assertEqual(self.journal.since(offset, "error", "h")["error"], "this")
        self.assertIsNone(self.journal.since(self.journal.size(), "error", "h"))
