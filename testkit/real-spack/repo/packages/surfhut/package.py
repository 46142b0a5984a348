# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Surfhut(MakefilePackage):
    """Needs slowtide: what becomes of a root when its dependency is interrupted."""

    homepage = "https://tidelab.example/surfhut"
    url = "https://tidelab.example/dist/surfhut-1.0.tar"

    version("1.1", sha256="43e54a2e6a6147b37e39a31da69fd3d2b9c11bbc232c48ec99a57bc00a769453")

    depends_on("slowtide")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
