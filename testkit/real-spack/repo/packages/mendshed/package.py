# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Mendshed(MakefilePackage):
    """Needs mendable: fails with it, and is mended with it."""

    homepage = "https://tidelab.example/mendshed"
    url = "https://tidelab.example/dist/mendshed-1.0.tar"

    version("1.0", sha256="98206648196bdabe6b9661b770844e70c51313cd6bf1c5b82276e79ba687c1e5")

    depends_on("mendable")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
