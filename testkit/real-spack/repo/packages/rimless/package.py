# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Rimless(Package):
    """Raises a Python exception half way through its only phase."""

    homepage = "https://tidelab.example/rimless"
    url = "https://tidelab.example/dist/rimless-1.0.tar"

    version("1.0", sha256="5946f49ecd54b1cddaf88cf663e1a3f28ebadf929f4c2d5bdaa80f4df4882c27")

    def install(self, spec, prefix):
        mkdirp(prefix.share)
        raise InstallError("no rim at '{0}': <b>tilt & retry</b>".format(prefix))
