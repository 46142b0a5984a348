"""What breaks, and how: small sources of our own, one way of failing each. A cause of None is a log that succeeds."""

CASES = []
# The same breakage, told by another linker or with another option: one fingerprint for all of them.
SAME = {"undefined-mold": "undefined-lld", "undefined-gold": "undefined-lld", "library-mold": "library-lld",
        "library-gold": "library-lld", "ctest-output": "ctest-fails", "exit-137": "killed",
        "patch-silent": "patch-fails"}
VERSIONS = {"go": "go version", "perl": "perl -v", "nvcc": "nvcc --version | grep release", "R": "R --version | head -1",
            "ld": "ld --version", "bash": "bash --version | head -1", "gfortran": "gfortran --version | head -1"}


def case(name, tool, kind, cause, files, run, using=None, places=2):
    CASES.append({"name": name, "tool": tool, "class": kind, "cause": cause, "files": files, "run": run,
                  "with": using or tool, "places": places, "group": SAME.get(name, name)})


MAKE = """CFLAGS = -O1 -Wall
OBJS = tide.o reef.o kelp.o
all: lagoon
lagoon: $(OBJS)
\t$(CC) -o $@ $(OBJS) $(LIBS)
%.o: %.c
\t$(CC) $(CFLAGS) -c -o $@ $<
"""
GOOD = {"tide.c": "int tide(void) { return 1; }\n", "kelp.c": "int kelp(int n) { return n + 1; }\n",
        "reef.c": "int tide(void);\nint kelp(int);\nint main(void) { return kelp(tide()) - 2; }\n"}


def c(name, kind, cause, changes, run="make -j$J", tool="gcc", using="gcc", makefile=MAKE, places=2):
    files = dict(GOOD, Makefile=makefile)
    files.update(changes)
    case(name, tool, kind, cause, files, run, using, places)


# GCC and make
c("missing-header", "compile", "fatal error: salinity/brine.h", {"reef.c": '#include <salinity/brine.h>\nint main(void) { return 0; }\n'})
c("syntax", "compile", "error: expected", {"kelp.c": "int kelp(int n)\n{\n    int m = n + 1\n    return m;\n}\n"})
c("undeclared", "compile", "undeclared", {"tide.c": "int tide(void)\n{\n    return moon_phase + 1;\n}\n"})
c("wrong-type", "compile", "error: incompatible types", {"tide.c": "struct water { int salt; };\nint tide(void)\n{\n    struct water w;\n    int x;\n    x = w;\n    return x;\n}\n"})
c("werror", "compile", "unused variable", {"tide.c": "int tide(void)\n{\n    int ebb;\n    return 1;\n}\n"}, run="make -j$J CFLAGS='-Wall -Werror'")
c("member", "compile", "has no member named", {"kelp.c": "struct leaf { int width; };\nint kelp(int n)\n{\n    struct leaf l = { n };\n    return l.length;\n}\n"})
c("too-few-arguments", "compile", "too few arguments", {"reef.c": "int tide(void);\nint kelp(int);\nint main(void)\n{\n    return kelp() + tide();\n}\n"})
c("hash-error", "compile", "#error", {"kelp.c": '#ifndef HAVE_CURRENT\n#error "lagoon needs a current; configure with --with-current"\n#endif\nint kelp(int n) { return n; }\n'})
c("conflicting-types", "compile", "error: conflicting types", {"tide.c": "long tide(int);\nint tide(void) { return 1; }\n"})
c("implicit-werror", "compile", "implicit declaration", {"tide.c": "int tide(void)\n{\n    return spring_tide(3);\n}\n"}, run="make -j$J CFLAGS='-Werror=implicit-function-declaration'")
c("unknown-option", "compile", "unrecognized command-line option", {}, run="make -j$J CFLAGS=-fwater-tight")
c("static-assert", "compile", "static assertion failed", {"kelp.c": '_Static_assert(sizeof(long) == 4, "long must have 32 bits");\nint kelp(int n) { return n; }\n'})
case("cxx-no-match", "gcc", "compile", "error: no matching function", {"deep.cpp": "#include <vector>\n#include <string>\n#include <algorithm>\nstruct Squid { int arms; };\nint main()\n{\n    std::vector<Squid> all(3);\n    std::string s = \"a\";\n    int n = std::max(all, 3);\n    return n;\n}\n"}, "g++ -std=c++17 -c deep.cpp", "gcc")
case("cxx-sort", "gcc", "compile", "error: no match for", {"deep.cpp": "#include <vector>\n#include <algorithm>\nstruct Squid { int arms; };\nint main()\n{\n    std::vector<Squid> all(3);\n    std::sort(all.begin(), all.end());\n}\n"}, "g++ -std=c++17 -c deep.cpp", "gcc")
case("cxx-keep-going", "gcc", "compile", "does not name a type", {"a.cpp": "class Whale { Krill food; };\n", "b.cpp": "int b() { return 1; }\n", "Makefile": "all: a.o b.o\n%.o: %.cpp\n\t$(CXX) -Wall -c $<\n"}, "make -k -j$J", "gcc")
c("undefined-reference", "link", "undefined reference to", {"tide.c": "double H5Deep(int);\nint tide(void) { return (int) H5Deep(2); }\n"}, tool="ld")
c("undefined-many", "link", "undefined reference to", {"tide.c": "double shoal_open(int);\nint shoal_read(void);\nint tide(void) { return (int) shoal_open(2) + shoal_read(); }\n", "kelp.c": "void shoal_close(void);\nint kelp(int n) { shoal_close(); return n; }\n"}, tool="ld")
c("missing-library", "link", "cannot find -lbarnacle", {}, run="make -j$J LIBS=-lbarnacle", tool="ld")
c("multiple-definition", "link", "multiple definition", {"kelp.c": "int kelp(int n) { return n; }\nint tide(void) { return 2; }\n"}, tool="ld")
c("no-main", "link", "undefined reference to", {"reef.c": "int reef(void) { return 1; }\n"}, tool="ld")
c("wrong-format", "link", "file format not recognized", {"reef.c": "int main(void) { return 0; }\n", "libjunk.a": "this is no archive\n"}, run="make -j$J LIBS=$HERE/libjunk.a", tool="ld")
case("not-pic", "ld", "link", "recompile with -fPIC", {"a.c": "int depth;\nint *a(void) { return &depth; }\n"}, "gcc -fno-pic -c a.c && gcc -v -shared -o liba.so a.o", "gcc")
case("cxx-vtable", "ld", "link", "undefined reference to", {"a.cpp": "struct Ship { virtual ~Ship(); virtual void sink(); };\nint main() { Ship s; }\n"}, "g++ -o fleet a.cpp", "gcc")
for linker, arg in (("lld", "ld.lld"), ("mold", "mold"), ("gold", "ld.gold")):
    texts = {"lld": "undefined symbol", "mold": "undefined symbol", "gold": "undefined reference"}
    case("undefined-" + linker, linker if linker != "gold" else "ld", "link", texts[linker], {"a.c": "int halibut_count(void);\nint main(void) { return halibut_count(); }\n"}, "gcc -fuse-ld=%s -o nets a.c" % linker, arg)
    case("library-" + linker, linker if linker != "gold" else "ld", "link", {"lld": "unable to find library", "mold": "library not found", "gold": "cannot find -lherring"}[linker], {"a.c": "int main(void) { return 0; }\n"}, "gcc -fuse-ld=%s -o nets a.c -lherring" % linker, arg)
# interleaved jobs: one breaks, the others tell a lot
many = {"Makefile": "OBJS = $(patsubst %.c,%.o,$(wildcard part*.c))\nall: lagoon\nlagoon: $(OBJS)\n\t$(CC) -o $@ $^\n%.o: %.c\n\t@echo compiling $< with error checks\n\t@sleep 0.0$(words $(wildcard *))\n\t$(CC) -Wall -Wextra -c -o $@ $<\n"}
for i in range(12):
    many["part%d.c" % i] = "int part%d(int unused, int x)\n{\n    int never;\n    return x%s;\n}\n" % (i, " + bathymetry[3]" if i == 7 else "")
case("interleaved", "make", "compile", "'bathymetry' undeclared", many, "make -j$((J+2)) 2>&1 | sed \"s/[‘’]/'/g\"", "gcc")
case("tool-says", "make", "unknown", "The rope is too short", {"Makefile": "all: fleet moored\nfleet: a.o\n\t$(CC) -o $@ a.o\nmoored:\n\t@./moor\n", "a.c": "int main(void) { return 0; }\n", "moor": "#!/bin/sh\necho 'mooring at quay 4'\necho 'The rope is too short for this quay'\nexit 3\n"}, "make -k -j$J", "gcc")
case("script-unread", "make", "system", "yntax error", {"Makefile": "all:\n\tsh rig\n", "rig": "if true; then\n  echo rigged\n"}, "make -j$J", "make")
case("option-of-another-system", "make", "unknown", "invalid option", {"Makefile": "all: liblagoon.a\nliblagoon.a:\n\tar -n cru $@ a.o\n"}, "make -j$J", "make")
case("old-compiler", "make", "compile", "surge.c:3: parse error", {"Makefile": "all: surge.o\nsurge.o:\n\t@sh oldcc surge.c\n", "oldcc": "cat << 'END'\nsurge.c: In function `surge':\nsurge.c:3: parse error before `wave_t'\nsurge.c:5: `crest' undeclared (first use in this function)\nsurge.c:5: (Each undeclared identifier is reported only once\nsurge.c:5: for each function it appears in.)\nEND\nexit 1\n"}, "make -j$J", "make")
case("comparison-failure", "make", "unknown", "Tide tables failure!", {"Makefile": "compare:\n\t@echo 'Tide tables failure!'; for i in 1 2 3 4 5 6 7 8; do echo quay$$i.o differs; done; exit 1\n"}, "make -j$J", "make")
case("command-not-found-often", "make", "system", "riveter: not found", {"Makefile": "all: a b c d e\na b c d e:\n\t@riveter $@ && true\n"}, "make -k 2>&1 | sort", "make")
case("unbound-variable", "system", "system", "unbound variable", {"sound": "#!/bin/bash\nset -u\necho sounding\necho $DEPTH\n"}, "./sound", "bash")
case("exec-format", "make", "system", "Exec format error", {"Makefile": "all:\n\t@echo moulding; ./mould && true\n", "mould": "#!\x7fELF of another machine\n"}, "printf '\\177ELF\\002' > mould; make", "make")
case("recursive-make", "make", "compile", "unknown type name", {"Makefile": "all:\n\t$(MAKE) -C src all\n", "src/Makefile": "all:\n\t$(MAKE) -C deep all\n", "src/deep/Makefile": "all: a.o\n", "src/deep/a.c": "plankton_t x;\n"}, "make -j$J", "gcc")
c("no-rule", "compile", "No rule to make target", {}, tool="make", makefile="all: lagoon\nlagoon: sand.o\n\t$(CC) -o $@ $<\n")
c("missing-separator", "compile", "missing separator", {}, tool="make", makefile="all:\n    echo spaces\n")
c("make-error-call", "compile", "set SEA_ROOT", {}, tool="make", makefile="ifndef SEA_ROOT\n$(error set SEA_ROOT to where the sea is)\nendif\nall:\n\techo ok\n")
c("command-not-found", "system", "doxygenate: No such file", {}, tool="make", makefile="all:\n\tdoxygenate --all\n")
c("ignored-then-real", "compile", "fatal error", {"tide.c": "#include \"squall.h\"\n"}, tool="make", makefile="all: clean tide.o\nclean:\n\t-rm nothing-here\n\t-test -e nowhere\n" )
case("ninja-compile", "ninja", "compile", "error: 'anchor' undeclared", {"build.ninja": "rule cc\n  command = gcc -Wall -c $in -o $out\n  description = CC $out\nbuild a.o: cc a.c\nbuild b.o: cc b.c\nbuild c.o: cc c.c\n", "a.c": "int a(void) { return 1; }\n", "b.c": "int b(void)\n{\n    return anchor;\n}\n", "c.c": "int c(void) { int unused; return 1; }\n"}, "ninja -j$J -k 0 2>&1 | sed \"s/[‘’]/'/g\"", "ninja")
case("ninja-tool-says", "ninja", "unknown", "The tide is too low", {"build.ninja": "rule moor\n  command = sh moor $out\nbuild quay: moor\nbuild pier: moor\n", "moor": "echo 'The tide is too low at this pier'\nexit 3\n"}, "ninja -j1", "ninja")
case("ninja-missing-input", "ninja", "compile", "missing and no known rule", {"build.ninja": "rule cc\n  command = gcc -c $in -o $out\nbuild a.o: cc gone.c\n"}, "ninja -j$J", "ninja")
# CMake
CM = "cmake_minimum_required(VERSION 3.16)\nproject(lagoon C)\n"
case("no-ninja", "cmake", "configure", 'program corresponding to "Ninja"', {"CMakeLists.txt": CM}, "mkdir bin && ln -s $(command -v cmake) $(command -v gcc) bin && PATH=$PWD/bin cmake -G Ninja -B build .", "cmake")
case("find-package", "cmake", "configure", "CMake Error at CMakeLists.txt", {"CMakeLists.txt": CM + "find_package(Seagrass 2.1 REQUIRED)\n"}, "cmake -B build .", "cmake")
case("find-library", "cmake", "configure", "CMake Error at", {"CMakeLists.txt": CM + "list(APPEND CMAKE_MODULE_PATH ${CMAKE_SOURCE_DIR})\nfind_package(ZLIBX REQUIRED)\n", "FindZLIBX.cmake": "find_library(ZLIBX_LIBRARY zlibx)\nfind_path(ZLIBX_INCLUDE zlibx.h)\ninclude(FindPackageHandleStandardArgs)\nfind_package_handle_standard_args(ZLIBX REQUIRED_VARS ZLIBX_LIBRARY ZLIBX_INCLUDE)\n"}, "cmake -B build .", "cmake")
case("cmake-message", "cmake", "configure", "CMake Error at cmake/checks.cmake", {"CMakeLists.txt": CM + "include(cmake/checks.cmake)\n", "cmake/checks.cmake": "message(FATAL_ERROR \"lagoon can't be built in its own source tree\")\n"}, "cmake -B build .", "cmake")
case("cmake-unknown-command", "cmake", "configure", "CMake Error at CMakeLists.txt", {"CMakeLists.txt": CM + "add_seaweed(kelp)\n"}, "cmake -B build .", "cmake")
case("cmake-too-old", "cmake", "configure", "CMake Error at CMakeLists.txt", {"CMakeLists.txt": "cmake_minimum_required(VERSION 99.1)\nproject(lagoon C)\n"}, "cmake -B build .", "cmake")
case("cmake-bad-compiler", "cmake", "configure", "CMake Error at", {"CMakeLists.txt": CM, "badcc": "#!/bin/sh\necho 'badcc: licence of the compiler has expired' >&2\nexit 1\n"}, "CC=$HERE/badcc cmake -B build .", "cmake")
case("cmake-missing-source", "cmake", "configure", "CMake Error at CMakeLists.txt", {"CMakeLists.txt": CM + "add_executable(reef reef.c gone.c)\n", "reef.c": "int main(void) { return 0; }\n"}, "cmake -B build .", "cmake")
case("cmake-target-missing", "cmake", "configure", "CMake Error at CMakeLists.txt", {"CMakeLists.txt": CM + "add_executable(reef reef.c)\ntarget_link_libraries(reef Algae::Algae)\n", "reef.c": "int main(void) { return 0; }\n"}, "cmake -B build .", "cmake")
case("cmake-compile", "cmake", "compile", "fatal error: nekton.h", {"CMakeLists.txt": CM + "include(CheckIncludeFile)\ncheck_include_file(nowhere/such.h HAVE_SUCH)\ninclude(CheckFunctionExists)\ncheck_function_exists(no_such_function_error HAVE_NSF)\nadd_executable(reef reef.c error.c)\n", "reef.c": "#include \"nekton.h\"\nint main(void) { return 0; }\n", "error.c": "int error(void) { return 0; }\n"}, "cmake -B build . && cmake --build build -j$J", "cmake")
case("cmake-ninja-link", "cmake", "link", "undefined reference to", {"CMakeLists.txt": CM + "add_executable(reef reef.c)\n", "reef.c": "int sonar_ping(void);\nint main(void) { return sonar_ping(); }\n"}, "cmake -G Ninja -B build . && cmake --build build -j$J", "cmake")
# ctest, make check
CT = CM + "enable_testing()\nadd_executable(t t.c)\nadd_test(NAME floats COMMAND t 0)\nadd_test(NAME sinks COMMAND t 1)\nadd_test(NAME anchors_error_free COMMAND t 0)\n"
T = "#include <stdio.h>\n#include <stdlib.h>\nint main(int c, char **v)\n{\n    if (atoi(v[1]) == 1) { printf(\"expected 3 fathoms, got 4\\n\"); return 1; }\n    if (atoi(v[1]) == 2) abort();\n    if (atoi(v[1]) == 3) for (;;) ;\n    return 0;\n}\n"
case("ctest-fails", "ctest", "test", "***Failed", {"CMakeLists.txt": CT, "t.c": T}, "cmake -B build . > /dev/null && cmake --build build > /dev/null && cd build && ctest -j$J", "ctest")
case("ctest-output", "ctest", "test", "***Failed", {"CMakeLists.txt": CT, "t.c": T}, "cmake -B build . > /dev/null && cmake --build build > /dev/null && cd build && ctest -j$J --output-on-failure", "ctest")
case("ctest-crash-listed", "ctest", "test", "(SEGFAULT)", {"CMakeLists.txt": CT.replace("t 1", "t 2"), "t.c": T.replace("abort()", "*(volatile int *) 0 = 1")}, "cmake -B build . > /dev/null && cmake --build build > /dev/null && cd build && ctest -j$J 2>&1 | sed -n '/tests passed/,$p'", "ctest")
case("ctest-aborts", "ctest", "test", "Subprocess aborted", {"CMakeLists.txt": CT.replace("t 1", "t 2"), "t.c": T}, "cmake -B build . > /dev/null && cmake --build build > /dev/null && cd build && ctest -j$J", "ctest")
case("ctest-timeout", "ctest", "test", "***Timeout", {"CMakeLists.txt": CT.replace("t 1", "t 3") + "set_tests_properties(sinks PROPERTIES TIMEOUT 1)\n", "t.c": T}, "cmake -B build . > /dev/null && cmake --build build > /dev/null && cd build && ctest -j$J", "ctest")
# autotools
AC = "AC_INIT([lagoon], [1.2], [bugs@example.org])\nAM_INIT_AUTOMAKE([foreign -Wall -Werror subdir-objects])\nAC_CONFIG_HEADERS([config.h])\nAC_PROG_CC\n%s\nAC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n"
AM = "bin_PROGRAMS = lagoon\nlagoon_SOURCES = reef.c tide.c kelp.c\nTESTS = ok.sh bad.sh skipped.sh\n"
PROBES = "AC_CHECK_HEADERS([stdlib.h error.h no_such_header_error.h sys/statvfs.h io.h])\nAC_CHECK_FUNCS([strerror no_such_function perror])\nAC_CHECK_LIB([m], [cos])\nAC_CHECK_LIB([nowhere_error], [nothing])\nAC_C_BIGENDIAN\nAC_TYPE_SIZE_T\n"


def auto(name, kind, cause, checks, run, changes=None, tool="autotools", using="autoconf", am=AM):
    files = dict(GOOD, **{"configure.ac": AC % checks, "Makefile.am": am, "ok.sh": "#!/bin/sh\nexit 0\n", "skipped.sh": "#!/bin/sh\nexit 77\n",
                          "bad.sh": "#!/bin/sh\nexit 0\n"})
    files.update(changes or {})
    case(name, tool, kind, cause, files, "autoreconf -i > /dev/null 2>&1; " + run, using)


auto("autotools-good", "", None, PROBES, "./configure && make V=1 -j$J CFLAGS='-Wall -Werror=format' && make check")
auto("autotools-library", "configure", "configure: error:", PROBES + "AC_CHECK_LIB([plankton], [plankton_init], [], [AC_MSG_ERROR([libplankton is required])])", "./configure")
auto("autotools-header", "configure", "configure: error:", PROBES + "AC_CHECK_HEADER([coral/reef.h], [], [AC_MSG_ERROR([coral/reef.h not found, give --with-coral=DIR])])", "./configure --disable-silent-rules")
auto("autotools-no-compiler", "configure", "C compiler cannot create executables", PROBES, "./configure CC=/usr/bin/no-such-cc")
auto("autotools-bad-flags", "configure", "option '-mwet-floats'", PROBES, "./configure CFLAGS=-mwet-floats; cat config.log")
auto("autotools-pkg-config", "configure", "configure: error:", "PKG_CHECK_MODULES([TROUT], [trout >= 4.2])", "./configure", using="pkg-config")
auto("make-check-fails", "test", "FAIL: bad.sh", PROBES, "./configure > /dev/null && make -j$J > /dev/null && make check", {"bad.sh": "#!/bin/sh\necho 'the water is too deep'\nexit 1\n"}, tool="make-check")
auto("make-check-good", "", None, PROBES, "./configure > /dev/null && make -j$J && make check && cat test-suite.log", tool="make-check")
auto("libtool-missing-dep", "compile", "fatal error: anemone.h", "AM_PROG_AR\nLT_INIT", "./configure && make -j$J", {"tide.c": "#include <anemone.h>\nint tide(void) { return 1; }\n"}, am="lib_LTLIBRARIES = libtide.la\nlibtide_la_SOURCES = tide.c kelp.c\n", using="libtoolize")
case("autoreconf-macro", "autotools", "configure", "error: possibly undefined macro", {"configure.ac": "AC_INIT([x], [1])\nAC_SQUID_INK\nAM_SEA_FOAM\nAC_OUTPUT\n"}, "autoreconf -fi", "autoconf")
# Meson
ME = "project('lagoon', 'c', version: '1.2')\n"
case("meson-dependency", "meson", "configure", "ERROR: Dependency", {"meson.build": ME + "cc = meson.get_compiler('c')\ncc.has_function('no_error_here')\ncc.has_header('error.h')\ndependency('sturgeon', version: '>=2')\n"}, "meson setup build", "meson")
case("meson-option", "meson", "configure", "ERROR: Unknown options", {"meson.build": ME}, "meson setup build -Dwaves=high", "meson")
case("meson-syntax", "meson", "configure", "ERROR:", {"meson.build": ME + "executable('a', 'a.c'\n"}, "meson setup build", "meson")
case("meson-compile", "meson", "compile", "unknown type name", {"meson.build": ME + "executable('reef', 'reef.c', 'tide.c')\n", "reef.c": "int main(void) { return 0; }\n", "tide.c": "ebb_t t;\n"}, "meson setup build && meson compile -C build -j $J", "meson")
case("meson-test", "meson", "test", "swims", {"meson.build": ME + "e = executable('t', 't.c')\ntest('floats', e, args: ['0'])\ntest('swims', e, args: ['1'])\n", "t.c": T}, "meson setup build && meson compile -C build && meson test -C build", "meson")
case("meson-good", "meson", "", None, {"meson.build": ME + "cc = meson.get_compiler('c')\ncc.has_function('no_error_here')\ncc.has_header('nowhere.h')\ndependency('sturgeon', required: false)\nexecutable('reef', 'reef.c', 'error.c')\n", "reef.c": "int main(void) { int x; return 0; }\n", "error.c": "int error(void) { return 0; }\n"}, "meson setup build && meson compile -v -C build -j $J", "meson")
# Python
SETUP = "from setuptools import setup, Extension\nsetup(name='jellyfish', version='0.3', py_modules=['jelly'], ext_modules=[Extension('_sting', ['sting.c'])])\n"
PYC = "#include <Python.h>\n#include \"tentacle.h\"\n"
PIP = "python3 -m pip install --no-deps --no-build-isolation --no-index --ignore-installed --prefix=$HERE/inst --root-user-action=ignore -v ."
case("setup-extension", "python", "compile", "fatal error: tentacle.h", {"setup.py": SETUP, "jelly.py": "", "sting.c": PYC}, "python3 setup.py -v build", "python3")
case("pip-setup-raises", "python", "python", "RuntimeError: jellyfish needs the library libtide", {"setup.py": "import os\nif 'TIDE_DIR' not in os.environ:\n    raise RuntimeError('jellyfish needs the library libtide; set TIDE_DIR')\n", "jelly.py": ""}, PIP, "python3")
case("pip-no-module", "python", "python", "ModuleNotFoundError: No module named", {"setup.py": "import cython_of_the_sea\nfrom setuptools import setup\nsetup(name='jellyfish', version='0.3')\n"}, PIP, "python3")
case("pip-backend", "python", "python", "ModuleNotFoundError: No module named 'flounder_build'", {"pyproject.toml": "[build-system]\nrequires = []\nbuild-backend = 'flounder_build'\n[project]\nname = 'jellyfish'\nversion = '1'\n"}, PIP, "python3")
case("pip-no-distribution", "python", "python", "No matching distribution found", {"requirements.txt": "cuttlefish-of-ours>=3.1\n"}, "python3 -m pip install --no-index -r requirements.txt", "python3")
case("traceback-chain", "python", "python", "KeyError: 'harbour'", {"run.py": "def where(places):\n    try:\n        return places['harbour']\n    except KeyError as e:\n        raise RuntimeError('no place to land') from e\nwhere({})\n"}, "python3 run.py", "python3")
case("python-syntax", "python", "python", "SyntaxError", {"run.py": "def sail(:\n    pass\n"}, "python3 run.py", "python3")
case("python-assert", "python", "python", "AssertionError: 3 masts", {"run.py": "import deck\ndeck.check(2)\n", "deck.py": "def check(n):\n    assert n == 3, '3 masts expected, not %d' % n\n"}, "echo running; python3 run.py; echo 'make: *** [Makefile:3: check] Error 1'", "python3")
case("python-good", "python", "", None, {"setup.py": SETUP, "jelly.py": "class JellyError(Exception):\n    pass\n", "sting.c": "#include <stdlib.h>\nint unused_error(void) { int x; return 0; }\nvoid *PyInit__sting(void) { return NULL; }\n"}, "python3 setup.py -v build --force && python3 -c 'print(\"0 errors, 0 failures\")'", "python3")
# Cargo
CARGO = "[package]\nname = \"mussel\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"
case("cargo-type", "cargo", "compile", "error[E0308]", {"Cargo.toml": CARGO, "src/main.rs": "fn depth() -> u32 {\n    \"deep\"\n}\nfn main() {\n    let unused = 1;\n    println!(\"{}\", depth());\n}\n"}, "cargo build -j $J", "cargo")
case("cargo-name", "cargo", "compile", "error[E0425]", {"Cargo.toml": CARGO, "src/main.rs": "fn main() {\n    println!(\"{}\", fathoms);\n}\n"}, "cargo build -j $J", "cargo")
case("cargo-no-crate", "cargo", "fetch", "no matching package named", {"Cargo.toml": CARGO + "[dependencies]\noyster = \"2\"\n", "src/main.rs": "fn main() {}\n"}, "cargo build --offline", "cargo")
case("cargo-link", "cargo", "link", "unable to find library -lclam", {"Cargo.toml": CARGO, "src/main.rs": "#[link(name = \"clam\")]\nextern \"C\" { fn clam_open() -> i32; }\nfn main() { unsafe { clam_open(); } }\n"}, "cargo build -j $J", "cargo")
case("cargo-build-script", "cargo", "configure", "could not find the library libpearl", {"Cargo.toml": CARGO, "build.rs": "fn main() { panic!(\"could not find the library libpearl; set PEARL_DIR\"); }\n", "src/main.rs": "fn main() {}\n"}, "cargo build -j $J", "cargo")
case("cargo-test", "cargo", "test", "assertion `left == right` failed", {"Cargo.toml": CARGO, "src/lib.rs": "#[test]\nfn floats() {}\n#[test]\nfn sinks() { assert_eq!(3, 4, \"fathoms\"); }\n"}, "cargo test -j $J", "cargo")
case("cargo-good", "cargo", "", None, {"Cargo.toml": CARGO, "src/main.rs": "mod error;\nfn main() {\n    let unused = 1;\n    println!(\"{:?}\", error::Error::Failed);\n}\n", "src/error.rs": "#[derive(Debug)]\npub enum Error { Failed, Fatal }\n#[test]\nfn no_error() {}\n"}, "cargo build -v -j $J && cargo test", "cargo")
# Go
case("go-undefined", "go", "compile", "undefined: soundings", {"go.mod": "module example.org/cod\n\ngo 1.19\n", "main.go": "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(soundings)\n}\n"}, "go build ./...", "go")
case("go-unused", "go", "compile", "imported and not used", {"go.mod": "module example.org/cod\n\ngo 1.19\n", "main.go": "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tfmt.Println(1)\n}\n"}, "go build ./...", "go")
case("go-no-module", "go", "fetch", "module lookup disabled", {"go.mod": "module example.org/cod\n\ngo 1.19\n", "main.go": "package main\n\nimport \"example.org/haddock/net\"\n\nfunc main() { net.Cast() }\n"}, "go build ./...", "go")
case("go-test", "go", "test", "depth: got 4", {"go.mod": "module example.org/cod\n\ngo 1.19\n", "a_test.go": "package cod\n\nimport \"testing\"\n\nfunc TestDepth(t *testing.T) {\n\tt.Errorf(\"depth: got 4, want 3\")\n}\n\nfunc TestNoError(t *testing.T) {}\n"}, "go test -v ./...", "go")
# R, Perl
DESC = "Package: urchin\nVersion: 0.1\nTitle: Spines\nDescription: Spines.\nLicense: GPL-2\nAuthor: A\nMaintainer: A <a@example.org>\n"
case("r-dependency", "r", "configure", "ERROR: dependenc", {"urchin/DESCRIPTION": DESC + "Imports: seastar\n", "urchin/NAMESPACE": "import(seastar)\n"}, "mkdir lib; R CMD INSTALL -l lib urchin", "R")
case("r-compile", "r", "compile", "fatal error: spines.h", {"urchin/DESCRIPTION": DESC, "urchin/NAMESPACE": "useDynLib(urchin)\n", "urchin/src/u.c": "#include <spines.h>\n"}, "mkdir lib; R CMD INSTALL -l lib urchin", "R")
case("r-syntax", "r", "compile", "unexpected symbol", {"urchin/DESCRIPTION": DESC, "urchin/NAMESPACE": "", "urchin/R/a.R": "f <- function(x) {\n  x y\n}\n"}, "mkdir lib; R CMD INSTALL -l lib urchin", "R")
case("r-library", "r", "configure", "there is no package called", {"a.R": "library(seaslug)\n"}, "Rscript a.R", "R")
case("r-good", "r", "", None, {"urchin/DESCRIPTION": DESC, "urchin/NAMESPACE": "useDynLib(urchin)\nexport(on_error)\n", "urchin/R/a.R": "on_error <- function(x) stop('error')\n", "urchin/src/error.c": "void error_handler(void) {}\n"}, "mkdir lib; R CMD INSTALL -l lib urchin", "R")
case("perl-module", "perl", "configure", "Can't locate Deep/Sea/Anchor.pm", {"Makefile.PL": "use strict;\nuse Deep::Sea::Anchor;\n"}, "perl Makefile.PL", "perl")
case("perl-syntax", "perl", "compile", "syntax error at", {"sail.pl": "use strict;\nmy $x = 3\nmy $y = 4;\nprint $x;\n"}, "perl sail.pl", "perl")
case("perl-strict", "perl", "compile", "Global symbol", {"sail.pl": "use strict;\nprint $mast;\n"}, "perl sail.pl", "perl")
case("perl-test", "perl", "test", "Failed test", {"t/a.t": "use Test::More tests => 3;\nok(1, 'floats');\nis(4, 3, 'three masts');\nok(1, 'no error');\n"}, "perl -MTest::Harness -e 'runtests(@ARGV)' t/a.t", "perl")
# Fortran, CUDA, Clang
case("fortran-module", "gfortran", "compile", "Fatal Error: Cannot open module file", {"a.f90": "program sea\n  use estuary\n  implicit none\n  print *, 1\nend program\n", "Makefile": "all: a.o\n%.o: %.f90\n\tgfortran -c $<\n"}, "make -j$J", "gfortran")
case("fortran-implicit", "gfortran", "compile", "has no IMPLICIT type", {"a.f90": "program sea\n  implicit none\n  knots = 3\nend program\n"}, "gfortran -c a.f90", "gfortran")
case("fortran-type", "gfortran", "compile", "Type mismatch", {"a.f90": "program sea\n  implicit none\n  integer :: n\n  call fill(n)\n  call fill(1.5)\ncontains\n  subroutine fill(x)\n    integer :: x\n  end subroutine\nend program\n"}, "gfortran -c a.f90", "gfortran")
case("fortran-rank", "gfortran", "compile", "Error: ", {"a.f": "      program sea\n      integer n(3)\n      call fill(n)\n      call fill(n(1),2)\n      call fill(1.0)\n      x = y +\n      end\n"}, "gfortran -c a.f", "gfortran")
case("fortran-link", "gfortran", "link", "undefined reference to", {"a.f90": "program sea\n  call mpi_whale(1)\nend program\n"}, "gfortran -o sea a.f90", "gfortran")
case("nvcc-identifier", "nvcc", "compile", "identifier", {"a.cu": "__global__ void f(int *x) { x[0] = undertow; }\nint main() { int unused; return 0; }\n"}, "nvcc -c a.cu", "nvcc")
case("nvcc-header", "nvcc", "compile", "fatal error: ", {"a.cu": "#include \"cuda_of_the_sea.h\"\n"}, "nvcc -c a.cu", "nvcc")
case("nvcc-arch", "nvcc", "compile", "Unsupported gpu architecture", {"a.cu": "int main() { return 0; }\n"}, "nvcc -arch=sm_20 -c a.cu", "nvcc")
case("clang-undeclared", "clang", "compile", "use of undeclared identifier", {"a.c": "int a(void)\n{\n    return lighthouse + 1;\n}\n", "b.c": "int b(void) { int unused; return 1; }\n", "Makefile": "all: a.o b.o\n%.o: %.c\n\tclang -Wall -c $<\n"}, "make -j$J", "clang")
case("clang-header", "clang", "compile", "fatal error: 'breakwater.h' file not found", {"a.c": "#include <breakwater.h>\n"}, "clang -c a.c", "clang")
case("clang-template", "clang", "compile", "error: no matching function", {"a.cpp": "template <class T> T twice(T a, T b) { return a + b; }\nint main() { return twice(1, 2.5); }\n"}, "clang++ -c a.cpp", "clang")
case("clang-link", "clang", "link", "undefined reference to", {"a.c": "int pilot(void);\nint main(void) { return pilot(); }\n"}, "clang -o boat a.c", "clang")
case("clang-werror", "clang", "compile", "unused variable", {"a.c": "int a(void) { int neap; return 1; }\n"}, "clang -Wall -Werror -fcolor-diagnostics -c a.c", "clang")
# the operating system
case("no-space", "system", "system", "No space left on device", dict(GOOD, Makefile=MAKE), "mkdir full && mount -t tmpfs -o size=64k tmpfs full && cp *.c Makefile full && dd if=/dev/zero of=full/ballast bs=1k count=60 status=none; cd full && make -j$J CFLAGS='-g3 -O0' TMPDIR=$HERE/full; cd ..; umount full", "gcc")
case("killed", "system", "system", "Killed", {"Makefile": "all: a b\na:\n\t@sh -c 'kill -9 $$$$'\nb:\n\t@echo fine\n"}, "make -j$J", "make")
case("out-of-memory", "system", "system", "virtual memory exhausted", {"a.cpp": "#include <map>\n#include <string>\n#include <regex>\nint main() { std::regex r(\"a\"); }\n"}, "ulimit -v 90000; g++ -O2 -c a.cpp", "gcc")
case("segfault", "system", "system", "Segmentation fault", {"crash.c": "int main(void) { *(volatile int *) 0 = 1; }\n", "Makefile": "all:\n\tgcc -o crash crash.c\n\t./crash\n"}, "make 2>&1", "gcc")
case("not-executable", "system", "system", "Permission denied", {"configure": "echo hi\n"}, "./configure --prefix=/opt/sea", "bash")
case("permission", "system", "system", "Permission denied", {"Makefile": "install:\n\tmkdir -p /opt/prefix/bin\n\tinstall -m 755 reef /opt/prefix/bin\n", "reef": "x"}, "chmod -R a+rX $HERE; setpriv --reuid=65534 --regid=65534 --clear-groups make install", "make")
case("shared-library", "system", "system", "error while loading shared libraries", {"a.c": "int sound(void) { return 1; }\n", "m.c": "int sound(void);\nint main(void) { return sound(); }\n", "Makefile": "check: probe\n\t./probe\nprobe:\n\tgcc -shared -fPIC -o libsounding.so.2 a.c\n\tgcc -o probe m.c ./libsounding.so.2\n\trm libsounding.so.2\n\tmv probe probe.x; mkdir d; mv probe.x d/probe; cp d/probe probe\n"}, "make check", "gcc")
case("file-limit", "system", "system", "File size limit exceeded", {"Makefile": "all:\n\thead -c 100000 /dev/zero > big\n"}, "ulimit -f 10; make", "make")
case("interpreter", "system", "system", "cannot execute", {"configure": "#!/opt/python2.4/bin/python\nprint 1\n"}, "./configure", "bash")
case("cp-missing", "make", "system", "cp: cannot stat", {"Makefile": "install:\n\tmkdir -p prefix\n\tcp lagoon.conf prefix/\n"}, "make -j$J install", "make")
case("python-no-file", "python", "system", "can't open file", {"setup.cfg": ""}, "python3 setup.py install", "python3")
case("unittest-fails", "python", "test", "FAIL: test_depth", {"test_sea.py": "import unittest\n\nclass Sea(unittest.TestCase):\n    def test_depth(self):\n        self.assertEqual(4, 3)\n\n    def test_no_error(self):\n        pass\n"}, "python3 -m unittest -v", "python3")
case("script-command", "system", "system", "command not found", {"build.sh": "#!/bin/bash\nset -e\necho building\nsealant --mix\necho never\n"}, "./build.sh", "bash")
# fetch, patch
case("git-apply", "patch", "patch", "patch failed", {"a.c": "int a;\n", "fix.patch": "--- a/a.c\n+++ b/a.c\n@@ -1,1 +1,1 @@\n-int y;\n+int yy;\n"}, "git apply fix.patch", "git")
case("patch-fails", "patch", "patch", "Hunk #1 FAILED", {"a.c": "int a;\nint b;\nint c;\n", "fix.patch": "--- a/a.c\n+++ b/a.c\n@@ -1,3 +1,3 @@\n int x;\n-int y;\n+int yy;\n int z;\n"}, "patch -p1 < fix.patch", "patch")
case("patch-no-file", "patch", "patch", "can't find file to patch", {"fix.patch": "--- a/gone.c\n+++ b/gone.c\n@@ -1,3 +1,3 @@\n int x;\n-int y;\n+int yy;\n int z;\n"}, "patch -p1 --batch < fix.patch", "patch")
case("curl-host", "fetch", "fetch", "Could not resolve host", {}, "curl --fail -sS -o x.tar.gz https://mirror.invalid/sea-1.2.tar.gz", "curl")
case("tar-corrupt", "fetch", "fetch", "not in gzip format", {"sea-1.2.tar.gz": "<html>404 Not Found</html>\n"}, "tar xzf sea-1.2.tar.gz", "tar")
case("git-clone", "fetch", "fetch", "Could not resolve host", {}, "git clone https://git.invalid/sea/floor.git", "git")
# people whose machine speaks another language
LOCALE = "mkdir loc && localedef -i {0} -f UTF-8 loc/{0}.UTF-8 && env LOCPATH=$HERE/loc LC_ALL={0}.UTF-8 "


def abroad(lang, name, tool, kind, cause, files, run, using="gcc"):
    case(name, tool, kind, cause, files, LOCALE.format(lang) + run, using)
    CASES[-1]["lang"] = lang


abroad("de_DE", "gcc-german", "gcc", "compile", "Fehler: »moon_phase« nicht deklariert", dict(GOOD, **{"Makefile": MAKE, "tide.c": "int tide(void)\n{\n    int ebb;\n    return moon_phase + 1;\n}\n"}), "make -j$J")
abroad("fr_FR", "gcc-french-header", "gcc", "compile", "erreur fatale: salinity/brine.h", dict(GOOD, **{"Makefile": MAKE, "reef.c": "#include <salinity/brine.h>\nint main(void) { return 0; }\n"}), "make -j$J")
abroad("zh_CN", "gcc-chinese", "gcc", "compile", "‘moon_phase’未声明", dict(GOOD, **{"Makefile": MAKE, "tide.c": "int tide(void)\n{\n    int ebb;\n    return moon_phase + 1;\n}\n"}), "make -j$J")
abroad("de_DE", "fortran-german", "gfortran", "compile", "Fehler: Symbol »tide«", {"sea.f90": "program sea\n  implicit none\n  tide = 3\nend program\n", "Makefile": "sea.o: sea.f90\n\tgfortran -c sea.f90\n"}, "make", "gfortran")
abroad("fr_FR", "ld-french", "ld", "link", "référence indéfinie vers", {"a.c": "int helmsman(void);\nint main(void) { return helmsman(); }\n", "Makefile": "boat: a.c\n\tgcc -o boat a.c\n"}, "make")
abroad("de_DE", "ld-german-library", "ld", "link", "cannot find -lpearl", {"a.c": "int main(void) { return 0; }\n", "Makefile": "boat: a.c\n\tgcc -o boat a.c -lpearl\n"}, "make")
abroad("fr_FR", "ld-french-library", "ld", "link", "ne peut pas trouver -lpearl", {"a.c": "int main(void) { return 0; }\n", "Makefile": "boat: a.c\n\tgcc -o boat a.c -lpearl\n"}, "make")
abroad("fr_FR", "make-french-rule", "make", "compile", "Aucune règle pour fabriquer", {"Makefile": "all: lagoon\nlagoon: gone.c\n\ttouch lagoon\n"}, "make -j$J", "make")
abroad("de_DE", "make-german-command", "make", "system", "make: sealant: Datei oder", {"Makefile": "all:\n\tsealant --mix\n"}, "make -j$J", "make")
# what else machines say
case("exec-missing", "system", "system", "exec: caulker: not found", {"cc": "#!/bin/sh\nset -e\nexec caulker \"$@\"\n", "a.c": "int a;\n", "Makefile": "all: a.o\na.o: a.c\n\t./cc -c a.c\n"}, "make", "make")
case("exit-137", "system", "system", "*** [", {"Makefile": "all: tide.o\ntide.o:\n\t@echo compiling tide; exit 137\n"}, "make", "make")
case("no-makefile", "system", "system", "seamake: not found", {"build/.keep": "", "Makefile": "all:\n\t( cd build ; seamake .. ; make ; make install )\n"}, "make", "make")
case("assembler-folder", "gcc", "compile", "Fatal error: can't create", {"a.c": "int a;\n", "Makefile": "obj/a.o: a.c\n\tgcc -c -o obj/a.o a.c\n"}, "make", "gcc")
case("ld-no-folder", "ld", "link", "cannot open output file", {"a.c": "int main(void) { return 0; }\n", "Makefile": "bin/a: a.c\n\tgcc -o bin/a a.c\n"}, "make", "gcc")
case("patch-silent", "patch", "patch", "FAILED -- saving rejects", {"a.c": "int a;\nint b;\nint c;\n", "fix.patch": "--- a/a.c\n+++ b/a.c\n@@ -1,3 +1,3 @@\n int x;\n-int y;\n+int yy;\n int z;\n"}, "patch -s -p1 < fix.patch; echo '==> Patch fix.patch failed.'", "patch")
case("pip-cmake", "cmake", "configure", "CMake Error at CMakeLists.txt", {"setup.py": "import subprocess\nsubprocess.check_call(['cmake', '.'])\n", "CMakeLists.txt": "cmake_minimum_required(VERSION 3.13)\nproject(sea C)\nfind_package(Eelgrass REQUIRED)\n"}, PIP, "cmake")
case("pip-last-words", "python", "python", "Trouble with the seagrass", {"setup.py": "import sys\nprint('looking for seagrass', flush=True)\nsys.exit('Trouble with the seagrass, giving up. It was looked for in /opt')\n"}, PIP, "python3")
case("cargo-script-error", "cargo", "system", "No such file or directory (os error 2)", {"Cargo.toml": CARGO, "build.rs": "fn main() {\n    if let Err(e) = std::fs::read(\"pearl.conf\") {\n        eprintln!(\"Error: {}\", e);\n        std::process::exit(1);\n    }\n}\n", "src/main.rs": "fn main() {}\n"}, "cargo build -j $J", "cargo")
case("go-refused", "go", "fetch", "connection refused", {"go.mod": "module example.org/cod\n\ngo 1.19\n\nrequire example.org/haddock v1.0.0\n", "main.go": "package main\n\nimport \"example.org/haddock/net\"\n\nfunc main() { net.Cast() }\n"}, "GONOSUMDB=* GONOSUMCHECK=1 GOFLAGS=-mod=mod GOPROXY=http://127.0.0.1:9 go mod download", "go")
# what succeeds, and tells a lot
c("good-noisy", "", None, {"error.c": "int error(void) { return 0; }\n", "tide.c": "int tide(void) { int unused_error; return 1; }\n", "failed.c": "int f(void) { return 1; }\n"}, run="make -j$J CFLAGS='-Wall -Wextra -Werror=format -DERROR=1 -DFATAL_ERROR'", makefile=MAKE.replace("kelp.o", "kelp.o error.o failed.o"))
case("good-cmake", "cmake", "", None, {"CMakeLists.txt": CM + "include(CheckIncludeFile)\ncheck_include_file(nowhere/such.h HAVE_SUCH)\ninclude(CheckFunctionExists)\ncheck_function_exists(no_such_function_error HAVE_NSF)\ncheck_function_exists(strerror HAVE_STRERROR)\nfind_package(Seagrass QUIET)\nfind_package(MPI)\nmessage(WARNING \"No seagrass: errors will not be green\")\nadd_executable(reef reef.c error.c)\n", "reef.c": "int main(void) { return 0; }\n", "error.c": "int error(void) { return 0; }\n"}, "cmake -B build . && cmake --build build -v -j$J", "cmake")
case("good-ctest", "ctest", "", None, {"CMakeLists.txt": CT.replace("t 1", "t 0"), "t.c": T}, "cmake -B build . && cmake --build build && cd build && ctest -V -j$J", "ctest")
case("good-ignored", "make", "", None, {"Makefile": "all:\n\t-rm gone.o\n\t-false\n\t@echo 'tests: 12 passed, 0 failed, 0 errors'\n\t@echo 'installing error.h fatal.txt failed_jobs.py'\n\t@echo 'checking for fatal errors... none'\n"}, "make -k", "make")
case("good-progress", "make", "", None, {"a.sh": "#!/bin/bash\nfor i in 10 20 30 100; do printf '\\rDownloading error-handling %d%%' $i; done; echo; printf '\\033[32mOK\\033[0m no errors\\n'\n"}, "./a.sh", "bash")
case("good-perl", "perl", "", None, {"t/a.t": "use Test::More tests => 2;\nok(1, 'floats');\nok(1, 'fails on error');\n"}, "perl -MTest::Harness -e '$Test::Harness::verbose=1; runtests(@ARGV)' t/a.t", "perl")
case("good-fortran", "gfortran", "", None, {"error.f90": "subroutine error_stop()\n  integer :: unused\nend subroutine\n"}, "gfortran -Wall -Werror=line-truncation -c error.f90", "gfortran")
case("good-go", "go", "", None, {"go.mod": "module example.org/cod\n\ngo 1.19\n", "error.go": "package cod\n\nvar Err = 1\n", "a_test.go": "package cod\n\nimport \"testing\"\n\nfunc TestNoError(t *testing.T) {}\n"}, "go vet ./... && go test -v ./...", "go")
