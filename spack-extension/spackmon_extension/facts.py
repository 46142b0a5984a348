"""What a run is told of the Spack that runs: version, installer, machine, Spack environment, specs."""
import os
import sys

from . import redact


def spack(journal):
    """Writes that Spack is up."""
    import spack as package
    import spack.config
    import spack.paths

    journal.write("spack", version=_version(package), commit=_commit(package), installer=installer(spack.config.get),
                  python="%d.%d.%d" % sys.version_info[:3], root=str(spack.paths.prefix), store=str(store().root),
                  host=host())


def _version(package):
    return os.environ.get("SPACKMON_SPACK_VERSION") or str(getattr(package, "__version__", None) or package.spack_version)


def _commit(package):
    # Asks git only in a clone; a release that was unpacked has no commit.
    try:
        return package.get_spack_commit()
    except Exception:
        return None


def installer(config):
    """Which installer this Spack will use. Who has only one calls it nothing, so the module tells."""
    from importlib.util import find_spec

    if find_spec("spack.new_installer") is None:
        return "old"
    # The new one became the default together with the module that chooses.
    default = "old" if find_spec("spack.installer_dispatch") is None else "new"
    return config("config:installer", default)


def host():
    """The build host. A site that wants another name for it says so in SPACKMON_HOSTNAME and its siblings."""
    try:
        from spack.spec import get_host_environment_metadata
    except ImportError:  # up to 0.20
        from spack.util.environment import get_host_environment_metadata

    found = dict(get_host_environment_metadata())
    names = ("hostname", "platform", "host_os", "host_target", "kernel_version")
    return {name: os.environ.get("SPACKMON_" + name.upper()) or str(found.get(name, "")) for name in names}


def environment(journal):
    """Writes the active Spack environment, if there is one."""
    import spack.environment

    active = spack.environment.active_environment()
    if active is None:
        return
    manifest = _read(getattr(active, "manifest_path", None))
    journal.write("environment", name=active.name, path=active.path, manifest=manifest and redact.yaml(manifest),
                  lock=_read(getattr(active, "lock_path", None)))


def _read(path):
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8", "replace")
    except (OSError, TypeError):
        return None


def document(spec):
    """The spec file that Spack would write."""
    import spack.hash_types

    return spec.to_dict(hash=spack.hash_types.dag_hash)


def store():
    """Spack's install tree and its database."""
    import spack.store

    return spack.store.STORE if hasattr(spack.store, "STORE") else spack.store.store  # up to 0.20


def is_installed(spec):
    """Whether Spack's database, as it was last read, knows it as installed: no lock is taken for this."""
    key, database = spec.dag_hash(), store().db
    try:
        records = [each._data.get(key) for each in [database] + list(database.upstream_dbs)]
    except AttributeError:
        return spec.installed
    return any(record and record.installed for record in records)


def caches():
    """The binary caches that are configured."""
    try:
        from spack.mirrors.mirror import MirrorCollection
    except ImportError:  # up to 0.23
        from spack.mirror import MirrorCollection
    try:
        return list(MirrorCollection(binary=True).values())
    except TypeError:  # up to 0.20 they are for all
        return list(MirrorCollection().values())
