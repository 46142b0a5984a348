# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Zlib(MakefilePackage):
    """Stands for the package of this name in the guide's commands."""

    homepage = "https://tidelab.example/zlib"
    url = "https://tidelab.example/dist/zlib-1.0.tar"

    version("1.3", sha256="323498413929674a5f399194cf62234845a8ec9b2e6de8e5190b54572e4f04b6")

    variant("pic", default=True, description="For a second one of this name")

    def edit(self, spec, prefix):
        pass

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
