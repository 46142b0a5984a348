from spack.package import *

try:
    from spack_repo.builtin.build_systems.autotools import AutotoolsPackage
    from spack_repo.builtin.build_systems.generic import Package
    from spack_repo.builtin.build_systems.makefile import MakefilePackage
except ImportError:  # before 1.0 they are Spack's own
    pass

class Brinefmt(MakefilePackage):
    """Reads and writes brine tables; provides the virtual package tidetable."""

    homepage = "https://tidelab.example/brinefmt"
    url = "https://tidelab.example/dist/brinefmt-1.0.tar"

    version("0.9.4", sha256="ef5610193373a309e754f825dbdaf48122092ae34643de4d0727203086a44aab")

    depends_on("c", type="build")
    depends_on("gmake", type="build")

    provides("tidetable@1:")

    depends_on("saltmath@2:+shared")

    def edit(self, spec, prefix):
        filter_file("@SALTMATH@", spec["saltmath"].prefix, "Makefile", string=True)

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
