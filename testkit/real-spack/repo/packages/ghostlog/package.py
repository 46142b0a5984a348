# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Ghostlog(Package):
    """Writes logs that no tool likes, one oddity per phase."""

    homepage = "https://tidelab.example/ghostlog"
    url = "https://tidelab.example/dist/ghostlog-1.0.tar"

    version("1.0", sha256="c884b836003b10a27b09bf66968670af57f230848cf04aae01d41b67da05ef86")

    phases = ["whisper", "colour", "rattle", "flood", "stretch", "install"]

    def whisper(self, spec, prefix):
        make("latin1")

    def colour(self, spec, prefix):
        make("ansi")

    def rattle(self, spec, prefix):
        make("control")

    def flood(self, spec, prefix):
        make("flood")

    def stretch(self, spec, prefix):
        make("stretch")

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
