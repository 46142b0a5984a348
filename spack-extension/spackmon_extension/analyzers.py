"""The analyzers of `spack analyze`: what each reads of an installed package, and the file that it writes."""
import json
import os
import subprocess
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from . import facts


class Analyzer:
    """Reads one thing of a package; run gives the results as they are sent, a list, or None."""

    outfile = description = ""

    def __init__(self, spec, folder, tty, overwrite):
        self.spec, self.folder, self.tty, self.overwrite = spec, folder, tty, overwrite

    def metadata(self, name):
        return os.path.join(str(self.spec.prefix), ".spack", name)

    def read(self):
        raise NotImplementedError

    def run(self):
        try:
            result = self.read()
        except (OSError, ValueError) as error:
            self.tty.warn("nothing to analyze for %s: %s" % (self.spec.name, error))
            return None
        if not result:
            return None
        self.write(result)
        return [result]

    def write(self, result):
        path = os.path.join(self.folder, self.outfile)
        if os.path.exists(path) and not self.overwrite:
            self.tty.info("%s exists and overwrite is False, skipping." % path)
            return
        os.makedirs(self.folder, exist_ok=True)
        self.tty.info("Writing result to %s" % path)
        with open(path, "w") as file:
            json.dump(result, file)


class InstallFiles(Analyzer):
    outfile = "spack-analyzer-install-files.json"
    description = "install file listing read from install_manifest.json"

    def read(self):
        with open(self.metadata("install_manifest.json")) as file:
            return json.load(file)


class EnvironmentVariables(Analyzer):
    outfile = "spack-analyzer-environment-variables.json"
    description = "environment variables parsed from spack-build-env.txt"

    def read(self):
        from spack.util.environment import EnvironmentModifications

        path = self.metadata("spack-build-env.txt")
        if not os.path.exists(path):
            self.tty.warn("No environment file available")
            return None
        variables = {}
        EnvironmentModifications.from_sourcing_file(path).apply_modifications(variables)
        return variables


class ConfigArgs(Analyzer):
    outfile = "spack-analyzer-config-args.json"
    description = "config args loaded from spack-configure-args.txt"

    def read(self):
        with open(self.metadata("spack-configure-args.txt")) as file:
            return file.read()


class Libabigail(Analyzer):
    """A file per program and library, not one for all: they are large, and each is sent by itself."""

    description = "Application Binary Interface (ABI) features for objects"

    def run(self):
        abidw = find_abidw(self.spec)
        if abidw is None:
            self.tty.warn("libabigail needs abidw: put it on the PATH, or run `spack install libabigail`")
            return None
        # abidw waits more than it works on small files, and has a core for itself on large ones.
        with ThreadPoolExecutor(max_workers=max(2, min(8, os.cpu_count() or 2))) as pool:
            found = list(pool.map(lambda path: self.describe(abidw, path), objects(str(self.spec.prefix))))
        return [result for result in found if result]

    def describe(self, abidw, path):
        relative = os.path.relpath(path, str(self.spec.prefix))
        target = os.path.join(self.folder, os.path.dirname(relative), "spack-analyzer-libabigail-%s.xml" % os.path.basename(path))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        # It crashes on some objects; that is no news of the package.
        process = subprocess.Popen([abidw, path, "--out-file", target], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if process.wait() != 0 or not os.path.exists(target):
            self.tty.warn("Issue running abidw for %s" % path)
            return None
        self.tty.info("Writing result to %s" % target)
        with open(target, encoding="utf-8", errors="replace") as file:
            return {"value": file.read(), "install_file": relative, "name": "abidw-xml"}


def find_abidw(spec):
    from shutil import which

    found = which("abidw")
    if found:
        return found
    for installed in facts.store().db.query("libabigail"):
        path = os.path.join(str(installed.prefix), "bin", "abidw")
        if os.path.exists(path):
            return path
    return None


def objects(prefix):
    """Programs and shared libraries: ELF files of the types EXEC and DYN."""
    for folder, folders, files in os.walk(prefix):
        folders[:] = sorted(name for name in folders if os.path.join(folder, name) != os.path.join(prefix, ".spack"))
        for name in sorted(files):
            path = os.path.join(folder, name)
            if not os.path.islink(path) and is_object(path):
                yield path


def is_object(path):
    try:
        with open(path, "rb") as file:
            head = file.read(18)
    except OSError:
        return False
    if len(head) < 18 or head[:4] != b"\x7fELF":
        return False
    return (head[16] if head[5] == 1 else head[17]) in (2, 3)


ALL = OrderedDict([("install_files", InstallFiles), ("environment_variables", EnvironmentVariables), ("config_args", ConfigArgs),
                   ("libabigail", Libabigail)])
