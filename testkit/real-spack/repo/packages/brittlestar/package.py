# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Brittlestar(MakefilePackage):
    """Does not compile: one warning in a good file, two errors in a bad one."""

    homepage = "https://tidelab.example/brittlestar"
    url = "https://tidelab.example/dist/brittlestar-1.0.tar"

    version("0.3", sha256="79cd0b103b10c07cd21b50beb589336be28181cae65753707a5cdf2c172aa1cd")

    depends_on("saltmath")

    def edit(self, spec, prefix):
        filter_file("@SALTMATH@", spec["saltmath"].prefix, "Makefile", string=True)

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
