from spack.package import *

try:
    from spack_repo.builtin.build_systems.autotools import AutotoolsPackage
    from spack_repo.builtin.build_systems.generic import Package
    from spack_repo.builtin.build_systems.makefile import MakefilePackage
except ImportError:  # before 1.0 they are Spack's own
    pass

class Shoalmesh(AutotoolsPackage):
    """Meshes of shallow water, with a patch and two dependencies."""

    homepage = "https://tidelab.example/shoalmesh"
    url = "https://tidelab.example/dist/shoalmesh-1.0.tar"

    version("3.0", sha256="825606be8ed8c62ce95bd994d1c6e46ed14d61abb35c1d76c0d4df4617127bb2")

    depends_on("c", type="build")
    depends_on("gmake", type="build")

    depends_on("saltmath")
    depends_on("tidetable")

    patch("depth.patch")

    def configure_args(self):
        return ["--with-saltmath=" + self.spec["saltmath"].prefix,
                "--with-brinefmt=" + self.spec["tidetable"].prefix]
