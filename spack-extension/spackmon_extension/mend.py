"""Runs a Spack up to 0.19, which has a monitor client of its own, with that client mended: mend.py SPACK ARGUMENTS...

What it couldn't parse: our flags behind `monitor upload` and `analyze run`, and --monitor-disable-auth by either name.
What it couldn't do: --monitor-keep-going, which was parsed and then forgotten.
"""
import atexit
import os
import shutil
import sys

sys.path.insert(1, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from spackmon_extension import seams, start  # noqa: E402

NO_AUTH = ("--monitor-disable-auth", "--monitor-no-auth")
VALUED = ("--monitor-host", "--monitor-prefix", "--monitor-tags")

# What the hooks call, by the client's own names.
CALLS = ("new_configuration", "failed_concretization", "new_build", "update_build", "fail_task", "cancel_task", "send_phase",
         "send_analyze_metadata", "load_build_environment")

# In a save's folder: something of it wasn't sent. A file, since it may be a build's process that finds out.
UNSENT = ".unsent"

# For who looks into an answer.
NOTHING = {"message": "kept for later", "data": {}}


def in_front(argv):
    """The arguments with our flags right behind `monitor` or `analyze`, where the old parser wants them."""
    for index, word in enumerate(argv):
        if word in ("monitor", "analyze"):
            break
    else:
        return argv
    ours, others, rest = [], [], argv[index + 1:]
    while rest:
        word = rest.pop(0)
        if word == "--":
            others += [word] + rest
            break
        if word.startswith("--monitor"):
            ours.append(word)
            if word in VALUED and rest:
                ours.append(rest.pop(0))
        else:
            others.append(word)
    return argv[:index + 1] + ours + others


def main():
    script = sys.argv[1]
    sys.argv = [script] + in_front(sys.argv[2:])
    del sys.path[1]
    sys.path[0] = os.path.dirname(os.path.realpath(script))
    hooks = seams.Seams(lambda text: None)
    hooks.on("spack.monitor", patch)
    hooks.listen()
    start.run(script, None)


def patch(module):
    group, client = module.get_monitor_group, module.get_client

    def get_monitor_group(subparser):
        result = group(subparser)
        for flag in NO_AUTH:
            if flag not in subparser._option_string_actions:
                subparser.add_argument(flag, action="store_true", dest="monitor_disable_auth", default=False,
                                       help="the monitoring server does not require auth.")
        return result

    def get_client(*args, **kwargs):
        if any(flag in sys.argv for flag in NO_AUTH):
            module.SpackMonitorClient.require_auth = lambda this: None
        made = client(*args, **kwargs)
        if "--monitor-keep-going" in sys.argv and not made.save_local:
            module.cli = made = Both(made, module.SpackMonitorClient(host=made.host, prefix=prefix_of(made), save_local=True))
        return made

    module.get_monitor_group, module.get_client = get_monitor_group, get_client


def prefix_of(client):
    return client.baseurl.rsplit("/", 1)[-1]


class Both:
    """A client that sends, and beside it one that saves: what a server didn't take is still there at the end."""

    def __init__(self, sending, saving):
        self.sending, self.saving = sending, saving
        self.mark = os.path.join(saving.save_dir, UNSENT)
        atexit.register(self.leave, os.getpid())

    def __getattr__(self, name):
        if name not in CALLS:
            return getattr(self.sending, name)

        def call(*args, **kwargs):
            if hasattr(self.saving, name):
                getattr(self.saving, name)(*args, **kwargs)
            return self.try_to_send(name, args, kwargs)

        return call

    def try_to_send(self, name, args, kwargs):
        if os.path.exists(self.mark):
            # Once it has missed something the rest makes no sense to it; the upload tells all.
            return NOTHING
        try:
            return getattr(self.sending, name)(*args, **kwargs)
        except (Exception, SystemExit) as error:
            open(self.mark, "w").close()
            sys.stderr.write("==> Warning: the monitor's server fails (%s); the build goes on\n" % error)
            return NOTHING

    def leave(self, process):
        folder = self.saving.save_dir
        if process != os.getpid() or not os.path.isdir(folder):
            return
        if os.path.exists(self.mark):
            os.unlink(self.mark)
            sys.stderr.write("==> Not all of it reached the monitor. To send it later: spack monitor upload %s\n" % folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
