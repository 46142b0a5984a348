from spack.package import *

try:
    from spack_repo.builtin.build_systems.autotools import AutotoolsPackage
    from spack_repo.builtin.build_systems.generic import Package
    from spack_repo.builtin.build_systems.makefile import MakefilePackage
except ImportError:  # before 1.0 they are Spack's own
    pass

class Tideline(MakefilePackage):
    """The application on top: four levels, with a diamond over brinefmt."""

    homepage = "https://tidelab.example/tideline"
    url = "https://tidelab.example/dist/tideline-1.0.tar"

    version("1.4.2", sha256="ffeb3bd0b9aa368a31efc14359ba3cefd60198b1dc5d61f7446c7913579e585f")

    depends_on("c", type="build")
    depends_on("gmake", type="build")

    depends_on("shoalmesh@3:")
    depends_on("driftplot", type=("build", "run"))

    def edit(self, spec, prefix):
        filter_file("@SHOALMESH@", spec["shoalmesh"].prefix, "Makefile", string=True)

    def install(self, spec, prefix):
        make("install", "PREFIX={0}".format(prefix))
