# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Hdf5(AutotoolsPackage):
    """Stands for the package of this name in the guide's commands; can be made to wait."""

    homepage = "https://tidelab.example/hdf5"
    url = "https://tidelab.example/dist/hdf5-1.0.tar"

    version("1.14", sha256="5302bf517c5a08d4cc49805e7249676c0f5e56f8c271b2446238a6224e1a1b86")

    depends_on("zlib")

    def configure_args(self):
        return ["--with-zlib={0}".format(self.spec["zlib"].prefix)]
