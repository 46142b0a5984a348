# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Netcdf(MakefilePackage):
    """Something that needs the guide's hdf5, and so is built after it."""

    homepage = "https://tidelab.example/netcdf"
    url = "https://tidelab.example/dist/netcdf-1.0.tar"

    version("4.9", sha256="3c2ae354e26a40f0fcbc1ca0f5aff16abded0e07a6d01f2837f1aba20148fa81")

    depends_on("hdf5")

    def edit(self, spec, prefix):
        pass

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
