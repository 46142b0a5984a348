# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Seawall(MakefilePackage):
    """Only ever an external package."""

    homepage = "https://tidelab.example/seawall"
    url = "file:///nonexistent/dist/seawall-1.0.tar"

    version("4.2", sha256="0f0e0d0c0b0a09080706050403020100f0e0d0c0b0a090807060504030201000")
