# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Shoalmesh(AutotoolsPackage):
    """Meshes of shallow water, with a patch and two dependencies."""

    homepage = "https://tidelab.example/shoalmesh"
    url = "https://tidelab.example/dist/shoalmesh-1.0.tar"

    version("3.0", sha256="825606be8ed8c62ce95bd994d1c6e46ed14d61abb35c1d76c0d4df4617127bb2")

    depends_on("saltmath")
    depends_on("tidetable")

    patch("depth.patch")

    def configure_args(self):
        return ["--with-saltmath=" + self.spec["saltmath"].prefix,
                "--with-brinefmt=" + self.spec["tidetable"].prefix]
