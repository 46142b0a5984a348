# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Mendable(MakefilePackage):
    """Fails until its tarball is replaced by a good one of the same name.

    There is no checksum, so the mended tarball leaves every hash as it was.
    """

    homepage = "https://tidelab.example/mendable"
    url = "https://tidelab.example/dist/mendable-1.0.tar"

    version("1.0")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
