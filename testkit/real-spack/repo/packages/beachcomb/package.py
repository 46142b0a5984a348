# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Beachcomb(MakefilePackage):
    """Needs lostbottle, which can't be fetched, and saltmath, which can."""

    homepage = "https://tidelab.example/beachcomb"
    url = "https://tidelab.example/dist/beachcomb-1.0.tar"

    version("0.1", sha256="11e412424d19672b8228e0f87b514f6a7f34cbb679551903662d7aab1490b3c6")

    depends_on("lostbottle")
    depends_on("saltmath")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
