"""Runs Spack with a subcommand that is none of its own: alias.py WRAPPER SPACK ARGUMENTS...

Spack alone knows the user's aliases. Where one stands for something monitored, the wrapper gets the expanded command line;
anything else just goes on.
"""
import os
import sys

sys.path.insert(1, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from spackmon_extension import seams, start  # noqa: E402


def ours(command):
    """Whether a command line, expanded, is for us."""
    return command[0] in ("monitor", "analyze") or any(word.startswith("--monitor") for word in command)


def main():
    wrapper, script = sys.argv[1], sys.argv[2]
    sys.argv = sys.argv[2:]
    del sys.path[1]
    sys.path[0] = os.path.dirname(os.path.realpath(script))
    hooks = seams.Seams(lambda text: None)

    def resolved(call, result):
        command = list(result[1])
        if command and command != call.args[1] and ours(command):
            before = sys.argv[1:len(sys.argv) - len(call.args[1])]
            os.execv(wrapper, [wrapper, script] + before + command)

    hooks.on("spack.main", lambda module: hooks.wrap(module, "resolve_alias", after=resolved, optional=True))
    hooks.listen()
    start.run(script, None)


if __name__ == "__main__":
    main()
