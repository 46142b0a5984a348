# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Saltmath(AutotoolsPackage):
    """Fixed-point arithmetic for salinity readings: the leaf of the graph."""

    homepage = "https://tidelab.example/saltmath"
    url = "https://tidelab.example/dist/saltmath-1.0.tar"

    version("2.1.0", sha256="b2740d81eac9cf234ea619583525a078db5937a478a769031ff76958110b21e3")
    version("2.0.3", sha256="a73ab7435f5b113e0a4225b8a6285c23b12cc5f865187d3cf010b226497f096c")

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
