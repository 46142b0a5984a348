# The recipes have no import line on purpose: Spack 0.17 wants one from spack.pkgkit, 0.18 and later
# one from spack.package, and each puts the right one in front by itself.


class Tideline(MakefilePackage):
    """The application on top: four levels, with a diamond over brinefmt."""

    homepage = "https://tidelab.example/tideline"
    url = "https://tidelab.example/dist/tideline-1.0.tar"

    version("1.4.2", sha256="ffeb3bd0b9aa368a31efc14359ba3cefd60198b1dc5d61f7446c7913579e585f")

    depends_on("shoalmesh@3:")
    depends_on("driftplot", type=("build", "run"))

    def edit(self, spec, prefix):
        filter_file("@SHOALMESH@", spec["shoalmesh"].prefix, "Makefile", string=True)

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
