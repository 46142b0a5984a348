"""Asks a Spack which targets it knows and what each descends from: spack python ask-targets.py > targets.txt"""
try:
    from spack.vendor.archspec.cpu import TARGETS
except ImportError:  # before 1.1
    from archspec.cpu import TARGETS

for name in sorted(TARGETS):
    print(name, *[parent.name for parent in TARGETS[name].parents])
