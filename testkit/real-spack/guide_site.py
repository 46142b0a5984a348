"""Where the guide's commands are typed: a network of its own, servers at the guide's addresses, and a shell."""
import fcntl
import json
import os
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from server import Known

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
USER, TOKEN = "spacky", "50445263afd8f67e59bd79bff597836ee6c05438"
INSIDE = "LAB_OWN_NETWORK"

# How each server is started, and where it is then.
SERVERS = {
    "usual": (["--port", "80"], "http://127.0.0.1"),
    "open": (["--port", "80", "--disable-auth"], "http://127.0.0.1"),
    "mine": (["--port", "8080"], "http://127.0.0.1:8080"),
    "tls": (["--port", "443", "--prefix", "monitor"], "https://monitor-service.io"),
}


def own_network():
    """Comes back in a network that nobody else is in: port 80 is free there, and the guide's host is this machine."""
    if INSIDE in os.environ:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
            up = struct.pack("16sh", b"lo", 0x1 | 0x40)
            fcntl.ioctl(any_socket, 0x8914, up)
        return
    with tempfile.NamedTemporaryFile("w", prefix="hosts-", delete=False) as hosts:
        hosts.write("127.0.0.1 localhost monitor-service.io\n")
    os.chmod(hosts.name, 0o644)
    command = 'mount --bind "$0" /etc/hosts && rm -f "$0" && exec "$@"'
    arguments = ["unshare", "--net", "--mount"] + (["-r"] if os.getuid() else []) + [
        "sh", "-c", command, hosts.name, sys.executable] + sys.argv
    sys.stdout.flush()
    os.execvpe("unshare", arguments, dict(os.environ, **{INSIDE: "1"}))


class Site:
    """The servers of one variant: at most one runs, each keeps its data."""

    def __init__(self, top, home):
        self.top, self.home, self.process, self.kind = top, home, None, None
        shutil.rmtree(top, ignore_errors=True)
        os.makedirs(top)
        self.certificate, self.key = os.path.join(top, "cert.pem"), os.path.join(top, "key.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=monitor-service.io",
                        "-addext", "subjectAltName=DNS:monitor-service.io", "-keyout", self.key, "-out", self.certificate],
                       check=True, stderr=subprocess.DEVNULL)
        self.run("user", "add", USER, "--token", TOKEN, "--data", os.path.join(top, "template"))

    def run(self, *arguments):
        subprocess.run([os.path.join(ROOT, "spackmon")] + list(arguments), check=True, stdout=subprocess.DEVNULL)

    @property
    def url(self):
        return SERVERS[self.kind][1]

    def up(self, kind):
        """The server of this kind, and none else, runs."""
        if self.kind == kind:
            return
        self.down()
        data, options = os.path.join(self.top, kind), list(SERVERS[kind][0])
        if kind == "mine":  # where a client of the same user looks
            data = os.path.join(self.home, ".local", "share", "spackmon")
        if not os.path.isdir(data):
            shutil.copytree(os.path.join(self.top, "template"), data)
        if kind == "tls":
            options += ["--tls-cert", self.certificate, "--tls-key", self.key]
        log = os.path.join(self.top, kind + ".log")
        with open(log, "a") as file:
            self.process = subprocess.Popen([os.path.join(ROOT, "spackmon"), "server", "--public-read", "--data", data] + options,
                                            stdout=subprocess.PIPE, stderr=file, universal_newlines=True)
        for line in self.process.stdout:
            if line.startswith("Listening on "):
                self.kind = kind
                return
        with open(log) as file:
            raise AssertionError("the server ended with %s: %s" % (self.process.wait(), file.read()))

    def down(self):
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process.stdout.close()
        self.process = self.kind = None


class Window(Known):
    """What the running server shows; it may be read without signing in."""

    def __init__(self, site):
        super().__init__(site.url)
        self.context = ssl.create_default_context(cafile=site.certificate)

    def get(self, path, credentials=None):
        url = path if "://" in path else self.url + path
        try:
            with urllib.request.urlopen(url, timeout=60, context=self.context) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            error.msg += ": " + url
            raise

    def attempts(self):
        return {(item["build"], item["attempt"]): item for item in self.all("/api/v1/builds?limit=50")}

    def whole_log(self, item):
        """A build's output: one log, or, as old clients have it, one per phase."""
        try:
            return self.get("/api/v1/builds/%d/attempts/%d/log/raw" % (item["build"], item["attempt"]))
        except urllib.error.HTTPError:
            [attempt] = [each for each in self.build_answer(item["build"])["attempts"] if each["number"] == item["attempt"]]
            return b"".join(self.log(item["build"], item["attempt"], phase["name"]) for phase in attempt["phases"])

    def build_answer(self, number):
        return json.loads(self.get("/api/v1/builds/%d" % number))


def until(question, seconds=8):
    """The answer when it is a good one, or the last one."""
    end = time.time() + seconds
    while True:
        answer = question()
        if answer or time.time() > end:
            return answer
        time.sleep(0.1)
