"""The options that say which Spack works where, for modern and cost."""
import os

from modern_lab import ModernLab


def add_options(parser):
    parser.add_argument("--spack", help="directory of the Spack to run")
    parser.add_argument("--installer", choices=("old", "new"), default="old")
    parser.add_argument("--lab", default="/lab/modern", help="where to work (%(default)s); a folder per variant")
    parser.add_argument("--clingo", default=os.environ.get("LAB_CLINGO"), help="folder of clingo ($LAB_CLINGO)")
    parser.add_argument("--builtin", default=os.environ.get("LAB_BUILTIN"), help="check-out of spack-packages ($LAB_BUILTIN)")
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--follow", help="a program that stands for the client")


def lab_of(args, spack, installer, kind=ModernLab):
    lab = kind(spack, args.lab, installer, args.clingo, args.builtin, args.python)
    lab.top = os.path.join(os.path.abspath(args.lab), lab.name)
    return lab


def labs_of(args):
    if not args.spacks:
        return [lab_of(args, args.spack, args.installer)]
    labs = {}
    for name in sorted(os.listdir(args.spacks)):
        for installer in ("old", "new"):
            if name.startswith("spack-") and os.path.isdir(os.path.join(args.spacks, name, "lib")):
                lab = lab_of(args, os.path.join(args.spacks, name), installer)
                labs.setdefault(lab.name, lab)
    return list(labs.values())
