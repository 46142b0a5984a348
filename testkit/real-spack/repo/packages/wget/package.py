# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Wget(AutotoolsPackage):
    """Stands for the package of this name in the guide's commands: a program."""

    homepage = "https://tidelab.example/wget"
    url = "https://tidelab.example/dist/wget-1.0.tar"

    version("1.21", sha256="e9bef1609f65e2db3863bd627d62ee23f872a22eb5b3c51bdbce9ae946c1f99a")

    def configure_args(self):
        return ["--without-zlib"]
