"""start.py before a Spack of a few lines: what runs in front of the gate, what behind it, and what if it stays closed."""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

EXTENSION = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Spack's script, and the module that it is loaded with.
SCRIPT = '''import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "lib", "spack"))
from spack.main import main
sys.exit(main())
'''
MAIN = '''import os, sys, warnings
os.write(int(os.environ["STEPS"]), b"loaded\\n")
warnings.warn("an odd source")
class tty:
    def die(message):
        sys.exit(1)
def main():
    try:
        return _main()
    except ValueError:
        return 4
def _main():
    print("installing")
    os.write(int(os.environ["STEPS"]), b"installing\\n")
    return 3
'''


class GateTest(unittest.TestCase):
    def setUp(self):
        self.top = tempfile.mkdtemp(prefix="spackmon-test-")
        self.addCleanup(shutil.rmtree, self.top, True)
        self.folder = os.path.join(self.top, "run")
        os.makedirs(self.folder)
        self.write("bin/spack", SCRIPT)
        self.write("lib/spack/spack/__init__.py", "")
        self.write("lib/spack/spack/main.py", MAIN)

    def write(self, name, text):
        path = os.path.join(self.top, name)
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
        with open(path, "w") as file:
            file.write(text)

    def start(self):
        """Spack behind a gate; self.gate opens it, self.steps tells what Spack does."""
        gate, self.gate = os.pipe()
        steps, telling = os.pipe()
        self.steps = os.fdopen(steps)
        self.addCleanup(self.steps.close)
        process = subprocess.Popen([sys.executable, "-B", os.path.join(EXTENSION, "spackmon_extension", "start.py"), str(gate),
                                    os.path.join(self.top, "bin", "spack"), "install"], pass_fds=(gate, telling),
                                   env=dict(os.environ, STEPS=str(telling)), universal_newlines=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.close(gate)
        os.close(telling)
        return process

    def close(self):
        os.close(self.gate)

    def go(self, word="go "):
        os.write(self.gate, (word + self.folder + "\n").encode())
        self.close()

    def code(self):
        """What the wrapper reads, if the journal says the same."""
        with open(os.path.join(self.folder, "exit")) as file:
            said = file.read()
        with open(os.path.join(self.folder, "events.ndjson")) as file:
            event = json.loads(file.read().splitlines()[-1])
        self.assertEqual(event["event"], "exit")
        self.assertEqual(said, "code=%d\n" % event["code"])
        return event["code"]

    def test_spack_goes_on_when_it_may(self):
        process = self.start()
        self.assertEqual(self.steps.readline(), "loaded\n")
        self.go()
        said, errors = process.communicate(timeout=60)
        self.assertEqual((process.returncode, said, self.steps.read(), self.code()), (3, "installing\n", "installing\n", 3))
        self.assertIn("an odd source", errors)
        self.assertTrue(os.path.exists(os.path.join(self.folder, "events.ndjson")))

    def test_a_word_that_is_there_already(self):
        process = self.start()
        self.go()
        self.assertEqual(process.communicate(timeout=60)[0], "installing\n")
        self.assertEqual(process.returncode, 3)

    def test_without_a_word_nothing_happens_and_nothing_is_said(self):
        for end in (self.close, lambda: self.go("no ")):
            process = self.start()
            self.assertEqual(self.steps.readline(), "loaded\n")
            end()
            self.assertEqual(process.communicate(timeout=60), ("", ""))
            self.assertEqual((process.returncode, self.steps.read()), (1, ""))
            self.assertEqual(os.listdir(self.folder), [])

    def test_half_a_word_is_none(self):
        process = self.start()
        os.write(self.gate, b"go " + self.folder.encode())
        self.close()
        self.assertEqual(process.communicate(timeout=60), ("", ""))
        self.assertEqual(self.steps.read(), "loaded\n")

    def test_ctrl_c_in_front_of_it(self):
        process = self.start()
        self.assertEqual(self.steps.readline(), "loaded\n")
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.communicate(timeout=60), ("", ""))
        self.assertEqual((process.returncode, self.steps.read()), (-signal.SIGINT, ""))
        self.close()

    def test_ctrl_c_behind_it_is_spacks(self):
        self.write("lib/spack/spack/main.py", MAIN.replace("    return 3", '''
    import signal
    try:
        os.kill(os.getpid(), signal.SIGINT)
        signal.pause()
    except KeyboardInterrupt:
        return 7'''))
        process = self.start()
        self.go()
        process.communicate(timeout=60)
        self.assertEqual((process.returncode, self.code()), (7, 7))

    def test_why_nothing_could_be_planned_is_told(self):
        for early, told, code in (
                ('raise ValueError("no such package: https://me:pw@there/")', "ValueError: no such package: https://[redacted]@there/", 4),
                ('tty.die("an odd word")', "an odd word", 1),
                ('import argparse; argparse.ArgumentParser().error("unknown: --token abc -x")', "unknown: --token [redacted] -x", 2)):
            self.write("lib/spack/spack/main.py", MAIN.replace("    return 3", "    " + early))
            process = self.start()
            self.go()
            process.communicate(timeout=60)
            self.assertEqual((process.returncode, self.code()), (code, code))
            with open(os.path.join(self.folder, "events.ndjson")) as file:
                notes = [event["text"] for event in map(json.loads, file) if event["event"] == "note"]
            self.assertEqual(notes, [told])
            os.remove(os.path.join(self.folder, "events.ndjson"))

    def test_processes_that_still_report_come_before_the_end(self):
        self.write("lib/spack/spack/main.py", MAIN.replace("    return 3", '''
    import multiprocessing
    def report():
        from spackmon_extension import child
        child.MAIN.run.note("late")
    go, later = multiprocessing.Pipe()
    multiprocessing.get_context("fork").Process(target=lambda: go.recv() or report()).start()
    import threading
    threading.Timer(0.2, later.send, [None]).start()
    return 5'''))
        process = self.start()
        self.go()
        process.communicate(timeout=60)
        self.assertEqual((process.returncode, self.code()), (5, 5))
        with open(os.path.join(self.folder, "events.ndjson")) as file:
            self.assertEqual([json.loads(line)["event"] for line in file], ["note", "exit"])

    def test_a_death_by_signal_says_nothing(self):
        self.write("lib/spack/spack/main.py", MAIN.replace("    return 3", "    os.kill(os.getpid(), 9)"))
        process = self.start()
        self.go()
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, -9)
        self.assertNotIn("exit", os.listdir(self.folder))

    def test_a_spack_that_cannot_be_loaded(self):
        self.write("lib/spack/spack/main.py", "raise ImportError('broken')\n")
        for opens in (False, True):
            process = self.start()
            if opens:
                self.go()
            else:
                self.close()
            errors = process.communicate(timeout=60)[1]
            self.assertEqual((process.returncode, "broken" in errors), (1, opens), errors)

    def test_a_spack_of_another_shape_waits_at_once(self):
        self.write("bin/spack", "import os\nos.write(int(os.environ['STEPS']), b'installing\\n')\n")
        os.unlink(os.path.join(self.top, "lib/spack/spack/main.py"))
        process = self.start()
        self.close()
        process.communicate(timeout=60)
        self.assertEqual((process.returncode, self.steps.read()), (1, ""))
        process = self.start()
        self.go()
        process.communicate(timeout=60)
        self.assertEqual((process.returncode, self.steps.read()), (0, "installing\n"))


if __name__ == "__main__":
    unittest.main()
