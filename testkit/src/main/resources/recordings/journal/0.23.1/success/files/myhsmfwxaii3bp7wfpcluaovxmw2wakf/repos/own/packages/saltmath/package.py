from spack.package import *

try:
    from spack_repo.builtin.build_systems.autotools import AutotoolsPackage
    from spack_repo.builtin.build_systems.generic import Package
    from spack_repo.builtin.build_systems.makefile import MakefilePackage
except ImportError:  # before 1.0 they are Spack's own
    pass

class Saltmath(AutotoolsPackage):
    """Fixed-point arithmetic for salinity readings: the leaf of the graph."""

    homepage = "https://tidelab.example/saltmath"
    url = "https://tidelab.example/dist/saltmath-1.0.tar"

    version("2.1.0", sha256="b2740d81eac9cf234ea619583525a078db5937a478a769031ff76958110b21e3")
    version("2.0.3", sha256="a73ab7435f5b113e0a4225b8a6285c23b12cc5f865187d3cf010b226497f096c")

    depends_on("c", type="build")
    depends_on("gmake", type="build")

    variant("shared", default=True, description="Build the shared library too")
    variant("precision", default="double", values=("single", "double", "quad"),
            multi=False, description="Width of a reading")
    variant("layouts", default="row", values=("row", "col", "tiled"),
            multi=True, description="Grid layouts to build")

    def configure_args(self):
        args = ["--with-precision=" + self.spec.variants["precision"].value]
        args.append("--with-layouts=" + ",".join(self.spec.variants["layouts"].value))
        args.append("--enable-shared" if "+shared" in self.spec else "--disable-shared")
        return args
