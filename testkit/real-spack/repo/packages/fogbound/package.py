# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Fogbound(AutotoolsPackage):
    """Its configure script stops: a library is missing."""

    homepage = "https://tidelab.example/fogbound"
    url = "https://tidelab.example/dist/fogbound-1.0.tar"

    version("1.0", sha256="ec63b334fdca979da1bf11a39d3e03971bb67b91d349016840f56383e0e40f3c")
