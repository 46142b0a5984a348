"""Asks a Spack with all of its recipes who provides which virtual packages, and when: spack python ask-providers.py > providers.txt

A line is: package, virtual package with versions, condition. Languages of compilers are there from 0.22 on."""
import spack.repo

try:
    PATH = spack.repo.PATH
except AttributeError:
    PATH = spack.repo.path

for name in sorted(set(PATH.all_package_names(include_virtuals=False))):
    try:
        provided = PATH.get_pkg_class(name).provided
    except Exception:
        continue
    lines = set()
    for when, virtuals in provided.items():
        if not hasattr(virtuals, "__iter__") or isinstance(virtuals, str):
            virtuals = [virtuals]
        for virtual in virtuals:
            lines.add("\t".join((name, str(virtual), str(when))))
    for line in sorted(lines):
        print(line)
