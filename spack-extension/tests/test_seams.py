"""Whatever happens on our side: Spack's functions get what they were called with, and their callers what they gave."""
import ast
import contextlib
import io
import os
import sys
import tempfile
import traceback
import types
import unittest

from spackmon_extension import seams

EXTENSION = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class SeamsTest(unittest.TestCase):
    def setUp(self):
        self.notes = []
        self.seams = seams.Seams(self.notes.append)
        self.module = types.ModuleType("fake")

    def quiet(self):
        self.errors = io.StringIO()
        return contextlib.redirect_stderr(self.errors)

    def test_a_call_is_told_by_the_names_of_its_arguments(self):
        self.module.build = lambda spec, explicit=False, log_path=None: (spec, explicit, log_path)
        seen = []
        self.seams.wrap(self.module, "build", before=lambda call: seen.append((call["spec"], call["log_path"], call["other"])))
        self.assertEqual(self.module.build("s", True, log_path="l"), ("s", True, "l"))
        self.assertEqual(self.module.build("s", True, "l"), ("s", True, "l"))
        self.assertEqual(seen, [("s", "l", None)] * 2)

    def test_our_errors_stay_ours(self):
        self.module.f = lambda: 42
        with self.quiet():
            self.seams.wrap(self.module, "f", before=lambda call: 1 / 0, after=lambda call, result: [][1])
            self.assertEqual((self.module.f(), self.module.f()), (42, 42))
        self.assertEqual(len(self.notes), 4)
        self.assertEqual(self.errors.getvalue().count("Warning"), 1)

    def test_spacks_errors_pass(self):
        def fails():
            raise KeyboardInterrupt("x")

        self.module.f, seen = fails, []
        self.seams.wrap(self.module, "f", failed=lambda call, error: seen.append(error))
        with self.assertRaises(KeyboardInterrupt) as caught:
            self.module.f()
        self.assertEqual(seen, [caught.exception])

    def test_a_seam_that_is_not_there_is_noted(self):
        with self.quiet():
            self.assertFalse(self.seams.wrap(self.module, "gone"))
            self.assertFalse(self.seams.wrap(self.module, "gone", optional=True))
        self.assertEqual(self.notes, ["this Spack has no fake.gone"])

    def test_a_module_is_patched_when_it_is_imported(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "spackmon_test_module.py"), "w") as file:
                file.write("def f():\n    return 1\n")
            sys.path.insert(0, folder)
            self.addCleanup(sys.path.remove, folder)
            self.addCleanup(sys.modules.pop, "spackmon_test_module", None)
            finders, seen = list(sys.meta_path), []
            self.addCleanup(sys.meta_path.__setitem__, slice(None), finders)
            self.seams.on("spackmon_test_module", lambda module: self.seams.wrap(module, "f", after=lambda call, it: seen.append(it)))
            self.seams.listen()
            import spackmon_test_module

            self.assertEqual((spackmon_test_module.f(), seen), (1, [1]))

    @unittest.skipIf(sys.version_info < (3, 7), "a traceback can't be changed there")
    def test_what_spack_prints_of_an_error_is_what_it_would_be_without_us(self):
        def inner():
            raise ValueError("x")

        def outer():
            self.module.inner()

        self.module.inner, self.module.outer = inner, outer
        seams.hide_frames()

        def printed():
            try:
                self.module.outer()
            except ValueError:
                return traceback.format_exc(limit=-4)

        without = printed()
        self.seams.wrap(self.module, "inner")
        self.seams.wrap(self.module, "outer")
        self.assertEqual(printed(), without)


class SyntaxTest(unittest.TestCase):
    @unittest.skipIf(sys.version_info < (3, 8), "an older Python tells by itself")
    def test_python_3_6_can_read_it(self):
        for folder in ("spackmon_extension", os.path.join("spack-analysis", "analysis", "cmd")):
            for name in os.listdir(os.path.join(EXTENSION, folder)):
                if name.endswith(".py"):
                    with open(os.path.join(EXTENSION, folder, name)) as file:
                        ast.parse(file.read(), name, feature_version=(3, 6))
