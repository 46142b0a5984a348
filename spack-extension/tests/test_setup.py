"""`spackmon setup`, in the shells that are there."""
import os
import shutil
import subprocess
import unittest

EXTENSION = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SPACKMON = os.path.join(EXTENSION, "bin", "spackmon")
WRAPPER = os.path.join(EXTENSION, "bin", "spack-python")
SHOW = 'echo "${SPACK_PYTHON-none} ${SPACKMON_PYTHON-none}"'


class SetupTest(unittest.TestCase):
    def shells(self):
        return [shell for shell in ("sh", "bash", "dash", "zsh") if shutil.which(shell)]

    def shown(self, shell, script, **environment):
        clean = {key: value for key, value in os.environ.items() if not key.startswith("SPACK")}
        clean.update(environment, S=SPACKMON)
        return subprocess.check_output([shell, "-c", script], env=clean, universal_newlines=True).strip()

    def test_what_was_chosen_before_is_remembered(self):
        for shell in self.shells():
            self.assertEqual(self.shown(shell, 'eval "$("$S" setup)"; ' + SHOW, SPACK_PYTHON="/usr/bin/python3"),
                             WRAPPER + " /usr/bin/python3")

    def test_twice_is_once(self):
        for shell in self.shells():
            self.assertEqual(self.shown(shell, 'eval "$("$S" setup)"; eval "$("$S" setup)"; ' + SHOW, SPACK_PYTHON="/usr/bin/python3"),
                             WRAPPER + " /usr/bin/python3")

    def test_undone_is_as_before(self):
        for shell in self.shells():
            script = 'set -eu; eval "$("$S" setup)"; eval "$("$S" setup --undo)"; ' + SHOW
            self.assertEqual(self.shown(shell, script, SPACK_PYTHON="/usr/bin/python3"), "/usr/bin/python3 none")
            self.assertEqual(self.shown(shell, script), "none none")

    @unittest.skipUnless(shutil.which("tcsh") or shutil.which("csh"), "no csh here")
    def test_csh(self):
        shell = shutil.which("tcsh") or shutil.which("csh")
        self.assertEqual(self.shown(shell, 'eval `$S setup --csh`; echo "$SPACK_PYTHON $SPACKMON_PYTHON"', SPACK_PYTHON="/usr/bin/python3"),
                         WRAPPER + " /usr/bin/python3")
        self.assertEqual(self.shown(shell, 'eval `$S setup --csh`; eval `$S setup --csh --undo`; echo "$SPACK_PYTHON"',
                                    SPACK_PYTHON="/usr/bin/python3"), "/usr/bin/python3")

    @unittest.skipUnless(shutil.which("tclsh"), "no Tcl here")
    def test_the_modulefile_is_tcl(self):
        text = subprocess.check_output([SPACKMON, "setup", "--modulefile"], universal_newlines=True)
        self.assertEqual(self.told(text, SPACK_PYTHON="/usr/bin/python3"),
                         ["setenv SPACKMON_PYTHON=/usr/bin/python3", "setenv SPACK_PYTHON=" + WRAPPER])

    @unittest.skipUnless(shutil.which("tclsh"), "no Tcl here")
    def test_the_modulefile_takes_all_away_that_it_set(self):
        text = subprocess.check_output([SPACKMON, "setup", "--modulefile"], universal_newlines=True)
        self.assertEqual(self.told(text, SPACK_PYTHON=WRAPPER, SPACKMON_PYTHON="/usr/bin/python3"),
                         ["setenv SPACKMON_PYTHON=/usr/bin/python3", "setenv SPACK_PYTHON=" + WRAPPER])

    @unittest.skipUnless(shutil.which("tclsh"), "no Tcl here")
    def test_the_modulefile_puts_back_what_was_there_where_it_can(self):
        text = subprocess.check_output([SPACKMON, "setup", "--modulefile"], universal_newlines=True)
        self.assertEqual(self.told("set ModuleTool Modules\n" + text), ["pushenv SPACKMON_PYTHON=", "pushenv SPACK_PYTHON=" + WRAPPER])
        self.assertEqual(self.told("set ModuleTool Lmod\n" + text), ["setenv SPACKMON_PYTHON=", "setenv SPACK_PYTHON=" + WRAPPER])

    @staticmethod
    def told(modulefile, **environment):
        """What a modulefile has set, at its loading or its unloading."""
        script = "proc module-whatis {args} {}\n" + "".join(
            'proc %s {name value} {puts "%s $name=$value"}\n' % (word, word) for word in ("setenv", "pushenv")) + modulefile
        return subprocess.check_output(["tclsh"], input=script, universal_newlines=True,
                                       env=dict(environment, PATH=os.environ["PATH"])).splitlines()

    def test_an_unknown_option_prints_nothing_to_evaluate(self):
        process = subprocess.Popen([SPACKMON, "setup", "--fish"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        said, _ = process.communicate()
        self.assertEqual((process.returncode, said), (2, b""))
