from spack.package import *

try:
    from spack_repo.builtin.build_systems.autotools import AutotoolsPackage
    from spack_repo.builtin.build_systems.generic import Package
    from spack_repo.builtin.build_systems.makefile import MakefilePackage
except ImportError:  # before 1.0 they are Spack's own
    pass

class Driftplot(Package):
    """Plots drift tables as text; a plain package of one phase."""

    homepage = "https://tidelab.example/driftplot"
    url = "https://tidelab.example/dist/driftplot-1.0.tar"

    version("1.2", sha256="292e0cd0967fb51a225aa4e8a99d7aad19ae97c3254b644e79b4936ad1acf816")

    depends_on("c", type="build")
    depends_on("gmake", type="build")

    depends_on("brinefmt")

    def install(self, spec, prefix):
        make("PREFIX=" + prefix, "BRINEFMT=" + spec["brinefmt"].prefix, "install")
