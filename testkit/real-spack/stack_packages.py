"""Real packages: where their sources come from, what they need, and our own recipes for them."""
import glob
import hashlib
import os
import re
import subprocess

# How it is built, Debian's source package, what it needs of the others (! only to build); after the semicolon its arguments.
TABLE = """
auto acl: attr
auto attr
auto byacc
auto check
auto cppunit; --disable-doxygen
auto diffutils
auto ed
auto ethtool; --disable-netlink
auto flac: libogg; --disable-cpplibs --disable-examples --disable-programs
auto flex: !m4
auto gdbm: readline ncurses
auto gperf
auto grep: pcre2
auto gzip
auto hello
auto lame; --disable-decoder
auto lcms2: zlib; --without-jpeg --without-tiff
auto less: ncurses pcre2; --with-regex=pcre2
auto libassuan: libgpg-error
auto libdaemon; --disable-lynx --disable-examples
auto libevent; --disable-openssl --disable-samples
auto libffi
auto libgpg-error
auto libmicrohttpd; --disable-https --disable-doc
auto libogg
auto libpcap: !flex !byacc; --without-libnl --disable-dbus --disable-rdma --disable-bluetooth
auto libpipeline
auto libpng1.6: zlib
auto libseccomp: !gperf
auto libsigsegv
auto libtasn1-6; --disable-doc
auto libtool: !m4
auto libvorbis: libogg; --disable-oggtest
auto libxml2: zlib xz-utils; --without-python --without-icu
auto lzo2
auto m4: libsigsegv
auto nasm
auto ncurses; --with-shared --with-termlib --enable-overwrite --without-ada --without-tests --without-manpages
auto opus; --disable-extra-programs
auto patch: attr
auto pcre2
auto pkgconf
auto popt
auto pv
auto readline: ncurses; --with-curses bash_cv_termcap_lib=libtinfo
auto rsync: popt zlib lz4 xxhash; --disable-openssl --disable-zstd --disable-md2man --with-included-zlib=no
auto sed
auto socat: readline; --disable-openssl
auto speex: libogg
auto tar: acl
auto tmux: libevent ncurses !byacc
auto units: readline ncurses
auto xz-utils
auto zlib
make bzip2; install PREFIX={prefix}
make dos2unix; install prefix={prefix} ENABLE_NLS=
make lz4; install PREFIX={prefix}
make xxhash; install PREFIX={prefix}
cmake cmocka
cmake jansson; -DJANSSON_BUILD_DOCS=OFF
cmake json-c; -DBUILD_TESTING=OFF
cmake libonig
cmake libyaml
cmake snappy; -DSNAPPY_BUILD_TESTS=OFF -DSNAPPY_BUILD_BENCHMARKS=OFF
cmake tiff: zlib xz-utils; -Djpeg=OFF -Dzstd=OFF -Dwebp=OFF -Djbig=OFF -Dlerc=OFF
cmake tinyxml2
cmake yajl
"""

RECIPE = '''{imports}

class {cls}({base}):
    """Built of the source that Debian keeps."""

    homepage = "https://tidelab.example/{name}"
    url = "https://tidelab.example/{file}"

    version("{version}", sha256="{digest}"{extension})

    depends_on("c", type="build")
    depends_on("cxx", type="build")
    depends_on("gmake", type="build")
{needs}
{body}'''

IMPORTS = {
    "auto": "from spack_repo.builtin.build_systems.autotools import AutotoolsPackage",
    "cmake": "from spack_repo.builtin.build_systems.generic import Package",
    "make": "from spack_repo.builtin.build_systems.generic import Package",
}


class Real:
    """One of them."""

    def __init__(self, line, sources):
        words, _, arguments = line.partition(";")
        words, _, needs = words.partition(":")
        self.kind, self.source = words.split()
        self.needs, self.arguments = needs.split(), arguments.split()
        self.sources = sources
        # Spack's names have no dots.
        self.name = self.source.replace(".", "-")

    @property
    def tarball(self):
        found = [path for path in glob.glob(os.path.join(self.sources, self.source + "_*.orig.tar.*")) if not path.endswith(".asc")]
        return found[0] if found else None

    def fetch(self):
        if not self.tarball:
            subprocess.run(["apt-get", "source", "--download-only", "-qq", self.source], cwd=self.sources, check=True)

    def write(self, packages, mirror):
        """The recipe, and the source where Spack looks for it."""
        with open(self.tarball, "rb") as file:
            data = file.read()
        digest, extension = hashlib.sha256(data).hexdigest(), self.tarball.rsplit(".orig.", 1)[1]
        version = os.path.basename(self.tarball).split("_", 1)[1].rsplit(".orig.", 1)[0]
        version = re.sub(r"[+.]?(dfsg|ds)\d*$", "", version)
        text = RECIPE.format(
            imports="from spack.package import *\n" + IMPORTS[self.kind] + "\n", cls=class_of(self.name), name=self.name,
            base="AutotoolsPackage" if self.kind == "auto" else "Package", file="%s-%s.%s" % (self.name, version, extension),
            version=version, digest=digest, extension=', extension="%s"' % extension, needs="".join(map(need, self.needs)),
            body=getattr(self, "body_" + self.kind)())
        folder = os.path.join(packages, self.name.replace("-", "_"))
        os.makedirs(folder)
        with open(os.path.join(folder, "package.py"), "w") as file:
            file.write(text)
        folder = os.path.join(mirror, "_source-cache", "archive", digest[:2])
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, digest + "." + extension), "wb") as file:
            file.write(data)

    def body_auto(self):
        if self.name == "zlib":
            return ('    def configure(self, spec, prefix):\n        Executable("./configure")("--prefix=" + prefix)\n')
        return "    def configure_args(self):\n        return %r\n" % self.arguments

    def body_make(self):
        lines = "".join('        make(*"%s".format(prefix=prefix).split())\n' % each.strip() for each in " ".join(self.arguments).split("/ "))
        return "    def install(self, spec, prefix):\n" + lines

    def body_cmake(self):
        return ('    phases = ["cmake", "build", "install"]\n\n'
                '    def cmake(self, spec, prefix):\n'
                '        which("cmake")(".", "-B", "out", "-DCMAKE_INSTALL_PREFIX=" + prefix, "-DCMAKE_BUILD_TYPE=Release", *%r)\n\n'
                '    def build(self, spec, prefix):\n        make("-C", "out")\n\n'
                '    def install(self, spec, prefix):\n        make("-C", "out", "install")\n' % self.arguments)


def need(name):
    return '    depends_on("%s", type=%s)\n' % (name.lstrip("!").replace(".", "-"), '"build"' if name[0] == "!" else '("build", "link")')


def class_of(name):
    return "".join(word.capitalize() for word in name.split("-"))


def real_packages(sources):
    return [Real(line, sources) for line in TABLE.strip().splitlines()]
