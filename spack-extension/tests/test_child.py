"""What a build's own process knows of its logs."""
import os
import tempfile
import threading
import time
import unittest

from spackmon_extension import child


class PhaseLogTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def log(self, name, size):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(b"x" * size)
        return path

    def test_a_phase_begins_where_those_before_it_end(self):
        first = self.log("spack-build-01-edit-out.txt", 3)
        second = self.log("spack-build-02-build-out.txt", 40)
        third = self.log("spack-build-03-install-out.txt", 500)
        self.log("spack-build-out.txt", 6000)
        self.log("spack-build-env.txt", 70000)
        self.assertEqual([child.before(log) for log in (first, second, third)], [0, 3, 43])

    def test_a_log_that_is_not_there_yet_begins_there_too(self):
        self.log("spack-build-01-edit-out.txt", 3)
        self.assertEqual(child.before(os.path.join(self.folder.name, "spack-build-02-build-out.txt")), 3)

    def test_without_a_stage_nothing_is_known(self):
        self.assertIsNone(child.before(os.path.join(self.folder.name, "gone", "spack-build-01-edit-out.txt")))


class SharedLogTest(unittest.TestCase):
    def setUp(self):
        self.file = tempfile.NamedTemporaryFile()
        self.addCleanup(self.file.close)

    def write(self, text):
        self.file.write(text)
        self.file.flush()

    def test_a_line_that_is_there_already_belongs_to_the_phase(self):
        self.write(b"fetched\n==> zlib: Executing phase: 'build'\n")
        self.assertEqual(child.where(self.file.name, "build"), (8, True))

    def test_what_is_written_late_belongs_to_the_phase_before(self):
        self.write(b"==> zlib: Executing phase: 'build'\nmake\n")
        at, sure = child.where(self.file.name, "install")
        self.assertEqual((at, sure), (40, False))
        self.write(b"made\n==> zlib: Executing phase: 'install'\nmake install\n")
        self.assertEqual(child.found(self.file.name, "install", at), 45)

    def test_a_line_that_never_comes_tells_nothing(self):
        self.write(b"make\n==> zlib: done\n")
        self.assertIsNone(child.found(self.file.name, "install", 0))
        self.assertEqual(child.where(self.file.name + ".gone", "install"), (None, False))
        self.assertIsNone(child.found(self.file.name + ".gone", "install", None))

    def test_what_is_still_on_its_way_into_the_log_is_waited_for(self):
        here, there = os.pipe()
        writer = threading.Thread(target=self.write_late, args=(here,))
        os.write(there, b"configure is done\n")
        writer.start()
        child.let_write(self.file.name, there, 2000)
        self.assertEqual(child.where(self.file.name, "build"), (18, False))
        writer.join()
        os.close(here)
        os.close(there)

    def write_late(self, pipe):
        time.sleep(0.002)
        data = os.read(pipe, 100)
        with open(self.file.name, "wb") as file:
            file.write(data)

    def test_a_log_that_nobody_writes_is_not_waited_for(self):
        here, there = os.pipe()
        os.write(there, b"stuck")
        child.let_write(self.file.name, there)
        self.assertEqual(child.waiting(there), 5)
        os.close(here)
        os.close(there)


if __name__ == "__main__":
    unittest.main()
