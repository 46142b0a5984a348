# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Reefview(MakefilePackage):
    """Needs coralnet, which needs brittlestar, which does not compile."""

    homepage = "https://tidelab.example/reefview"
    url = "https://tidelab.example/dist/reefview-1.0.tar"

    version("2.0", sha256="7a7d9bd2a58fc9a7a5001aaaf29406ddaa29e4f08946e6670a785cb2d05c3715")

    depends_on("coralnet")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
