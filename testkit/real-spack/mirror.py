#!/usr/bin/env python3
"""Turns sources/NAME-VERSION/ into tarballs of a Spack source mirror.

  mirror.py MIRROR            write MIRROR/NAME/NAME-VERSION.tar for every package
  mirror.py MIRROR --mended   the same with the good tarball of mendable
  mirror.py --update          write the checksums of today's sources into the recipes

The tarballs are the same bytes everywhere: plain ustar, sorted, one time, one owner, two modes.
"""
import argparse
import hashlib
import io
import os
import re
import sys
import tarfile

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.path.join(HERE, "sources")
PACKAGES = os.path.join(HERE, "repo", "packages")
TIME = 1650000000  # any fixed moment that make finds to be in the past


def tarball(folder, name):
    """The bytes of a tarball of one folder, whose top directory is called name."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        def add(path, arcname):
            info = tarfile.TarInfo(arcname)
            info.mtime = TIME
            if os.path.isdir(path):
                info.type, info.mode = tarfile.DIRTYPE, 0o755
                tar.addfile(info)
                for entry in sorted(os.listdir(path)):
                    add(os.path.join(path, entry), arcname + "/" + entry)
            else:
                with open(path, "rb") as source:
                    data = source.read()
                info.mode = 0o755 if os.access(path, os.X_OK) else 0o644
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
        add(folder, name)
    return out.getvalue()


def sources(mended=False):
    """(package, version, bytes) of every source; mendable has a bad and a good one."""
    for folder in sorted(os.listdir(SOURCES)):
        name, version = folder.rsplit("-", 1)
        if version.endswith((".bad", ".good")):
            version, kind = version.rsplit(".", 1)
            if (kind == "good") != mended:
                continue
        yield name, version, tarball(os.path.join(SOURCES, folder), name + "-" + version)


def write(mirror, mended=False):
    for name, version, data in sources(mended):
        os.makedirs(os.path.join(mirror, name), exist_ok=True)
        with open(os.path.join(mirror, name, name + "-" + version + ".tar"), "wb") as out:
            out.write(data)


def update_checksums():
    for name, version, data in sources():
        recipe = os.path.join(PACKAGES, name, "package.py")
        with open(recipe) as file:
            text = file.read()
        digest = hashlib.sha256(data).hexdigest()
        new = re.sub(r'(version\("%s", sha256=")[^"]*' % re.escape(version), r"\g<1>" + digest, text)
        if new != text:
            with open(recipe, "w") as file:
                file.write(new)
            print(name, version, digest)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mirror", nargs="?", help="directory of the mirror")
    parser.add_argument("--mended", action="store_true", help="the good tarball of mendable instead of the bad one")
    parser.add_argument("--update", action="store_true", help="write checksums into the recipes")
    args = parser.parse_args()
    if args.update:
        update_checksums()
    elif args.mirror:
        write(args.mirror, args.mended)
    else:
        parser.print_help()
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
