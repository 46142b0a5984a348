"""The place where a real, modern Spack works: 0.23 to develop, old and new installer. See modern --help."""
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile

import mirror

HERE = os.path.dirname(os.path.abspath(__file__))
EXTENSION = os.path.join(HERE, "..", "..", "spack-extension")
COMPILER = "/usr/bin/gcc", "/usr/bin/g++"

# What the concretizer wants to see of builtin, besides its build systems.
BUILTIN = ["autoconf", "automake", "compiler_wrapper", "gcc", "gcc_runtime", "glibc", "gmake", "gnuconfig", "libtool", "m4",
           "musl", "perl"]

IMPORTS = '''from spack.package import *

try:
    from spack_repo.builtin.build_systems.autotools import AutotoolsPackage
    from spack_repo.builtin.build_systems.generic import Package
    from spack_repo.builtin.build_systems.makefile import MakefilePackage
except ImportError:  # before 1.0 they are Spack's own
    pass

'''
LANGUAGES = '    depends_on("c", type="build")\n    depends_on("gmake", type="build")\n'

# Stands for the wrapper that builtin would download.
WRAPPER = """#!/bin/sh
case ${0##*/} in
  ld*) exec /usr/bin/ld "$@" ;;
  *++* | CC) compiler=$SPACK_CXX ;;
  *) compiler=$SPACK_CC ;;
esac
IFS=:
for folder in $SPACK_STORE_INCLUDE_DIRS $SPACK_INCLUDE_DIRS; do set -- "$@" "-I$folder"; done
case " $* " in *' -c '* | *' -E '* | *' -S '*) exec "$compiler" "$@" ;; esac
for folder in $SPACK_STORE_LINK_DIRS $SPACK_LINK_DIRS; do set -- "$@" "-L$folder"; done
for folder in $SPACK_STORE_RPATH_DIRS $SPACK_RPATH_DIRS; do set -- "$@" "-Wl,-rpath,$folder"; done
exec "$compiler" "$@"
"""


def modern(recipe):
    """An old recipe in today's form: imports, and what it needs to compile."""
    lines = [line for line in recipe.splitlines(True) if not line.startswith("#")]
    text = IMPORTS + "".join(lines).lstrip("\n")
    versions = list(re.finditer(r"^    version\(.*\n", text, re.M))
    return text[:versions[-1].end()] + "\n" + LANGUAGES + text[versions[-1].end():]


def without_others(text):
    """Recipes of builtin that are externals or never built here needn't know what isn't there."""
    text = re.sub(r'    depends_on\(\s*"binutils[^)]*\)[^)]*\)\n', "", text)
    return re.sub(r"^( +)(?:depends_on|conflicts)\(.*\)$", r"\1pass", text, flags=re.M)


def edit(path, change):
    with open(path) as file:
        text = file.read()
    with open(path, "w") as file:
        file.write(change(text))


class ModernLab:
    """The directories of one variant, and how to start its Spack. All names below top are the same for each variant."""

    def __init__(self, spack, top, installer="old", clingo=None, builtin=None, python="/usr/bin/python3", options=""):
        self.spack, self.top, self.installer = os.path.abspath(spack), os.path.abspath(top), installer
        self.clingo, self.builtin, self.python, self.options = clingo, builtin, python, options
        self.version = self.ask_version()
        self.modern = int(self.version.split(".")[0]) >= 1
        self.wrapper = os.path.join(EXTENSION, "bin", "spack-python")

    def ask_version(self):
        with open(os.path.join(self.spack, "lib", "spack", "spack", "__init__.py")) as file:
            return re.search(r'__version__ = "([^"]+)"', file.read()).group(1)

    @property
    def name(self):
        short = "develop" if self.version.startswith("1.3") else re.sub(r"\.0\.dev0$", "", self.version)
        both = os.path.exists(os.path.join(self.spack, "lib", "spack", "spack", "new_installer.py"))
        return short + ("-" + self.installer if both else "")

    def at(self, *parts):
        return os.path.join(self.top, *parts)

    # -- what is there before Spack starts

    def prepare(self):
        """Once: the packages. They stay, so that Spack's index of them does, too."""
        for name in ("home", "cache", "config", "tmp", "pycache"):
            os.makedirs(self.at(name), exist_ok=True)
        self.own_packages()
        self.builtin_packages()
        self.reset()
        self.configure()

    def reset(self):
        """Before each scenario: nothing installed, nothing staged, nothing reported."""
        for name in ("store", "upstream", "stage", "sources", "home", "reports", "env", "binaries", "tmp"):
            shutil.rmtree(self.at(name), ignore_errors=True)
        for name in ("home", "tmp"):
            os.makedirs(self.at(name))
        self.write_mirror()
        self.configure()

    def own_packages(self):
        root = self.at("packages", "spack_repo", "own")
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(os.path.join(HERE, "repo", "packages"), os.path.join(root, "packages"))
        with open(os.path.join(root, "repo.yaml"), "w") as file:
            file.write("repo:\n  namespace: own\n" + ("  api: v2.0\n" if self.modern else ""))
        for name in os.listdir(os.path.join(root, "packages")):
            recipe = os.path.join(root, "packages", name, "package.py")
            edit(recipe, modern)

    def builtin_packages(self):
        if not self.modern:
            source = os.path.join(self.spack, "var", "spack", "repos", "builtin")
            target = self.at("builtin")
            names = [name.replace("_", "-") for name in BUILTIN]
        else:
            source = os.path.join(self.builtin, "repos", "spack_repo", "builtin")
            target = self.at("builtin", "spack_repo", "builtin")
            names = BUILTIN
        shutil.rmtree(self.at("builtin"), ignore_errors=True)
        os.makedirs(os.path.join(target, "packages"))
        for name in ("repo.yaml", "__init__.py", "build_systems"):
            path = os.path.join(source, name)
            if os.path.exists(path):
                (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, os.path.join(target, name))
        for name in names:
            path = os.path.join(source, "packages", name)
            if os.path.isdir(path):
                shutil.copytree(path, os.path.join(target, "packages", name))
        for name in set(os.listdir(os.path.join(target, "packages"))) - {"compiler_wrapper", "gcc_runtime", "gcc-runtime"}:
            edit(os.path.join(target, "packages", name, "package.py"), without_others)
        if self.modern:
            edit(os.path.join(target, "packages", "compiler_wrapper", "package.py"), self.own_wrapper)

    def own_wrapper(self, text):
        """Its one version comes from the lab's mirror."""
        digest = hashlib.sha256(self.wrapper_bytes()).hexdigest()
        text = re.sub(r'        version\("1\.1\.0".*\n', "", text, count=1)
        text = re.sub(r'version\("1\.0", sha256="[^"]*"\)', 'version("1.0", sha256="%s")' % digest, text, count=1)
        return re.sub(r'url = "[^"]*"', 'url = "https://tidelab.example/compiler-wrapper-1.0.tar"', text, count=1)

    @staticmethod
    def wrapper_bytes():
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            folder = tarfile.TarInfo("compiler-wrapper-1.0")
            folder.type, folder.mode, folder.mtime = tarfile.DIRTYPE, 0o755, mirror.TIME
            tar.addfile(folder)
            info = tarfile.TarInfo("compiler-wrapper-1.0/cc.sh")
            info.mode, info.size, info.mtime = 0o755, len(WRAPPER), mirror.TIME
            tar.addfile(info, io.BytesIO(WRAPPER.encode()))
        return out.getvalue()

    def write_mirror(self):
        """As `spack mirror create` lays it out: by digest."""
        tarballs = [data for _, _, data in mirror.sources()] + [self.wrapper_bytes()]
        for data in tarballs:
            digest = hashlib.sha256(data).hexdigest()
            folder = self.at("mirror", "_source-cache", "archive", digest[:2])
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, digest + ".tar"), "wb") as file:
                file.write(data)

    def configure(self, binary_cache=False, more="", store="store"):
        """One scope for all; the same names as a user's would have. more: lines for config.yaml."""
        release = subprocess.check_output(["gcc", "-dumpfullversion"]).decode().strip()
        files = {
            "config.yaml": "config:\n  installer: {1}\n  install_tree:\n    root: {0}/{4}\n{3}  build_stage:\n  - {0}/stage\n"
                           "  source_cache: {0}/sources\n  misc_cache: {0}/cache/misc\n  test_stage: {0}/teststage\n"
                           "  environments_root: {0}/envs\n  build_jobs: 2\n  connect_timeout: 2\n{2}"
                           .format(self.top, self.installer, self.options, more, store),
            "mirrors.yaml": "mirrors::\n  lab:\n    url: file://{0}/mirror\n    source: true\n    binary: false\n".format(self.top)
                            + ("  binaries:\n    url: file://{0}/binaries\n    source: false\n    binary: true\n"
                               "    signed: false\n".format(self.top) if binary_cache else ""),
            "bootstrap.yaml": "bootstrap:\n  enable: false\n  root: {0}/cache/bootstrap\n".format(self.top),
            "modules.yaml": "modules:\n  default:\n    enable:: []\n",
            "concretizer.yaml": "concretizer:\n  reuse: false\n",
            "packages.yaml": "packages:\n  all:\n    target: [x86_64]\n  gmake:\n    buildable: false\n    externals:\n"
                             "    - spec: gmake@4.3\n      prefix: /usr\n  seawall:\n    buildable: false\n    externals:\n"
                             "    - spec: seawall@4.2\n      prefix: /usr\n",
        }
        if self.modern:
            files["repos.yaml"] = "repos::\n  own: {0}/packages/spack_repo/own\n  builtin: {0}/builtin/spack_repo/builtin\n".format(self.top)
            files["packages.yaml"] += ("  gcc:\n    buildable: false\n    externals:\n    - spec: \"gcc@{0} languages:='c,c++'\"\n"
                                       "      prefix: /usr\n      extra_attributes:\n        compilers:\n          c: {1}\n"
                                       "          cxx: {2}\n".format(release, *COMPILER))
        else:
            files["repos.yaml"] = "repos::\n- {0}/packages/spack_repo/own\n- {0}/builtin\n".format(self.top)
            files["config.yaml"] = files["config.yaml"].replace("  installer: old\n", "").replace("  installer: new\n", "")
            files["compilers.yaml"] = ("compilers::\n- compiler:\n    spec: gcc@={0}\n    paths: {{cc: {1}, cxx: {2}, f77: null, "
                                       "fc: null}}\n    flags: {{}}\n    operating_system: {3}\n    target: x86_64\n"
                                       "    modules: []\n    environment: {{}}\n    extra_rpaths: []\n"
                                       .format(release, COMPILER[0], COMPILER[1], operating_system()))
        for name, text in files.items():
            with open(self.at("config", name), "w") as file:
                file.write(text)

    # -- how it is started

    def environment(self, monitored=True, **extra):
        env = {key: value for key, value in os.environ.items()
               if not re.match("SPACK|PYTHON|(https?|all|no)_proxy$", key, re.I) and key != "PYENV_VERSION"}
        env.update(HOME=self.at("home"), PATH="/usr/local/bin:/usr/bin:/bin", LC_ALL="C.UTF-8", TMPDIR=self.at("tmp"),
                   SPACK_PYTHON=self.wrapper if monitored else self.python, SPACKMON_PYTHON=self.python,
                   PYTHONPYCACHEPREFIX=self.at("pycache"), SPACK_SYSTEM_CONFIG_PATH=self.at("system"),
                   SPACK_USER_CONFIG_PATH=self.at("config"), SPACK_USER_CACHE_PATH=self.at("cache"),
                   SPACKMON_DIR=self.at("reports"))
        # The new installer of 1.1 fails builds if its own output waits in a buffer, which it does unless on a terminal.
        env["PYTHONUNBUFFERED"] = "1"
        if self.clingo:
            env["PYTHONPATH"] = os.path.join(self.clingo, "py")
        env.update({key: str(value) for key, value in extra.items() if value is not None})
        return env

    def argv(self, *args):
        return [os.path.join(self.spack, "bin", "spack")] + list(args)

    def start(self, *args, **how):
        """A process in a session of its own, as a terminal would have it; extra: variables."""
        extra = how.pop("extra", {})
        if not hasattr(self, "silence"):
            # A pipe that nobody writes to: the new installer of 1.1 can't have /dev/null for a keyboard.
            self.silence = os.pipe()
        how.setdefault("stdin", self.silence[0])
        return subprocess.Popen(self.argv(*args), env=self.environment(**extra), cwd=self.at("home"),
                                start_new_session=True, **how)

    def run(self, *args, **extra):
        """Runs to the end; gives the exit code and what was said."""
        process = self.start(*args, extra=extra, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = process.communicate()[0].decode("utf-8", "replace")
        return process.returncode, said

    def folders(self):
        """The runs that were recorded, oldest first."""
        root = self.at("reports")
        if not os.path.isdir(root):
            return []
        found = [os.path.join(root, name) for name in os.listdir(root) if os.path.exists(os.path.join(root, name, "events.ndjson"))]
        return sorted(found, key=os.path.getmtime)


def operating_system():
    with open("/etc/os-release") as file:
        facts = dict(line.rstrip().split("=", 1) for line in file if "=" in line)
    return facts["ID"].strip('"') + facts.get("VERSION_ID", "").strip('"').split(".")[0]


if __name__ == "__main__":
    sys.exit("run modern instead")
