"""Spec files of all formats that were never installed: each fact of Spack's query syntax has a document that shows it.

    python3 spec_documents.py DIR        writes them; the same bytes each time
"""
import base64
import hashlib
import json
import os
import random
import sys

LANGUAGES = {"c", "cxx", "fortran"}


def node(name, version, deps=(), variants=None, arch="linux-debian12-zen3", namespace="builtin", flags=None, **more):
    """deps: "name types virtuals", as in "mpich link,build mpi"."""
    return dict(name=name, version=version, deps=deps, variants=variants or {}, arch=arch, namespace=namespace,
                flags=flags or {}, **more)


def digest(*words):
    return base64.b32encode(hashlib.sha1("/".join(words).encode()).digest()).decode().lower()[:32]


def arch(text):
    platform, os_name, target = text.split("-", 1)[0], text.split("-", 1)[1].rsplit("-", 1)[0], text.rsplit("-", 1)[1]
    generic = target in ("x86_64", "aarch64", "ppc64le") or target.startswith("x86_64_v")
    return {"platform": platform, "platform_os": os_name,
            "target": target if generic else {"name": target, "vendor": "AuthenticAMD", "features": ["aes", "avx2"],
                                              "generation": 0, "parents": [], "cpupart": ""}}


def written(file, n, version, nodes):
    """A node as a Spack of this format writes it."""
    own = digest(file, n["name"], n["version"], n.get("id", ""))
    by_id = {m.get("id", m["name"]): m for m in nodes}
    result = {"name": n["name"], "version": n["version"], "arch": arch(n["arch"]), "namespace": n["namespace"]}
    if n.get("compiler") and version < 5:
        name, _, of = n["compiler"].partition("@")
        result["compiler"] = {"name": name, "version": of}
    flags = {kind: n["flags"].get(kind, []) for kind in ("cflags", "cppflags", "cxxflags", "fflags", "ldflags", "ldlibs")}
    result["parameters"] = dict(sorted({**n["variants"], **flags}.items()))
    if n.get("external"):
        result["external"] = {"path": n["external"], "module": None, "extra_attributes": {}}
    if "patches" in n["variants"]:
        result["patches"] = n["variants"]["patches"]
    if version >= 3:
        result["package_hash"] = digest("recipe", n["name"]) + "===="
    edges = []
    for dep in n["deps"]:
        name, types, *virtuals = dep.split(" ")
        virtuals = virtuals[0].split(",") if virtuals else []
        if version < 5 and LANGUAGES & set(virtuals):
            continue
        child = by_id[name]
        hashed = digest(file, child["name"], child["version"], child.get("id", ""))
        types = types.split(",")
        if version >= 4:
            parameters = {"deptypes": types, "virtuals": virtuals}
            if version == 5 and virtuals:
                parameters["direct"] = True
            edges.append({"name": child["name"], "hash": hashed, "parameters": parameters})
        elif version == 2:
            edges.append({"name": child["name"], "build_hash": hashed + "b", "type": types})
        else:
            edges.append({"name": child["name"], "hash": hashed, "type": types})
    if edges and version == 1:
        result["dependencies"] = {e["name"]: {"hash": e["hash"], "type": e["type"]} for e in edges}
    elif edges:
        result["dependencies"] = edges
    if n.get("build_spec"):
        other = by_id[n["build_spec"]]
        result["build_spec"] = {"name": other["name"], "hash": digest(file, other["name"], other["version"], other.get("id", ""))}
    if version == 5:
        result["annotations"] = {"original_specfile_version": n.get("original", 5)}
        if n.get("original", 5) < 5:
            result["annotations"]["compiler"] = n["compiler"].replace("@", "@=")
    result["hash"] = own
    if version == 2:
        result["full_hash"], result["build_hash"] = own[::-1], own + "b"
    return result


def reached(nodes, version):
    """The nodes that are still there when a format leaves edges out."""
    by_id = {m.get("id", m["name"]): m for m in nodes}
    waiting, seen = [nodes[0]], []
    while waiting:
        n = waiting.pop(0)
        if n in seen:
            continue
        seen.append(n)
        for dep in n["deps"]:
            name, _, *virtuals = dep.split(" ")
            if not (version < 5 and virtuals and LANGUAGES & set(virtuals[0].split(","))):
                waiting.append(by_id[name])
        if n.get("build_spec"):
            waiting.append(by_id[n["build_spec"]])
    return [n for n in nodes if n in seen]


def document(file, version, nodes):
    nodes = reached(nodes, version)
    written_nodes = [written(file, n, version, nodes) for n in nodes]
    if version == 1:
        return {"spec": [{n.pop("name"): n} for n in written_nodes]}
    return {"spec": {"_meta": {"version": version}, "nodes": written_nodes}}


PATCHES = [hashlib.sha256(b"one").hexdigest(), hashlib.sha256(b"two").hexdigest()]
GCC = node("gcc", "12.2.0", variants={"languages": ["c", "c++", "fortran"], "bootstrap": True, "binutils": False,
                                     "build_system": "autotools"}, external="/usr", arch="linux-debian12-x86_64")
ZLIB = node("zlib", "1.3.1", ["gcc build c", "gmake build"], {"shared": True, "pic": True, "optimize": False, "build_system": "makefile"},
            compiler="gcc@12.2.0", flags={"cflags": ["-O2", "-g"], "ldflags": ["-L/opt/x", "-lm"]})
GMAKE = node("gmake", "4.4.1", ["gcc build c"], {"guile": False, "build_system": "generic"}, compiler="gcc@12.2.0", arch="linux-debian12-x86_64")


def stack(version_of_zlib="1.3.1", compiler="gcc@12.2.0", target="zen3", platform="linux-debian12"):
    """HDF5 over MPI: two levels, a build tool with dependencies of its own, a diamond."""
    where = platform + "-" + target
    c = "gcc build c,cxx"
    return [
        node("hdf5", "1.14.3", ["mpich build,link mpi", "zlib build,link zlib-api", "cmake build", "gmake build", "gcc build c,cxx,fortran",
                                "pkgconf build pkgconfig"],
             {"mpi": True, "fortran": True, "hl": False, "shared": True, "api": "default", "build_type": "Release", "ipo": False,
              "generator": "make", "build_system": "cmake", "tools": ["dump", "ls", "repack"], "patches": PATCHES},
             where, flags={"cflags": ["-O3", "-march=native", "-I /opt/include"], "cxxflags": ["-O3"]}, compiler=compiler),
        node("mpich", "4.1.2", ["hwloc link", "libfabric link", "zlib link zlib-api", "python build", c],
             {"device": "ch4", "netmod": "ofi", "fortran": True, "pmi": ["pmi2", "simple"], "shared": True, "build_system": "autotools",
              "datatype-engine": "auto", "xpmem": False}, where, compiler=compiler),
        node("hwloc", "2.9.3", ["libpciaccess link", c], {"shared": True, "cuda": False, "cuda_arch": ["none"], "build_system": "autotools"},
             where, compiler=compiler),
        node("libpciaccess", "0.17", [c], {"build_system": "autotools"}, where, compiler=compiler),
        node("libfabric", "1.20.0", [c], {"fabrics": ["sockets", "tcp", "udp"], "debug": False, "build_system": "autotools"}, where,
             compiler=compiler),
        dict(ZLIB, version=version_of_zlib, arch=where, compiler=compiler),
        node("cmake", "3.27.9", ["curl build,link", "ncurses build,link", c], {"ownlibs": True, "qtgui": False, "build_type": "Release",
                                                                                "build_system": "generic", "shared": False}, where,
             compiler=compiler),
        node("curl", "8.4.0", ["zlib build,link zlib-api", c], {"libs": ["shared", "static"], "tls": ["openssl"], "build_system": "autotools"},
             where, compiler=compiler),
        node("ncurses", "6.4", [c], {"termlib": True, "abi": "none", "build_system": "autotools"}, where, compiler=compiler),
        node("python", "3.11.6", ["zlib build,link zlib-api", c], {"ssl": True, "tkinter": False, "shared": True, "optimizations": False,
                                                                  "build_system": "generic"}, where, compiler=compiler),
        node("pkgconf", "1.9.5", [c], {"build_system": "autotools"}, where, compiler=compiler),
        dict(GMAKE, compiler=compiler), GCC,
    ]


def alone(name, version, **more):
    return [node(name, version, **more)]


def documents():
    """File name → format, nodes."""
    docs = {}
    for version in (1, 2, 3, 4, 5):
        docs["hdf5-v%d" % version] = version, stack()
    docs["hdf5-llvm-v4"] = 4, stack("1.2.13", "clang@16.0.6", "icelake", "linux-rhel9")
    docs["hdf5-oneapi-v3"] = 3, stack("1.2.11", "oneapi@2023.2.0", "skylake_avx512", "linux-ubuntu22.04")
    docs["hdf5-mac-v4"] = 4, stack("1.2.13", "apple-clang@14.0.0", "m1", "darwin-ventura")
    docs["hdf5-from-v4"] = 5, [dict(n, original=4, deps=[d for d in n["deps"] if not LANGUAGES & set(d.split(" ")[2:][:1] and d.split(" ")[2].split(","))])
                               for n in stack(compiler="gcc@11.3.0")]
    for name, version in [("tidal", "develop"), ("tidal-dated", "develop-2024-05"), ("rc", "1.3rc2"), ("beta", "1.3.1beta3"), ("alpha", "2.0alpha"),
                          ("master", "master"), ("stable", "stable"), ("letter", "9e"), ("ssl", "1.1.1w"), ("dashes", "1-2_3"),
                          ("zeros", "01.03"), ("words", "a.b.c"), ("rev", "r1234"), ("pl", "5.0.0-pl2"), ("long", "20230831123456789012345.1"),
                          ("final", "1.2final"), ("date", "2023-08-31"), ("prefix", "v1.2"), ("b2", "3.0.0b2"), ("rcdash", "1.3.1-rc1"),
                          ("one", "1"), ("onethree", "1.3"), ("capital", "1.2A"), ("zed", "1.2z"), ("main", "main"), ("nightly", "nightly-7")]:
        docs["version-" + name] = 4, alone("brinefmt", version, compiler="gcc@10.2.1")
    docs["git-tag"] = 5, alone("tideline", "git.v5.2.4=5.2.4", variants={"commit": "0123456789abcdef0123456789abcdef01234567"})
    docs["git-commit"] = 5, alone("tideline", "0123456789abcdef0123456789abcdef01234567=1.4.2")
    docs["git-branch"] = 4, alone("tideline", "git.feature/x-1=develop", compiler="gcc@12.2.0")
    docs["variants"] = 5, alone("driftplot", "1.0", variants={
        "yes": "yes", "empty": "", "none": "none", "multi": ["a"], "many": ["a", "b", "c"], "nothing": [], "truth": True, "lie": False,
        "True": "TRUE", "number": "12", "dotted": "1.2.3", "Case": "Value", "with-dash": True, "with_under": "a-b", "star": "x*", "plus": "c++"},
        flags={"cflags": ["-O2", "-g", "-march=zen3"], "ldlibs": ["-lm"], "fflags": ["-fno-x y"]}, namespace="own.sea")
    for target in ("x86_64", "x86_64_v3", "x86_64_v4", "haswell", "skylake", "cascadelake", "zen", "zen2", "zen4", "k10", "nehalem", "pentium4", "i686"):
        docs["target-" + target] = 5, alone("saltmath", "2.1.0", arch="linux-debian12-" + target)
    for target in ("neoverse_n1", "a64fx", "m2", "aarch64"):
        docs["target-" + target] = 4, alone("saltmath", "2.1.0", arch="linux-rhel8-" + target, compiler="gcc@8.5.0")
    docs["target-power9le"] = 3, alone("saltmath", "2.1.0", arch="linux-rhel8-power9le", compiler="xl@16.1")
    docs["target-unknown"] = 5, alone("saltmath", "2.1.0", arch="linux-debian12-quantum9")
    docs["target-windows"] = 5, alone("saltmath", "2.1.0", arch="windows-windows10.0.19045-x86_64", namespace="own")
    two = [node("harborside", "1.0", ["old build", "new link,run", "gcc build c", "gmake build"], {"shared": True}),
           node("zlib", "1.2.13", ["gcc build c"], {"shared": False, "pic": True}, id="old"),
           node("zlib", "1.3.1", ["gcc build cxx"], {"shared": True, "pic": True}, id="new"), GMAKE, GCC]
    docs["two-zlibs"] = 5, two
    docs["two-zlibs-v4"] = 4, [dict(n, compiler="gcc@12.2.0") for n in two]
    docs["splice"] = 5, [node("hdf5", "1.14.3", ["zlib-ng link zlib-api"], {"shared": True}, build_spec="built", id="deployed"),
                         node("zlib-ng", "2.1.4", ["gcc build c"], {"compat": True, "shared": True}), GCC,
                         node("hdf5", "1.14.3", ["zlib link zlib-api", "cmake build"], {"shared": True}, id="built"),
                         dict(ZLIB, deps=[]), node("cmake", "3.27.9")]
    docs["languages"] = 5, [node("shoalmesh", "3.0", ["llvm build c,cxx", "gcc build fortran", "openblas link blas,lapack", "tests test"],
                                 {"mpi": False, "pic": True}),
                            node("llvm", "17.0.6", ["python link,run"], {"clang": True, "targets": ["all"], "flang": False}, arch="linux-debian12-x86_64_v3"),
                            node("openblas", "0.3.24", ["gcc build c,fortran"], {"threads": "openmp", "ilp64": False, "shared": True, "pic": True}),
                            node("python", "3.10.13", ["zlib link zlib-api"]), node("tests", "1.0", ["zlib link"]), dict(ZLIB, deps=[]),
                            dict(GCC, deps=["zlib link"])]
    docs["provider"] = 5, [dict(n) for n in stack() if n["name"] not in ("hdf5", "cmake", "curl", "ncurses", "pkgconf", "gmake")]
    docs["provider"][1][:] = [dict(n, deps=[d for d in n["deps"] if not d.startswith("gmake")]) for n in docs["provider"][1]]
    docs["openmpi-v3"] = 3, [node("netcdf-c", "4.9.2", ["openmpi build,link", "hdf5 build,link"], {"mpi": True}, compiler="gcc@12.2.0"),
                             node("hdf5", "1.12.2", ["openmpi build,link"], {"mpi": True, "shared": True}, compiler="gcc@12.2.0"),
                             node("openmpi", "4.1.5", [], {"fabrics": ["ucx"], "schedulers": ["slurm"]}, compiler="gcc@12.2.0", external="/opt/openmpi")]
    return docs


def random_node(rng, name, names):
    version = rng.choice(["1.2.3", "1.2", "2.0", "develop", "1.3rc1", "3.1.4a", "git.main=2.1", "0.9-beta2", "main", "10.0", "1.10.2", "2023.1"])
    deps, used = [], set()
    for child in names:
        if rng.random() < 0.45 and child not in used:
            used.add(child)
            types = rng.sample(["build", "link", "run", "test"], rng.randint(1, 3))
            virtuals = rng.sample(["mpi", "blas", "c", "cxx", "zlib-api"], rng.choice([0, 0, 0, 1, 2]))
            deps.append(" ".join([child, ",".join(types), ",".join(virtuals)]).strip())
    variants = {v: rng.choice([True, False]) for v in rng.sample(["shared", "pic", "mpi", "cuda", "debug"], rng.randint(0, 4))}
    variants.update({v: rng.choice(["default", "a", "b", "none"]) for v in rng.sample(["api", "build_type"], rng.randint(0, 2))})
    variants.update({v: rng.sample(["a", "b", "c", "d"], rng.randint(0, 3)) for v in rng.sample(["tools", "langs"], rng.randint(0, 2))})
    flags = {f: rng.sample(["-O2", "-g", "-O3", "-fPIC", "-I /x"], rng.randint(0, 3)) for f in rng.sample(["cflags", "ldflags", "cxxflags"], rng.randint(0, 2))}
    target = rng.choice(["zen3", "zen2", "x86_64", "x86_64_v3", "skylake", "icelake", "m1", "neoverse_n1", "haswell", "odd"])
    where = "-".join([rng.choice(["linux", "linux", "darwin"]), rng.choice(["debian12", "rhel9", "ventura"]), target])
    return node(name, version, deps, variants, where, rng.choice(["builtin", "own", "own.sea"]), flags,
                compiler=rng.choice(["gcc@12.2.0", "clang@15.0.0", "oneapi@2023.1", "apple-clang@14"]))


def random_document(rng, file):
    names = ["pear", "gcc", "mpich", "zlib", "openblas", "cmake", "llvm", "kelp", "clang"]
    names = names[:1] + rng.sample(names[1:], rng.randint(1, 6))
    nodes = [random_node(rng, name, names[i + 1:]) for i, name in enumerate(names)]
    return document(file, rng.choice([1, 2, 3, 4, 4, 5, 5, 5]), nodes)


def write(folder, name, content):
    with open(os.path.join(folder, name + ".json"), "w") as file:
        json.dump(content, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    os.makedirs(sys.argv[1], exist_ok=True)
    for name, (version, nodes) in documents().items():
        write(sys.argv[1], name, document(name, version, nodes))
    if len(sys.argv) > 2:
        for i in range(int(sys.argv[2])):
            write(sys.argv[1], "random-%03d" % i, random_document(random.Random(i), "random-%03d" % i))
