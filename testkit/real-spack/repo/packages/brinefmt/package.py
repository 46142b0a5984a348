# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Brinefmt(MakefilePackage):
    """Reads and writes brine tables; provides the virtual package tidetable."""

    homepage = "https://tidelab.example/brinefmt"
    url = "https://tidelab.example/dist/brinefmt-1.0.tar"

    version("0.9.4", sha256="ef5610193373a309e754f825dbdaf48122092ae34643de4d0727203086a44aab")

    provides("tidetable@1:")

    depends_on("saltmath@2:+shared")

    def edit(self, spec, prefix):
        filter_file("@SALTMATH@", spec["saltmath"].prefix, "Makefile", string=True)

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
