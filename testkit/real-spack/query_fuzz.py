"""Questions for ask-satisfies.py and for spackmon satisfies --batch: the grammar's ways, filled from the documents' own values.

    python3 query_fuzz.py SEED COUNT SPEC.json… > QUESTIONS
"""
import json
import random
import sys

VERSIONS = ["1", "1.2", "1.2.11", "1.2.13", "1.3", "1.3.0", "1.3.1", "1.3.1.0", "1.4", "1.3rc2", "1.3alpha1", "1.3.1-rc1", "2.0", "2", "3", "9", "9e", "12",
            "12.2.0", "develop", "main", "master", "stable", "nightly", "head", "trunk", "default", "infinity", "v1", "r1234", "a.b.c", "9999", "0",
            "1_2_3", "01.03", "git.main=1.2", "git.v5.2.4=5.2.4", "git.foo", "0123456789abcdef0123456789abcdef01234567",
            "0123456789abcdef0123456789abcdef01234567=1.4.2", "develop-2024-05", "1.1.1w", "1.1.1", "2023", "1.2final", "1.2alpha", "1.2z", "1.2A"]
NAMES = ["zlib", "hdf5", "gcc", "mpich", "mpi", "c", "cxx", "fortran", "cmake", "clang", "llvm", "oneapi", "intel", "rocmcc", "arm", "python", "nosuch", "blas",
         "lapack", "zlib-api", "openmpi", "pkgconfig", "apple-clang", "pear", "kelp", "openblas"]
VARIANTS = ["shared", "pic", "mpi", "api", "tools", "nosuch", "build_type", "patches", "cuda", "commit", "langs", "netmod", "debug", "languages", "build_system"]
VALUES = ["default", "a", "b", "none", "True", "false", "TRUE", "Release", "dump", "*", "v112", "yes", "''", "\"a b\"", "a,b", "b,a", "dump,ls", "c,c++", "x=y",
          "'a,b'", "autotools", "a,*", ",", "a,", "\"x\\\"y\""]
TARGETS = ["zen", "zen2", "zen3", "zen4", "x86_64", "x86_64_v2", "x86_64_v3", "x86_64_v4", "haswell", "skylake", "icelake", "skylake_avx512", "m1", "aarch64",
           "neoverse_n1", "nosuch", "None", "*", "", "odd", "ZEN3", "power9le", "ppc64le", "i686"]
OSES = ["debian12", "rhel9", "ventura", "nosuch", "*", "None", "ubuntu22.04"]
PLATFORMS = ["linux", "darwin", "windows", "*", "None", "nosuch"]
FLAGS = ["cflags", "cxxflags", "fflags", "ldflags", "ldlibs", "cppflags"]
FLAG_VALUES = ["-O2", "-g", "-O3", "\"-O2 -g\"", "\"-g -O2\"", "\"\"", "*", "'-I /opt/include'", "'-O3 -march=native'", "-O9", "-lm", "\"  -O2   -g \"", "'x -g'"]
PIECES = list("@:=^%~+-/[]*.,'\" \\") + ["==", "@=", ":=", "++", "~~", "--", "%%", "^[", "%[", "] ", " @", "virtuals=", "deptypes=", "when=", " ", "\t", "\u00a0",
                                          "é", "\n", "git.", "zlib", "gcc", "1.2", "mpi", "c=", ".json"]


class Questions:
    def __init__(self, seed, files):
        self.rng, self.files = random.Random(seed), files
        self.values = {file: self.seen(file) for file in files}
        self.of = self.values[files[0]]

    @staticmethod
    def seen(file):
        with open(file) as text:
            data = json.load(text)
        spec = data.get("spec", data)
        nodes = spec["nodes"] if isinstance(spec, dict) else [dict(n, name=name) for entry in spec for name, n in entry.items()]
        found = {"names": [], "versions": [], "variants": [], "targets": [], "hashes": [], "namespaces": [], "virtuals": [], "flags": [], "nodes": []}
        for n in nodes:
            arch = n.get("arch") or {}
            target = arch.get("target")
            target = target["name"] if isinstance(target, dict) else target
            found["nodes"].append((n, target or "x86_64"))
            found["names"].append(n["name"])
            found["versions"].append(str(n.get("version", "1")))
            found["hashes"].append(n.get("hash", "abc"))
            found["namespaces"].append(n.get("namespace") or "builtin")
            found["targets"].append(target or "x86_64")
            for key, value in n.get("parameters", {}).items():
                if key.endswith("flags") or key == "ldlibs":
                    found["flags"] += [(key, v) for v in value]
                else:
                    found["variants"].append((key, value))
            deps = n.get("dependencies", [])
            for dep in deps if isinstance(deps, list) else []:
                found["virtuals"] += dep.get("parameters", {}).get("virtuals", [])
            if "compiler" in n:
                found["names"].append(n["compiler"]["name"])
                found["versions"].append(n["compiler"]["version"])
        return found

    def pick(self, own, others, chance=0.6):
        return self.rng.choice(own) if own and self.rng.random() < chance else self.rng.choice(others)

    def name(self, chance=0.7):
        name = self.pick(self.of["names"] + self.of["virtuals"], NAMES, chance)
        return self.rng.choice(self.of["namespaces"] + ["builtin.mock", "own"]) + "." + name if self.rng.random() < 0.06 else name

    def version(self):
        version = self.pick(self.of["versions"], VERSIONS)
        return version if self.rng.random() < 0.7 else version.rsplit(".", 1)[0]

    def term(self):
        r, v = self.rng.random(), self.version
        return (v() if r < 0.35 else "=" + v() if r < 0.5 else v() + ":" + v() if r < 0.65 else v() + ":" if r < 0.8 else ":" + v() if r < 0.96 else ":")

    def versions(self):
        comma = self.rng.choice([",", ",", " , ", ", "])
        return "@" + self.rng.choice(["", "", "", " "]) + comma.join(self.term() for _ in range(self.rng.choice([1, 1, 1, 1, 2, 3])))

    def variant(self):
        rng = self.rng
        if self.of["variants"] and rng.random() < 0.7:
            name, value = rng.choice(self.of["variants"])
            values = value if isinstance(value, list) else [str(value)]
            values = [v[:7] for v in values] if name == "patches" and rng.random() < 0.7 else values
            value = ",".join(rng.sample(values, rng.randint(0, len(values))) or ["*"])
        else:
            name, value = rng.choice(VARIANTS), rng.choice(VALUES)
        if any(c in value for c in " ()&") and not value.startswith(("'", '"')):
            value = "'" + value + "'"
        r = rng.random()
        if r < 0.45:
            return rng.choice(["+", "~", "+", "~", " -", "++", "~~", " --", "+ ", "~ "]) + name
        return " " + name + rng.choice(["=", "=", "=", ":=", "==", ":=="]) + (value if rng.random() < 0.75 else rng.choice(VALUES))

    def target(self):
        one = lambda: self.pick(self.of["targets"], TARGETS, 0.4)
        return ",".join(self.rng.choice(["{}", "{}:{}", "{}:", ":{}"]).format(one(), one()) for _ in range(self.rng.choice([1, 1, 1, 2])))

    def machine(self):
        rng = self.rng
        return " " + rng.choice([lambda: "target=" + self.target(), lambda: "target=" + self.target(), lambda: "os=" + rng.choice(OSES),
                                 lambda: "platform=" + rng.choice(PLATFORMS), lambda: "arch=%s-%s-%s" % (rng.choice(PLATFORMS), rng.choice(OSES), self.target()),
                                 lambda: "arch=" + self.target(), lambda: "arch=linux--x86_64", lambda: "operating_system=debian12",
                                 lambda: rng.choice(["+", "~", "++"]) + rng.choice(["target", "os", "platform", "arch", "namespace", "cflags"])])()

    def flag(self):
        if self.of["flags"] and self.rng.random() < 0.6:
            kind, value = self.rng.choice(self.of["flags"])
            return " %s=%s" % (kind, json.dumps(value))
        return " " + self.rng.choice(FLAGS) + self.rng.choice(["=", "==", "=", ":="]) + self.rng.choice(FLAG_VALUES)

    def hash(self):
        hash = self.rng.choice(self.of["hashes"])
        return "/" + self.rng.choice([hash, hash[:7], hash[:2], "zzzz", hash.upper()[:5]])

    def options(self, most=3):
        rng, parts = self.rng, []
        if rng.random() < 0.45:
            parts.append(self.versions())
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2, most])):
            r = rng.random()
            parts.append(self.variant() if r < 0.55 else self.machine() if r < 0.8 else self.flag() if r < 0.9 else self.hash() if r < 0.96
                         else " namespace=" + rng.choice(self.of["namespaces"] + ["nosuch"]))
        if rng.random() < 0.15:
            rng.shuffle(parts)
        return "".join(parts)

    def dependency(self):
        rng, r = self.rng, self.rng.random()
        sigil = rng.choice(["^", "^", "%", "%", "%%"])
        if r < 0.25:
            attributes = [a for a in ("virtuals=" + ",".join(rng.sample(["c", "cxx", "fortran", "mpi", "blas"] + self.of["virtuals"], rng.choice([1, 1, 2]))),
                                      "deptypes=" + ",".join(rng.sample(["build", "link", "run", "test"], rng.choice([1, 1, 2]))),
                                      "when=" + rng.choice(["+mpi", "'@1.2:'", "~shared", "'%gcc'", "*", "''", "\"^zlib\"", "nosuch", "'+mpi ^zlib'"]))
                          if rng.random() < 0.45]
            sigil += "[" + " ".join(attributes) + "]" + rng.choice(["", " "])
        if rng.random() < 0.15:
            sigil += rng.choice(["c", "c,cxx", "mpi", "fortran", "zlib-api"]) + rng.choice(["=", "=", "=", "=="])
        return " " + sigil + (self.name() if rng.random() < 0.94 else "*") + self.options(2)

    def query(self):
        rng = self.rng
        text = (self.name(0.85) if rng.random() < 0.5 else "") + self.options()
        for _ in range(rng.choice([0, 0, 1, 1, 1, 2, 3])):
            text += self.dependency()
        for _ in range(rng.choice([0, 0, 0, 0, 0, 0, 1, 2])):
            place = rng.randint(0, len(text))
            text = text[:place] + rng.choice(PIECES) + text[place + rng.choice([0, 0, 1, 2]):]
        return text

    def fact(self, n, target):
        """Something that is so, now and then told wrongly."""
        rng, arch = self.rng, n.get("arch") or {}
        version = str(n.get("version", "1")).split("=")[-1]
        prefix = version.rsplit(".", 1)[0]
        parameters = [(k, v) for k, v in n.get("parameters", {}).items() if v not in ([], "", "*")]
        key, value = rng.choice(parameters) if parameters else ("shared", True)
        if isinstance(value, list):
            value = rng.sample(value, rng.randint(1, len(value)))
            value = " ".join(value) if key.endswith("flags") else ",".join(value)
        if isinstance(value, bool):
            variant = rng.choice(["+", "~"] if rng.random() < 0.2 else ["+" if value else "~"]) * rng.choice([1, 1, 1, 2]) + key
        else:
            variant = " %s%s%s" % (key, rng.choice(["=", "=", ":=", "=="]), json.dumps(value) if set(str(value)) & set(" ()&;$<>|#[]") else value)
        r = rng.random()
        if r < 0.4:
            return rng.choice(["@" + prefix, "@=" + version, "@:" + version, "@" + prefix + ":", "@" + prefix + ":" + version, "@:0," + version, "@" + version + ":" + prefix])
        if r < 0.75:
            return variant
        if r < 0.9:
            return " " + rng.choice(["target=" + target, "target=:" + target, "target=" + target + ":", "target=x86_64:", "os=%s" % arch.get("platform_os"),
                                     "platform=%s" % arch.get("platform"), "arch=%s-%s-%s" % (arch.get("platform"), arch.get("platform_os"), target)])
        return "/" + n.get("hash", "abc")[:rng.choice([1, 5, 32])] if r < 0.95 else " namespace=%s" % n.get("namespace")

    def likely(self):
        """Mostly true of the document, so that each part is reached."""
        rng, nodes = self.rng, self.of["nodes"]
        text = rng.choice([nodes[0][0]["name"], "", nodes[0][0]["name"]])
        text += "".join(self.fact(*nodes[0]) for _ in range(rng.choice([0, 1, 1, 2])))
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            n, target = rng.choice(nodes)
            name = n["name"]
            if "compiler" in n and rng.random() < 0.2:
                name, n = n["compiler"]["name"], dict(n, version=n["compiler"]["version"], parameters={})
            elif self.of["virtuals"] and rng.random() < 0.2:
                name = rng.choice(self.of["virtuals"]) + rng.choice(["", "=" + name])
            elif rng.random() < 0.15:
                name = ""
            text += " " + rng.choice("^^%") + name + "".join(self.fact(n, target) for _ in range(rng.choice([0, 0, 1, 1, 2])))
        return text

    def soup(self):
        """Words in no order, for who reads them."""
        return "".join(self.rng.choice(PIECES) for _ in range(self.rng.randint(1, 9)))

    def ask(self):
        file = self.rng.choice(self.files)
        self.of = self.values[file]
        kind = self.rng.choice([self.query] * 5 + [self.likely] * 5 + [self.soup] * 2)
        return {"spec": file, "query": kind()}


if __name__ == "__main__":
    questions = Questions(int(sys.argv[1]), sys.argv[3:])
    for _ in range(int(sys.argv[2])):
        print(json.dumps(questions.ask()))
