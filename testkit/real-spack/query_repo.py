"""Recipes for ask-satisfies.py that promise what providers.txt says, and need each virtual package, so that Spack finds on the edges of
old formats what the children provide: what spackmon assumes, too.

    python3 query_repo.py DIR PROVIDERS SPEC.json…       writes DIR/repos.yaml for spack -C DIR
"""
import json
import os
import re
import sys

NAMESPACES = {"builtin": "builtin", "own": "own", "own.sea": os.path.join("own", "sea"), "orchestra": "orchestra"}


def names(file):
    with open(file) as text:
        spec = json.load(text)["spec"]
    return {node["name"] for node in spec["nodes"]} if isinstance(spec, dict) else {name for node in spec for name in node}


def recipe(name, promises, virtuals):
    words = re.split("[-_]", name)
    title = "".join(word.capitalize() for word in words)
    lines = ["from spack.package import *", "", "", "class %s(PackageBase):" % ("_" + title if title[0].isdigit() else title), '    version("1")']
    lines += ["    depends_on(%r)" % virtual for virtual in sorted(virtuals)]
    for virtual, when in promises:
        lines.append("    provides(%r, when=%r)" % (virtual, when[len(name):].strip() if when.startswith(name) else when))
    return "\n".join(lines).replace(", when='')", ")") + "\n"


def main(top, providers, files):
    promises, virtuals = {}, set()
    with open(providers) as lines:
        for line in lines:
            if not line.startswith("#"):
                name, virtual, when = line.rstrip("\n").split("\t")
                promises.setdefault(name, []).append((virtual, when))
                virtuals.add(virtual.split("@")[0])
    packages = set(promises).union(*[names(file) for file in files]) - virtuals
    for namespace, folder in NAMESPACES.items():
        root = os.path.join(top, "spack_repo", folder)
        for name in packages:
            module = name.replace("-", "_")
            place = os.path.join(root, "packages", "_" + module if module[0].isdigit() else module)
            os.makedirs(place, exist_ok=True)
            with open(os.path.join(place, "package.py"), "w") as file:
                file.write(recipe(name, promises.get(name, []), virtuals))
        with open(os.path.join(root, "repo.yaml"), "w") as file:
            file.write("repo:\n  namespace: %s\n  api: v2.0\n" % namespace)
    with open(os.path.join(top, "repos.yaml"), "w") as file:
        file.write("repos::\n")
        for namespace, folder in reversed(NAMESPACES.items()):
            file.write("  %s: %s\n" % (namespace, os.path.abspath(os.path.join(top, "spack_repo", folder))))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
