# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Needle(MakefilePackage):
    """Fails until its recipe gets a patch (the scenario adds it): a new full hash.

    Spack 0.17 leaves the DAG hash as it was, later ones don't.
    """

    homepage = "https://tidelab.example/needle"
    url = "https://tidelab.example/dist/needle-1.0.tar"

    version("1.0", sha256="dba30a73d221a8d832bfd2f34394683cc0efc01204ae6614e7bb3b662c21449c")

    # recipe-fixed: def edit(self, spec, prefix):
    # recipe-fixed:     filter_file("retrun", "return", "needle.c", string=True)

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
