"""`spack analyze`, for Spacks that dropped it: what can be read of an installed package, kept as the old command kept it."""
import os

import spack.cmd
import spack.environment as ev
from spackmon_extension import analyzers, child, facts

try:
    import spack.llnl.util.tty as tty
except ImportError:  # before 1.0
    import llnl.util.tty as tty

description = "run analyzers on installed packages"
section = "analysis"
level = "long"


def setup_parser(subparser):
    commands = subparser.add_subparsers(metavar="SUBCOMMAND", dest="analyze_command")
    commands.add_parser("list-analyzers", description="list available analyzers",
                        help="show list of analyzers that are available to run")
    run = commands.add_parser("run", description="run an analyzer", help="provide the name of the analyzer to run")
    run.add_argument("--overwrite", action="store_true", help="re-analyze even if the output file already exists")
    run.add_argument("-p", "--path", help="write output to a different directory than ~/.spack/analyzers")
    run.add_argument("-a", "--analyzers", action="append", help="add an analyzer (defaults to all available)")
    run.add_argument("spec", nargs="+", help="package spec")
    subparser.set_defaults(subparser=subparser)


def analyze(parser, args):
    if args.analyze_command == "list-analyzers":
        for name, analyzer in analyzers.ALL.items():
            print("%-25s: %-35s" % (name, analyzer.description))
        return
    if args.analyze_command != "run":
        args.subparser.print_help()
        return
    for name in args.analyzers or ():
        if name not in analyzers.ALL:
            tty.die("Analyzer %s does not exist" % name)
    specs = spack.cmd.parse_specs(args.spec)
    spec = spack.cmd.disambiguate_spec(specs[0], ev.active_environment())
    journal = child.MAIN.run.journal if child.MAIN else None
    if journal:
        facts.spack(journal)
        journal.write("spec", hash=spec.dag_hash(), document=facts.document(spec))
    folder = os.path.join(os.path.expanduser(args.path or "~/.spack/analyzers"), *str(spec.prefix).split("/")[-3:])
    for name in args.analyzers or analyzers.ALL:
        run_one(name, spec, os.path.join(os.path.abspath(folder), name), args.overwrite, journal)


def run_one(name, spec, folder, overwrite, journal):
    """One analyzer on one package: its files, and what goes to the monitor."""
    results = analyzers.ALL[name](spec, folder, tty, overwrite).run()
    if not results or journal is None:
        return
    for result in results:
        if isinstance(result, dict) and "install_file" in result:
            tty.info("Sending result for %s %s to monitor." % (spec.name, result["install_file"]))
    journal.write("analysis", hash=spec.dag_hash(), analyzer=name, results=results)
