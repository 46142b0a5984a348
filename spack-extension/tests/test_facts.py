"""What is asked of Spack, where versions have it in different places."""
import sys
import types
import unittest
from unittest import mock

from spackmon_extension import facts


def modules(**contents):
    """Stands for modules of Spack: names have two underscores for each dot."""
    made = {"spack": types.ModuleType("spack")}
    for name, members in contents.items():
        path = "spack." + name.replace("__", ".")
        made[path] = types.ModuleType(path)
        made[path].__dict__.update(members)
    for path in sorted(made):
        parent, _, name = path.rpartition(".")
        if parent:
            setattr(made.setdefault(parent, types.ModuleType(parent)), name, made[path])
    return mock.patch.dict(sys.modules, made)


class FactsTest(unittest.TestCase):
    def test_the_store_of_any_version(self):
        with modules(store={"STORE": "new"}):
            self.assertEqual(facts.store(), "new")
        with modules(store={"store": "old"}):
            self.assertEqual(facts.store(), "old")

    def test_the_host_of_any_version(self):
        def found():
            return {"hostname": "login01", "kernel_version": "#1 SMP"}
        with modules(spec={"get_host_environment_metadata": found}):
            self.assertEqual(facts.host()["hostname"], "login01")
        with modules(spec={}, util={}, util__environment={"get_host_environment_metadata": found}):
            self.assertEqual(facts.host()["hostname"], "login01")

    def test_the_binary_caches_of_any_version(self):
        with modules(mirrors={}, mirrors__mirror={"MirrorCollection": lambda binary: {"a": "only for binaries"}}):
            self.assertEqual(facts.caches(), ["only for binaries"])
        with modules(mirror={"MirrorCollection": lambda: {"a": "for all"}}):
            self.assertEqual(facts.caches(), ["for all"])
