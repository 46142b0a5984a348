import unittest

from spackmon_extension import mend


class InFrontTest(unittest.TestCase):
    def check(self, given, expected):
        self.assertEqual(mend.in_front(given.split()), expected.split())

    def test_flags_behind_a_subcommand(self):
        self.check("-d monitor upload --monitor-host http://h dir", "-d monitor --monitor-host http://h upload dir")
        self.check("analyze run --monitor wget --monitor-prefix=p", "analyze --monitor --monitor-prefix=p run wget")

    def test_what_is_right_stays(self):
        for line in ("install zlib --monitor", "analyze --monitor run wget", "monitor upload dir", "analyze run wget -- --monitor"):
            self.check(line, line)
