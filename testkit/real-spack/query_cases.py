"""The questions of the table of cases, by group: each way of the syntax, asked of the documents in which it matters.

    spec_documents.py DIR; python3 query_cases.py DIR RECORDED.json… > QUESTIONS; spack python ask-satisfies.py QUESTIONS > ANSWERS
    python3 query_cases.py --join QUESTIONS ANSWERS > cases.jsonl"""
import json
import os
import random
import sys

import query_fuzz

ALL_FORMATS = ["hdf5-v1", "hdf5-v2", "hdf5-v3", "hdf5-v4", "hdf5-v5"]

VERSIONS = """@1.3 @=1.3 @:1.3 @1.3: @1.3.1 @=1.3.1 @1.3.0 @1.3.1.0 @1.2.12:1.2 @1.2 @:1.2 @1.2: @:1 @1: @1 @=1 @1.3:1.2 @2:1 @3:2 @develop:main @5.6.3:5.4
@develop:9999 @: @:9999 @9999: @develop @=develop @main @=main @master: @:master @stable @stable:develop @nightly @=nightly-7 @default @:default @v1: @v1.2 @=v1.2
@r1234 @=r1234 @a.b @=a.b.c @9 @=9e @9e @:9 @9: @1.1.1 @=1.1.1 @=1.1.1w @1.1.1w: @1.03 @=1.3.0 @1_2_3 @=1-2-3 @1.2.3 @=1.2.3 @1.3rc2 @=1.3rc2 @:1.3rc2 @1.3rc2:
@1.3alpha1: @1.3.1beta @2.0alpha @=2.0alpha @2.0alpha0: @1.2final @=1.2 @2023 @2023.8 @=2023.8.31 @20230831123456789012345.1 @20230831123456789012346:
@5.0.0-pl2 @5.0.0 @=5.0.0 @3.0.0b2 @3.0.0: @1.2,1.3 @=1.2,=1.3 @1.1:1.2,9: @:1.2,develop @1.3.1-rc1 @=1.3.1rc1 @1.2A @1.2Z @1.2z @1.2zA
@git.v5.2.4=5.2.4 @git.v5.2.4 @git.main=1.2 @git.foo @=git.foo @=git.v5.2.4 @0123456789abcdef0123456789abcdef01234567 @0123456789abcdef0123456789abcdef01234567=1.4.2
@git.feature/x-1=develop @git.feature/x-1 @5.2 @=5.2.4 @5.2.4 @1.4: @git.v5.2.4=5.2.5 @1:=2 @=1:2 @1.2.3,git.foo @=1.4.2 @:develop @head @trunk: @1.3:1.3""".split() + [
    "@ 1.3", "@1.2 , 1.3", "@1.2 : 1.3", "@1.3,", "@", "@1.3@1.3", "@=", "@==1.3", "@1.3 @1.3", "@\t1.3", "@1.2,\u00a01.3"]
VARIANTS = """+shared ~shared shared=True shared=true shared=* shared=x shared:=True +nosuch ~nosuch nosuch=* nosuch=True yes=yes +yes yes=* yes=Yes yes:=yes empty=''
empty=* empty=x none=none ~none none=None multi=a multi:=a multi=a,b many=a many=b,a many=a,b,c many:=a,b many:=c,b,a many=d many=* many:=* many=a,* nothing=* nothing=a
nothing:='' +truth truth=TRUE truth=1 ~truth ~lie +lie lie=false lie=no +True True=true number=12 number=012 dotted=1.2.3 dotted=1.2 Case=Value case=Value Case=value
+with-dash ~with-dash with_under=a-b star=x* star=* plus=c++ plus=c ++truth ~~truth --truth ++nosuch nosuch==x name==driftplot yes==yes yes==no many==a many:==a
many==a,b,c foo===bar foo==bar +truth+truth truth=True+truth many=a many=b yes=yes,no yes=, multi=a, multi=,a name=driftplot version=1.0 hash=abc compiler=gcc
concrete=true commit=0123456789abcdef0123456789abcdef01234567 commit=0123456 commit==x patches=* namespace=own.sea namespace=own +namespace ~namespace
namespace=own.sea namespace=x own.sea.driftplot sea.driftplot dev_path=x dev_path==x""".split() + [
    "+truth ~lie", "+ truth", "~ lie", " -lie", "-truth", "many=a many=b", "yes = yes", "yes='yes'", 'yes="yes"', "yes='y\"es'", "yes=\"y\\\"es\"", "many='a,b'",
    "many=a, b", "+truth yes=yes many:=a,b,c", "namespace=own.sea namespace=own.sea", "truth=true truth=true", "driftplot+truth", "driftplot-truth", "driftplot ~truth"]
STACK_VARIANTS = """+mpi ~mpi api=default api=default,v112 api:=default api=* tools=dump tools=ls,dump tools:=ls,dump tools:=repack,ls,dump patches=* patches=7692c3a patches=7692
patches:=7692c3a patches=3fc4ccf,7692c3a patches=zz ++shared ~~shared ++mpi ++pic ~~pic build_system==cmake build_system=cmake build_type==Release ++ssl ~~ssl
languages==c languages:==c,c++,fortran languages==c,fortran ++bootstrap ~~binutils --zlib zlib==x ++nosuch+mpi""".split()
FLAGS = """cflags=-O3 cflags=-O2 cflags==-O3 cflags:=-O3 cflags=* cflags="" ldflags="" ldlibs=-lm ldlibs="" cxxflags=-O3 cxxflags=-O3,-g cppflags=* fflags="-fno-x" +cflags ++cflags""".split() + [
    'cflags="-O3 -march=native"', 'cflags="-march=native -O3"', 'cflags="-I /opt/include"', "cflags='-O3' cflags=-g", 'cflags= "-O2"', 'cflags="-O2 -g"', 'cflags="-g"',
    'fflags="-fno-x y"', 'cflags="  -O3   -march=native "', "cflags='-O3 -I /opt/include' cxxflags=-O3", 'cflags="x -O3"', "cflags=''"]
TARGETS = """target=zen3 target=x86_64 target=x86_64:zen3 target=x86_64_v3: target=:skylake target=zen: target=zen2:zen4 target=:zen3 target=haswell:skylake target=m1: target=aarch64:
target=zen3,zen4 target=zen2:,haswell target=* target=: target=nosuch target=nosuch: target=:nosuch target=zen3,nosuch: target=None target='' target=Zen3 target=quantum9
target=:quantum9 target=x86_64:icelake target=i686: target=ppc64le: target=neoverse_n1: target=armv8.2a: target=:x86_64_v2 target=zen:haswell target=zen3:zen3 target=a:b:c
os=debian12 os=rhel8 os=* os=None platform=linux platform=* platform=darwin arch=zen3 arch=linux arch=linux-debian12 arch=linux-debian12-zen3 arch=linux--x86_64 arch=*-*-x86_64
arch=linux-*-zen3 arch=None-None-zen3 arch=None-None-None arch=linux-debian12-x86_64: arch=--zen3: operating_system=debian12 architecture=linux-debian12-zen2 +os ~os +platform ~platform
+target ~target +arch target==zen3 os==x arch=linux-debian12-zen3-x arch=''""".split() + [
    "platform=* os=nosuch target=nosuch", "os=* target=skylake", "os=nosuch platform=*", "target=zen3 target=zen3", "target=zen3 target=None", "target=None target=zen3",
    "os=debian12 target=zen3", "arch=linux-debian12-zen3 os=debian12", "os=debian12 arch=None-None-zen3", "target=zen3 platform=None", "os='' target=zen3", "target=zen3 ~os",
    "~os target=zen3", "os=debian12 arch=zen3", "arch=zen3 os=debian12", "platform=linux os=debian12 target=zen3"]
DEPENDENCIES = """^zlib ^zlib@1.3 ^zlib@1.2 ^zlib+shared ^mpich ^mpich@4 ^mpich^hwloc ^hwloc ^libpciaccess %libpciaccess %hwloc %mpich %zlib %cmake ^cmake ^curl ^curl@8 ^ncurses ^python
^python@3.11 %python ^gmake %gmake ^pkgconf ^pkgconfig %pkgconfig ^gcc %gcc %gcc@12 %gcc@11 %gcc@=12.2.0 %gcc@13: %gcc+bootstrap ^gcc+bootstrap %c %cxx %fortran ^c ^fortran %c=gcc
%c,cxx=gcc %c,cxx,fortran=gcc ^c=gcc %c=clang %c=* %c==gcc ^mpi==mpich %mpi ^mpi ^mpi=mpich %mpi=mpich ^mpi=openmpi ^mpi@3 ^mpi@=3.1 ^mpi@5: ^mpi+fortran ^mpi~nosuch ^zlib-api ^zlib-api@1
^zlib-api=zlib %zlib-api ^blas ^mpi%gcc ^mpi%gcc@12 ^mpi%gcc@13 ^mpich%gcc ^mpich%clang ^zlib%gcc@12 ^nosuch %nosuch ^ % %% ^* %* %%gcc %%gcc@12 %clang ^clang %llvm ^llvm %oneapi ^oneapi
%intel-oneapi-compilers ^intel-oneapi-compilers %apple-clang %apple-clang@14 ^apple-clang@14: %intel %rocmcc %arm ^builtin.zlib ^own.zlib %builtin.gcc ^[virtuals=mpi]mpich
^[virtuals=mpi,c]mpich ^[virtuals=mpi] ^[] %[] ^[deptypes=build]cmake ^[deptypes=link]cmake ^[deptypes=build,link]mpich ^[deptypes=build,link,run]mpich ^[deptypes=test]zlib ^[deptypes=link]hwloc
^[deptypes=all]zlib ^[deptypes=nosuch]zlib ^[nosuch=x]zlib ^[+x]zlib ^[virtuals=mpi ^]zlib ^[when=+mpi]mpich ^[when=~mpi]nosuch ^[when=+mpi]nosuch ^[when=%gcc]zlib ^[when='%gcc@11']nosuch
^[when='^zlib']hwloc ^[when='']zlib ^[when=*]zlib ^[when='@@']zlib %[virtuals=c]gcc %[virtuals=c,cxx]gcc %[virtuals=c]gcc@12 %[virtuals=cxx]clang %[virtuals=c]c=gcc %[deptypes=build]gcc
%[deptypes=run]gcc ^zlib++shared ^mpich++shared ^hwloc~~shared ^zlib/a ^zlib/zz ^/a %/a ^zlib^zlib ^zlib@1.3^zlib@1.3.1 ^zlib@1.2^zlib@1.3 ^zlib+shared^zlib~shared ^zlib+shared^zlib+pic
^zlib^zlib%gcc ^zlib^zlib%nosuch %gcc^gcc ^gcc%gcc %gcc%gcc@12 %gcc@12%gcc@11 ^[deptypes=build]zlib^zlib ^[deptypes=build]zlib^[deptypes=build,link]zlib""".split() + [
    "hdf5 ^zlib ^mpich", "hdf5 %gcc target=zen3", "hdf5 %gcc target=x86_64", "hdf5 %gcc +bootstrap", "hdf5 %gcc os=debian12", "hdf5 %gcc os=*", "hdf5 %gcc target=None", "hdf5 %gcc cflags=-O3",
    "hdf5 %gcc cflags=''", "hdf5 %gcc ++shared", "hdf5 %gcc@12.2.0 ^mpich@4.1.2 ^zlib@1.3.1", "hdf5 ^mpich %gcc ^zlib %gcc", "hdf5 ^mpi target=zen4", "hdf5 ^mpich target=zen3",
    "hdf5 ^mpich target=zen4", "hdf5+mpi ^mpich device=ch4", "hdf5 ^mpich netmod=tcp", "zlib", "hdf5", "mpi", "*", "", " ", "\u3000", "* ^zlib", "*+mpi", "hdf5 zlib", "hdf5^zlib zlib",
    "builtin.hdf5", "own.hdf5", "builtin.mock.hdf5", "hdf5/", "hdf5 /zz", "/zz", "/zz/zz", "hdf5 ^", "hdf5 %", "hdf5 %[virtuals=c", "hdf5 ^[virtuals=mpi] mpi=mpich", "hdf5 ^ mpi = mpich",
    "hdf5 ^ mpi=mpich", "hdf5 ^mpi=builtin.mpich", "hdf5 ^mpi=own.mpich", "hdf5 %c=gcc@12 %cxx=gcc", "hdf5 %c=gcc@11 %cxx=gcc", "hdf5 %gcc@12 %clang", "hdf5 % gcc", "hdf5 %gcc %%gcc",
    "hdf5 ^mpich ^hwloc %gcc", "hdf5 ^mpich %hwloc", "hdf5 ^mpich %libpciaccess", "hdf5 ^cmake %curl", "hdf5 ^cmake %zlib", "hdf5 ^python", "mpich", "mpich ^python", "mpich ^hwloc",
    "mpi@3", "mpi@9", "mpi+fortran", "mpi ^hwloc", "mpi ^nosuch", "mpi%gcc", "^openmpi", "^openmpi@4", "netcdf-c ^mpi", "netcdf-c ^mpi@3", "%openmpi", "^hdf5 ^mpi", "^hdf5 %mpi",
    "^zlib target=:icelake ^zlib os=debian12", "^zlib os=debian12 ^zlib target=x86_64:", "^zlib target=zen2: ^zlib target=:zen4", "^zlib target=zen2: ^zlib target=zen3",
    "^zlib target=zen3 ^zlib target=zen2", "^zlib target=* ^zlib target=zen2", "^zlib target=zen2 ^zlib target=*", "^zlib target=zen2:zen4,skylake ^zlib target=:zen3",
    "^zlib target=m1: ^zlib target=:zen3", "^zlib platform=linux ^zlib os=debian12", "^zlib os=debian12 ^zlib os=rhel9", "^zlib os=* ^zlib os=debian12", "^zlib/a ^zlib/aa",
    "^zlib/a ^zlib/b", "^builtin.zlib ^zlib", "^builtin.zlib ^own.zlib", "^zlib cflags=-O2 ^zlib cflags=-g", "^zlib@1.2: ^zlib@:1.3", "^zlib@1.2,1.3 ^zlib@1.3:", "^zlib@=1.3.1 ^zlib@1.3",
    "^zlib pic=* ^zlib+pic", "^mpich pmi=pmi2 ^mpich pmi=simple", "^mpich pmi:=pmi2 ^mpich pmi=simple", "^mpich pmi=pmi2 ^mpich pmi:=pmi2,simple", "^zlib++pic ^zlib+pic",
    "^zlib target=nosuch: ^zlib target=:zen3", "^[deptypes=x deptypes=link]zlib", "^[when='@@' when=+mpi]zlib", "^[nosuch=x nosuch=y]zlib", "%clang ^llvm", "%llvm %clang@16:",
    "^gcc %[when=@12]nosuch", "^gcc %[when=@11]nosuch", "%gcc ^[when=%gcc@12]zlib", "^zlib ^zlib ^zlib", "^mpi ^mpich", "^mpi@3 ^mpi@4", "^mpi@3 ^mpi@:3.1"]
SYNTAX = ["zlib.json", "./zlib.json", "/tmp/zlib.yaml", "dir/zlib.json", "a.b.json", "hdf5!", "hdf5 &", "hdf5 (x)", "hdf5@1.14@", "hdf5\n+mpi", "hdf5\t+mpi", "hdf5\u00a0+mpi", "hdf5 é", "hdf5 x=é",
          "hdf5 x='é'", "hdf5 x=\"a", "hdf5 'x'", "hdf5 +", "hdf5 ~", "hdf5 + +mpi", "hdf5 +mpi~", "hdf5 ++", "hdf5 +=mpi", "hdf5 =", "hdf5 x=", "hdf5 x==", "hdf5 x:=", "hdf5 x:y", "hdf5:", "hdf5,",
          "hdf5 a=b=c", "hdf5 a.b=c", "hdf5 a-b=c", "hdf5 -a=b", "hdf5@1.14:target=zen3", "hdf5@1.14.3:target=zen2", "hdf5@:foo=bar", "hdf5@1.14.3foo=bar", "hdf5@1.14.3 mpi=True", "hdf5@1.14.3mpi=True",
          "hdf5@1.14:+mpi", "hdf5@1.14-shared", "hdf5-shared", "hdf5 -shared", "hdf5--shared", "hdf5 --shared", "hdf5 - shared", "hdf5+shared-mpi", "hdf5+shared -mpi", "_hdf5", "-hdf5", "1hdf5", "9",
          "hdf5[", "hdf5 ]", "hdf5 ^]", "hdf5 ^[]]", "hdf5 ^[virtuals=mpi", "hdf5 ^[virtuals:=mpi]mpich", "hdf5 ^[virtuals==mpi]mpich", "hdf5 ^[ virtuals=mpi ] mpich", "hdf5 ^[virtuals='mpi']mpich",
          "hdf5 ^[virtuals=mpi virtuals=c]mpich", "hdf5 ^[deptypes=build deptypes=link]mpich", "hdf5 ^[when=+mpi when=~mpi]nosuch", "hdf5 **", "**", "*.hdf5", "hdf5.*", "..", ".", ".json", "hdf5\\",
          "hdf5 /abc/def", "/abc-def", "/abc+shared", "/abc.def", "hdf5@/abc", "hdf5 ^^zlib", "hdf5 %%%gcc", "hdf5 ^%gcc", "hdf5 %^gcc", "hdf5 ^ ^zlib", "hdf5 % %gcc", "hdf5 ^@1.3", "hdf5 ^+pic", "hdf5 %@12",
          "hdf5 ^target=zen3", "hdf5 ^os=debian12", "hdf5 %os=debian12", "hdf5 ^ os=debian12", "hdf5 ^*@1.3", "hdf5 ^*+pic", "hdf5 %*@12", "hdf5 ^[virtuals=mpi]@4", "hdf5 ^[virtuals=mpi]+fortran"]

# v5 needs luthier-cc twice: to build, and to run
TWICE = ["^[deptypes=run]luthier-cc", "^[virtuals=c]luthier-cc", "^[deptypes=run virtuals=c]luthier-cc", "^[deptypes=build,run]luthier-cc",
         "^[deptypes=build,link]luthier-cc", "^[deptypes=run virtuals=c,cxx]luthier-cc", "%[deptypes=run virtuals=c]luthier-cc",
         "%luthier-cc ^[deptypes=run]luthier-cc", "^[deptypes=run]luthier-cc ^[deptypes=build]luthier-cc"]


def questions(folder, recorded):
    files = sorted(name[:-5] for name in os.listdir(folder))
    path = lambda name: os.path.join(folder, name + ".json")
    some = random.Random(7)

    def ask(group, names, queries):
        for query in queries:
            for name in names:
                yield {"group": group, "spec": path(name), "query": query}

    versions = [f for f in files if f.startswith(("version-", "git-"))]
    for query in VERSIONS:
        yield from ask("versions", some.sample(versions, 16), [query])
    yield from ask("variants", ["variants"], VARIANTS)
    yield from ask("variants", ["hdf5-v1", "hdf5-v3", "hdf5-v5"], STACK_VARIANTS)
    yield from ask("flags", ["hdf5-v2", "hdf5-v5", "variants"], FLAGS)
    targets = [f for f in files if f.startswith("target-")]
    for query in TARGETS:
        yield from ask("targets", some.sample(targets, 9), [query])
    yield from ask("dependencies", ALL_FORMATS + ["hdf5-from-v4"], DEPENDENCIES)
    for query in DEPENDENCIES:
        yield from ask("dependencies", some.sample(["hdf5-llvm-v4", "hdf5-oneapi-v3", "hdf5-mac-v4", "two-zlibs", "two-zlibs-v4", "splice", "languages", "provider",
                                                    "openmpi-v3"], 4), [query])
    yield from ({"group": "dependencies", "spec": file, "query": query} for query in TWICE for file in recorded if file.endswith("v5.json"))
    yield from ask("syntax", ["hdf5-v4", "hdf5-v5"], SYNTAX)
    with_nodes = [f for f in files if not f.startswith(("version-", "target-"))]
    for seed, names in ((1, with_nodes), (2, files)):
        fuzz = query_fuzz.Questions(seed, [path(name) for name in names])
        for _ in range(800):
            yield dict(fuzz.ask(), group="any")
    if recorded:
        fuzz = query_fuzz.Questions(3, recorded)
        for _ in range(800):
            yield dict(fuzz.ask(), group="recorded")


def join(asked, answers):
    with open(asked) as questions, open(answers) as lines:
        seen = set()
        for question, answer in zip(questions, lines):
            case = json.loads(question)
            key = case["spec"], case["query"]
            if key not in seen:
                seen.add(key)
                case["spec"] = os.path.basename(case["spec"])[:-5]
                case["answer"] = answer.split(":")[0].strip()
                print(json.dumps(case))


if __name__ == "__main__":
    if sys.argv[1] == "--join":
        join(sys.argv[2], sys.argv[3])
    else:
        for question in questions(sys.argv[1], sys.argv[2:]):
            print(json.dumps(question))
