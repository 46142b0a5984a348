# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Coralnet(MakefilePackage):
    """Would build, were it not for brittlestar."""

    homepage = "https://tidelab.example/coralnet"
    url = "https://tidelab.example/dist/coralnet-1.0.tar"

    version("5.1", sha256="90953c84028d31bf878fbd24c73c7e37b7a74ccf0692c9d4bff48119009c675f")

    depends_on("brittlestar")
    depends_on("brinefmt")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
