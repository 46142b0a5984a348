# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Harborside(MakefilePackage):
    """Needs an external package (see packages.yaml of the lab)."""

    homepage = "https://tidelab.example/harborside"
    url = "https://tidelab.example/dist/harborside-1.0.tar"

    version("1.0", sha256="9df7743ed94938d809f06294b9757c691fdb1cbe49a36fe91cab94907955c47d")

    depends_on("seawall@4:")
    depends_on("saltmath~shared")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
