"""`spack containerize --monitor`: Spack's own recipe, with its install step monitored.

containerize.py [--host H] [--prefix P] [--tags T] [--keep-going] [--disable-auth] [--save-local] -- SPACK ARGUMENTS...
"""
import argparse
import os
import re
import shlex
import subprocess
import sys
import urllib.error
import urllib.request

# Where a server has its client for download, and beside it that file's SHA-256.
DOWNLOAD = "/client/spackmon-client.tar.gz"
HOME = "/opt/spackmon"

# Of the image's own package manager, whichever it is, unless a Java that is new enough is there. What a release calls its
# default may be older than 17.
OLD = "! java -version 2>&1 | grep -Eq 'version \"(1[7-9]|[2-9][0-9])'"
APT = "apt-get -yqq install --no-install-recommends"
MANAGERS = (
    ("apt-get", "apt-get -yqq update && {{ {0} openjdk-17-jre-headless || {0} default-jre-headless; }}".format(APT)),
    ("dnf", "{ dnf install -y java-17-openjdk-headless || dnf install -y java-latest-openjdk-headless; }"),
    ("yum", "{ yum install -y java-17-openjdk-headless || yum install -y java-17-amazon-corretto-headless; }"),
    ("zypper", "zypper --non-interactive install java-17-openjdk-headless"),
    ("apk", "apk add --no-cache openjdk17-jre-headless"))
JAVA = ("if " + OLD + "; then "
        + " ".join(("if" if number == 0 else "elif") + " command -v %s >/dev/null; then %s;" % manager for number, manager in enumerate(MANAGERS))
        + " else echo 'this image needs a Java 17 or newer' >&2 && false; fi; fi")


class Unrecognisable(Exception):
    """A recipe without a step that is known to install."""


def main():
    at = sys.argv.index("--")
    options = parse(sys.argv[1:at])
    spack = sys.argv[at + 1:]
    process = subprocess.Popen(spack, stdout=subprocess.PIPE, universal_newlines=True)
    recipe = process.communicate()[0]
    if process.returncode:
        sys.stdout.write(recipe)
        return process.returncode
    try:
        recipe = monitored(recipe, options, lambda: digest(options))
    except (Unrecognisable, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        refused = isinstance(reason, ConnectionRefusedError)
        sys.stderr.write("%s\n" % reason if refused else "==> Error: %s\n" % error)
        return 1
    sys.stdout.write(recipe)
    return 0


def parse(arguments):
    parser = argparse.ArgumentParser()
    for name in ("host", "prefix", "tags"):
        parser.add_argument("--" + name)
    for name in ("keep-going", "disable-auth", "save-local"):
        parser.add_argument("--" + name, action="store_true")
    options = parser.parse_args(arguments)
    options.host = options.host or os.environ.get("SPACKMON_HOST") or running_here()
    return options


def running_here():
    """The address that a server of this user has left, if it still answers: what the client would take, too."""
    folder = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    try:
        with open(os.path.join(folder, "spackmon", "server.url")) as file:
            url = file.read().strip()
        urllib.request.urlopen(url + "/health", timeout=2).close()
        return url
    except urllib.error.HTTPError:
        return url
    except (OSError, ValueError):
        return None


def server(options):
    host = options.host or "http://127.0.0.1"
    return (host if "://" in host else "http://" + host).rstrip("/")


def digest(options):
    """The SHA-256 of the client that this server offers: what the image will take, or stop."""
    try:
        with urllib.request.urlopen(server(options) + DOWNLOAD + ".sha256", timeout=10) as answer:
            found = answer.read(200).decode("ascii", "replace").split()
    except urllib.error.HTTPError as error:
        raise ValueError("%s offers no client for the image: it answers %s; is it a spackmon server?" % (server(options), error.code))
    if not found or not re.match("[0-9a-f]{64}$", found[0]):
        raise ValueError("%s doesn't say the SHA-256 of its client" % server(options))
    return found[0]


def flags(options):
    """Our flags as the install step has them."""
    words = ["--monitor"]
    for name in ("host", "prefix", "tags"):
        value = getattr(options, name)
        if value:
            words += ["--monitor-" + name, shlex.quote(value)]
    for name in ("keep_going", "disable_auth", "save_local"):
        if getattr(options, name):
            words.append("--monitor-" + name.replace("_", "-"))
    return " ".join(words)


def fetch(options, sha256):
    """Shell commands that bring the client and a Java into the image."""
    archive = HOME + ".tar.gz"
    return [JAVA,
            "curl -fsSL %s -o %s" % (shlex.quote(server(options) + DOWNLOAD), archive),
            "echo '%s  %s' | sha256sum -c -" % (sha256, archive),
            "mkdir -p %s" % HOME,
            "tar -xzf %s -C %s --strip-components=1" % (archive, HOME),
            "rm %s" % archive]


def monitored(recipe, options, sha256):
    """The recipe with its install step monitored; sha256 is asked only if there is something to monitor."""
    if re.search(r"^Bootstrap:", recipe, re.M):
        return singularity(recipe, options, sha256)
    if re.search(r"^FROM ", recipe, re.M):
        return docker(recipe, options, sha256)
    raise Unrecognisable("this is neither a Dockerfile nor a Singularity definition")


SETUP = 'eval "$(%s/bin/spackmon setup)"' % HOME
_INSTALL = re.compile(r"(?<![\w-])(spack (?:-\S+ (?:\S+ )?)*install)(?= |$)")
_DEPFILE = re.compile(r"(?<![\w-])make -j ?\S*(?:\(nproc\))?")


def edit(step, options):
    """An install step with our flags, or None if it installs nothing."""
    if _INSTALL.search(step):
        return _INSTALL.sub(lambda found: found.group(1) + " " + flags(options), step, count=1)
    if "depfile" in step or step.lstrip().startswith("make "):
        found = _DEPFILE.search(step)
        if found:
            # Read by make before a shell reads it.
            return step[:found.end()] + " SPACK_INSTALL_FLAGS=" + shlex.quote(flags(options).replace("$", "$$")) + step[found.end():]
    return None


def docker(recipe, options, sha256):
    lines, done = recipe.split("\n"), False
    for number, line in enumerate(lines):
        step = edit(line, options) if line.startswith("RUN ") else None
        if step is None:
            continue
        secrets = "" if options.disable_auth else "--mount=type=secret,id=su --mount=type=secret,id=st "
        words = [SETUP] + ([] if options.disable_auth else ["export SPACKMON_USER=$(cat /run/secrets/su)",
                                                            "export SPACKMON_TOKEN=$(cat /run/secrets/st)"])
        step = "RUN " + secrets + before_spack(step[len("RUN "):], " && ".join(words) + " && ")
        lines[number] = ("# What monitors the install: a client from the server, and a Java for it\nRUN "
                         + " \\\n && ".join(fetch(options, sha256())) + "\n\n" + step)
        done = True
        break
    if not done and re.search(r"^FROM .* AS build(?:er)?\s*$", recipe, re.M | re.I):
        raise Unrecognisable("no `RUN ... spack install` is in this recipe; a template of your own must have one to be monitored")
    return "\n".join(lines)


def before_spack(step, words):
    """Puts words behind the activation of the Spack environment: what comes after it is the install."""
    found = re.search(r"spack env activate \S+ && ", step)
    return step[:found.end()] + words + step[found.end():] if found else words + step


def singularity(recipe, options, sha256):
    head, post, body, rest = parts(recipe)
    lines, done = body.split("\n"), False
    for number, line in enumerate(lines):
        step = edit(line, options)
        if step is not None:
            indent = line[:len(line) - len(line.lstrip())]
            brought = [indent + command for command in fetch(options, sha256()) + [SETUP]]
            lines[number] = "\n".join(brought + [step])
            done = True
            break
    if not done:
        raise Unrecognisable("no `spack ... install` is in %post of the build stage; a template of your own must have one to be monitored")
    body = "\n".join(lines)
    if options.disable_auth:
        return head + post + body + rest
    return (head + "%files\n  secrets.sh /opt/secrets.sh\n\n" + post + "  . /opt/secrets.sh\n" + body.rstrip("\n")
            + "\n\n  # Gone for good: there are no layers\n  rm /opt/secrets.sh\n\n" + rest)


def parts(recipe):
    """A definition, cut at %post of its build stage: what is before, its line, what is in it, what follows."""
    begin = re.search(r"^%post[^\n]*\n", recipe, re.M)
    if not begin:
        raise Unrecognisable("no %post is in this definition")
    end = re.search(r"^(?:%|Bootstrap:)", recipe[begin.end():], re.M)
    stop = begin.end() + end.start() if end else len(recipe)
    return recipe[:begin.start()], begin.group(), recipe[begin.end():stop], recipe[stop:]


if __name__ == "__main__":
    sys.exit(main())
