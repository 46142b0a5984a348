"""Asks a Spack what spackmon satisfies --batch is asked: spack python ask-satisfies.py QUESTIONS > ANSWERS

A question is a line {"spec": path, "query": text}; an answer is true, false, or error: and why. Recipes count for Spack:
without a repository that has them, nothing provides a virtual package but what an edge says."""
import json
import sys
import warnings

from spack.spec import Spec

warnings.simplefilter("ignore")
specs = {}


def read(path):
    if path not in specs:
        try:
            with open(path) as file:
                data = json.load(file)
            specs[path] = Spec.from_dict(data if "spec" in data else {"spec": data})
        except Exception as error:
            specs[path] = error
    if isinstance(specs[path], Exception):
        raise specs[path]
    return specs[path]


def answer(question):
    try:
        query = Spec(question["query"])
        return str(read(question["spec"]).satisfies(query)).lower()
    except Exception as error:
        return "error: " + " ".join(str(error).split())[:200]


with open(sys.argv[1]) as questions:
    for line in questions:
        print(answer(json.loads(line)))
