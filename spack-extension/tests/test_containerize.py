"""What becomes of recipes in the forms that Spacks write."""
import contextlib
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

from spackmon_extension import containerize

HERE = os.path.dirname(os.path.abspath(__file__))
SHA = "0123456789abcdef" * 4

DOCKER = """\
FROM spack/ubuntu-noble:1.1 AS builder

# Install the software, remove unnecessary deps
RUN cd /opt/spack-environment && spack env activate . && spack install --fail-fast && spack gc -y

FROM ubuntu:24.04
CMD [ "/bin/bash" ]
"""
DEPFILE = DOCKER.replace("spack install --fail-fast", "spack concretize && spack env depfile -o Makefile && make -j $(nproc)")
SINGULARITY = """\
Bootstrap: docker
From: spack/ubuntu-noble:1.1
Stage: build

%post
  mkdir /opt/spack-environment && cd /opt/spack-environment
  . /opt/spack/share/spack/setup-env.sh
  spack -e . concretize
  spack -e . install
  spack gc -y

Bootstrap: docker
From: ubuntu:24.04
Stage: final

%post
  ln -s /opt/views/view /opt/view
"""


def edited(recipe, *arguments):
    os.environ.pop("SPACKMON_HOST", None)
    os.environ["XDG_DATA_HOME"] = "/nowhere"
    return containerize.monitored(recipe, containerize.parse(list(arguments)), lambda: SHA)


def added(recipe, after):
    """The lines that are new."""
    return [line for line in after.split("\n") if line not in recipe.split("\n")]


class DockerTest(unittest.TestCase):
    def test_the_install_step(self):
        step = added(DOCKER, edited(DOCKER, "--tags", "pizza,pasta", "--prefix", "monitor", "--keep-going"))[-1]
        self.assertEqual(step, "RUN --mount=type=secret,id=su --mount=type=secret,id=st cd /opt/spack-environment && spack env activate . && "
                         'eval "$(/opt/spackmon/bin/spackmon setup)" && export SPACKMON_USER=$(cat /run/secrets/su) && '
                         "export SPACKMON_TOKEN=$(cat /run/secrets/st) && spack install --monitor --monitor-prefix monitor "
                         "--monitor-tags pizza,pasta --monitor-keep-going --fail-fast && spack gc -y")

    def test_all_other_lines_stay(self):
        after = edited(DOCKER).split("\n")
        self.assertEqual([line for line in DOCKER.split("\n") if line not in after],
                         ["RUN cd /opt/spack-environment && spack env activate . && spack install --fail-fast && spack gc -y"])

    def test_the_client_is_pinned(self):
        after = edited(DOCKER, "--host", "https://monitor.example:8443/")
        self.assertIn("curl -fsSL https://monitor.example:8443/client/spackmon-client.tar.gz -o /opt/spackmon.tar.gz", after)
        self.assertIn("echo '%s  /opt/spackmon.tar.gz' | sha256sum -c -" % SHA, after)

    def test_what_a_shell_would_take_apart_is_quoted(self):
        self.assertIn("--monitor-tags 'a b;$(id)' ", edited(DOCKER, "--tags", "a b;$(id)"))

    def test_a_server_without_authentication_needs_no_secrets(self):
        after = edited(DOCKER, "--disable-auth")
        self.assertNotIn("secret", after)
        self.assertIn("--monitor-disable-auth", after)

    def test_a_depfile(self):
        self.assertIn("make -j $(nproc) SPACK_INSTALL_FLAGS='--monitor --monitor-tags '\"'\"'a b'\"'\"'' && spack gc -y",
                      edited(DEPFILE, "--tags", "a b"))

    @unittest.skipUnless(shutil.which("make"), "there is no make")
    def test_a_depfile_as_make_reads_it(self):
        step = containerize.edit("make -j $(nproc)", containerize.parse(["--tags", "a'b;$(id)"]))
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "Makefile"), "w") as file:
                file.write("all:\n\t@printf '%s\\n' install $(SPACK_INSTALL_FLAGS)\n")
            said = subprocess.check_output(["sh", "-c", step], cwd=folder, universal_newlines=True)
        self.assertEqual(said.split("\n")[:-1], ["install", "--monitor", "--monitor-tags", "a'b;$(id)"])

    def test_a_recipe_without_its_build_stage_stays(self):
        bootstrap = "FROM ubuntu:24.04 AS bootstrap\nRUN git clone spack\n"
        self.assertEqual(edited(bootstrap), bootstrap)

    def test_a_template_without_an_install_is_an_error(self):
        with self.assertRaises(containerize.Unrecognisable):
            edited(DOCKER.replace("spack install", "do-it"))


class SingularityTest(unittest.TestCase):
    def test_secrets_come_first_and_go_last(self):
        after = edited(SINGULARITY)
        build = after[:after.index("Stage: final")]
        self.assertIn("%files\n  secrets.sh /opt/secrets.sh\n\n%post\n  . /opt/secrets.sh\n", build)
        self.assertEqual(build.split("Bootstrap:")[1].rstrip().split("\n")[-1], "  rm /opt/secrets.sh")

    def test_the_install_step(self):
        self.assertIn("  spack -e . install --monitor --monitor-host http://h:1\n", edited(SINGULARITY, "--host", "http://h:1"))
        self.assertIn("  spack -e . concretize\n", edited(SINGULARITY))

    # A package manager, a word of what this image's doesn't have, and what it is asked for.
    MANAGERS = (
        ("apt-get", "", ["-yqq update", "-yqq install --no-install-recommends openjdk-17-jre-headless"]),
        ("apt-get", "openjdk-17", ["-yqq update", "-yqq install --no-install-recommends default-jre-headless"]),
        ("dnf", "", ["install -y java-17-openjdk-headless"]),
        ("dnf", "java-17", ["install -y java-latest-openjdk-headless"]),
        ("yum", "", ["install -y java-17-openjdk-headless"]),
        ("yum", "17-openjdk", ["install -y java-17-amazon-corretto-headless"]),
        ("zypper", "", ["--non-interactive install java-17-openjdk-headless"]),
        ("apk", "", ["add --no-cache openjdk17-jre-headless"]))

    def test_a_java_comes_from_the_package_manager_that_is_there(self):
        for name, missing, asked in self.MANAGERS:
            manager = 'case "$*" in *%s*) exit 1 ;; esac\necho "$@"' % (missing or "nothing-like-it")
            with self.subTest(name, missing=missing), image(java="echo 'openjdk version \"11.0.2\"' >&2", **{name: manager}) as run:
                self.assertEqual((run().returncode, run().stdout.splitlines()), (0, asked))

    def test_an_image_without_a_package_manager_is_refused(self):
        with image() as run:
            self.assertEqual((run().returncode, run().stderr), (1, "this image needs a Java 17 or newer\n"))

    def test_a_java_that_is_there_stays(self):
        with image(java="echo 'openjdk version \"21\" 2023-09-19' >&2", apk="exit 1") as run:
            self.assertEqual((run().returncode, run().stdout), (0, ""))

    def test_what_follows_stays(self):
        self.assertTrue(edited(SINGULARITY).endswith(SINGULARITY[SINGULARITY.index("Bootstrap: docker\nFrom: ubuntu"):]))

    def test_the_shell_can_read_it(self):
        for recipe in (SINGULARITY, SINGULARITY.replace("  spack -e . install\n", "  spack -e . env depfile -o Makefile\n  make -j $(nproc)\n")):
            body = containerize.parts(edited(recipe, "--tags", "a'b"))[2]
            subprocess.run(["sh", "-n"], input=body.encode(), check=True)


@contextlib.contextmanager
def image(**programs):
    """An image that has these programs, named with their scripts; gives what looks for Java in it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in programs.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write("#!/bin/sh\n%s\n" % text)
            os.chmod(os.path.join(folder, name), 0o755)
        for tool in ("grep", "sh"):
            os.symlink(shutil.which(tool), os.path.join(folder, tool))
        yield lambda: subprocess.run(["sh", "-ec", containerize.JAVA], env={"PATH": folder}, stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE, universal_newlines=True)


@contextlib.contextmanager
def serving(files):
    """A server that has these files."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path in files else 404)
            self.end_headers()
            self.wfile.write(files.get(self.path, "").encode())

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield "http://127.0.0.1:%d" % server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class CommandTest(unittest.TestCase):
    def run_command(self, *arguments, **more):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(DOCKER)
            file.flush()
            process = subprocess.Popen([sys.executable, "-B", containerize.__file__] + list(arguments) + ["--", "cat", file.name],
                                       env=dict(os.environ, **more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
            said, errors = process.communicate()
        return process.returncode, said, errors

    def test_the_server_says_what_to_pin(self):
        with serving({"/client/spackmon-client.tar.gz.sha256": SHA + "  spackmon-client.tar.gz\n"}) as url:
            code, said, errors = self.run_command("--host", url)
        self.assertEqual((code, errors), (0, ""))
        self.assertIn(SHA, said)

    def test_a_server_below_a_path(self):
        with serving({"/spackmon/client/spackmon-client.tar.gz.sha256": SHA + "  spackmon-client.tar.gz\n"}) as url:
            code, said, errors = self.run_command("--host", url + "/spackmon/")
        self.assertEqual((code, errors), (0, ""))
        self.assertIn("curl -fsSL %s/spackmon/client/spackmon-client.tar.gz -o" % url, said)

    def test_a_server_without_a_client_is_named(self):
        with tempfile.TemporaryDirectory() as folder, serving({}) as url:
            os.mkdir(os.path.join(folder, "spackmon"))
            with open(os.path.join(folder, "spackmon", "server.url"), "w") as file:
                file.write(url + "\n")
            code, said, errors = self.run_command(XDG_DATA_HOME=folder)
        self.assertEqual((code, said, errors), (
            1, "", "==> Error: %s offers no client for the image: it answers 404; is it a spackmon server?\n" % url))

    def test_without_a_server_there_is_no_recipe(self):
        self.assertEqual(self.run_command("--host", "http://127.0.0.1:9"), (1, "", "[Errno 111] Connection refused\n"))
