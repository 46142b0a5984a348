# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Slowtide(MakefilePackage):
    """Takes SLOWTIDE_STEPS seconds to build (40 unless set), to be stopped while it does."""

    homepage = "https://tidelab.example/slowtide"
    url = "https://tidelab.example/dist/slowtide-1.0.tar"

    version("1.0", sha256="478d38c3524fa8caa9e4bf36933ffacf5fe8fd23c1741bdaf6d91f7ef547788a")

    depends_on("saltmath")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
