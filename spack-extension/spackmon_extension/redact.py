"""Takes out what must not leave the machine: user info of URLs, access pairs in yaml, tokens among arguments."""
import re

HIDDEN = "[redacted]"

_USER_INFO = re.compile(r"(?<![\w+.-])([a-zA-Z][a-zA-Z0-9+.-]*://)[^/\s@'\"<>]+@")

# What names a secret: Spack's access_pair, access_token, secret_variable's siblings, and what people call theirs.
_SECRET = r"(?:[\w.-]*(?:access[_-]?pair|token|password|passwd|secret|api[_-]?key|access[_-]?key|credential)[\w.-]*)"
# These name a variable or a profile, which is no secret.
_NO_SECRET = re.compile(r"(?:_variable|-variable|_file|-file)$", re.I)

_YAML_KEY = re.compile(r"^(\s*(?:- +)?)(['\"]?)(%s)\2(\s*:{1,2}\s*)(.*)$" % _SECRET, re.I)
_FLOW_KEY = re.compile(r"((?:^|[{,])\s*['\"]?(%s)['\"]?\s*:\s*)(\[[^\]]*\]|\{[^}]*\}|[^,}\n]+)" % _SECRET, re.I)
_OPTION = re.compile(r"^(--?(%s))(=|$)" % _SECRET, re.I)
_ASSIGNED = re.compile(r"^((%s)=)." % _SECRET, re.I)
_SETTING = re.compile(r"((?:^|:)(%s):)." % _SECRET, re.I)


def text(value):
    """Any text, with the user info of its URLs hidden."""
    return _USER_INFO.sub(r"\1%s@" % HIDDEN, value) if "://" in value else value


def arguments(argv):
    """A command line as it may be shown."""
    shown, hide_next = [], False
    for argument in argv:
        if hide_next:
            shown.append(HIDDEN)
            hide_next = False
            continue
        option = _OPTION.match(argument)
        if option and not _NO_SECRET.search(option.group(2)):
            hide_next = not option.group(3)
            argument = argument if hide_next else option.group(1) + "=" + HIDDEN
        else:
            for pattern in (_ASSIGNED, _SETTING):
                found = pattern.search(argument)
                if found and not _NO_SECRET.search(found.group(2)):
                    argument = argument[:found.end(1)] + HIDDEN
        shown.append(text(argument))
    return shown


def yaml(source):
    """A spack.yaml with the values of its secrets hidden. Comments and order stay: it is still the user's file."""
    lines, hidden = [], None
    for line in source.splitlines(True):
        body = line.rstrip("\r\n")
        depth = len(body) - len(body.lstrip(" "))
        if hidden is not None:
            # What belongs to a hidden key goes with it: deeper lines, and a list's items at its own depth.
            if not body.strip() or depth > hidden or depth == hidden and body.lstrip().startswith("- "):
                continue
            hidden = None
        found = _YAML_KEY.match(body)
        if found and not _NO_SECRET.search(found.group(3)):
            hidden = len(found.group(1))
            line = body[:found.start(5)].rstrip() + " " + HIDDEN + line[len(body):]
        else:
            line = _FLOW_KEY.sub(_hide_flow, line)
        lines.append(text(line))
    return "".join(lines)


def _hide_flow(found):
    return found.group(0) if _NO_SECRET.search(found.group(2)) else found.group(1) + HIDDEN
