"""What scenarios use: runs Spack with or without us, and gathers what is wrong."""
import glob
import time

import fidelity


class Refused(Exception):
    """This variant can't do what the scenario needs; so says Spack without us, too."""


class Stage:
    """What a scenario uses: runs Spack, and gathers what is wrong."""

    def __init__(self, lab, follow):
        self.lab, self.problems, self.compared = lab, [], 0
        self.extra = {"SPACKMON_CLIENT": follow} if follow else {}
        self.flags = ["--monitor", "--monitor-save-local"]

    def plain(self, *args, **how):
        expect = how.pop("expect", 0)
        code, said = self.lab.run(*args, **how)
        if expect is not None and code != expect:
            raise Refused("exit %d: spack %s: %s" % (code, " ".join(args), said[-600:]))
        return said

    def install(self, *args, **how):
        """A monitored install; gives what was told of it."""
        expect, before, killed = how.pop("expect", 0), how.pop("before", ()), how.pop("killed", False)
        code, said = self.lab.run(*(list(before) + ["install"] + self.flags + list(args)), **dict(self.extra, **how))
        return self.look(code, expect, said, killed)

    def look(self, code, expect, said="", killed=False):
        if code != expect:
            self.wrong("exit %d, expected %d: %s" % (code, expect, said[-600:]))
        folders = self.lab.folders()
        if not folders:
            raise AssertionError("nothing was recorded: " + said[-1500:])
        self.problems += fidelity.check(self.lab, folders[-1], code, killed)
        return fidelity.Told(folders[-1])

    def wrong(self, text):
        self.problems.append(text)

    def expect(self, told, **outcomes):
        found = told.outcomes()
        for name, outcome in outcomes.items():
            if str(found.get(name)) not in outcome.split("|"):
                self.wrong("%s is %s, expected %s" % (name, found.get(name), outcome))

    def wait_for(self, what, seconds=120):
        for _ in range(seconds * 20):
            result = what()
            if result:
                return result
            time.sleep(0.05)
        raise AssertionError("waited in vain")

    def staged(self, name="slowtide"):
        """Whether a package has been unpacked."""
        return glob.glob(stage_of(self.lab, name))

    def running(self, phase="build", name="slowtide"):
        """Whether a phase of a package has begun."""
        for folder in self.lab.folders():
            told = fidelity.Told(folder)
            for event in told.of("phase", name=phase, state="begin"):
                if told.name(event["build"]) == name:
                    return folder
        return None


def stage_of(lab, name):
    return lab.at("stage", "*", "spack-stage-%s-*" % name, "spack-src", "Makefile")
