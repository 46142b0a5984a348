# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Driftplot(Package):
    """Plots drift tables as text; a plain package of one phase."""

    homepage = "https://tidelab.example/driftplot"
    url = "https://tidelab.example/dist/driftplot-1.0.tar"

    version("1.2", sha256="292e0cd0967fb51a225aa4e8a99d7aad19ae97c3254b644e79b4936ad1acf816")

    depends_on("brinefmt")

    def install(self, spec, prefix):
        make("PREFIX=" + prefix, "BRINEFMT=" + spec["brinefmt"].prefix, "install")
