package org.spackmon.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What do events say of install trees, and of what else is found by an import? */
final class StoreEvents {
  private StoreEvents() {}

  static Event.@Nullable Store store(Stamp stamp, Fields fields) throws DamagedException {
    String root = fields.text("root");
    String system = fields.text("system");
    return root == null || system == null
        ? null
        : new Event.Store(
            stamp,
            root,
            system,
            fields.text("site"),
            fields.text("spack_root"),
            fields.text("format"),
            fields.texts("upstreams"));
  }

  static Event.@Nullable Installed installed(Stamp stamp, Fields fields) throws DamagedException {
    String store = fields.text("store");
    String hash = fields.text("hash");
    return store == null || hash == null
        ? null
        : new Event.Installed(
            stamp,
            store,
            hash,
            fields.text("name"),
            fields.text("prefix"),
            Boolean.TRUE.equals(fields.flag("explicit")),
            Boolean.TRUE.equals(fields.flag("external")),
            fields.number("installed"),
            fields.text("deprecated_for"),
            EventReader.origin(fields),
            built(fields));
  }

  private static Event.@Nullable Built built(Fields fields) throws DamagedException {
    Fields built = fields.object("built");
    if (built == null) {
      return null;
    }
    Fields host = built.object("host");
    List<Event.TimedPhase> phases = new ArrayList<>();
    for (Fields phase : built.objects("phases")) {
      String name = phase.text("name");
      if (name != null) {
        phases.add(new Event.TimedPhase(name, phase.number("took"), phase.number("log_at")));
      }
    }
    return new Event.Built(
        built.text("spack"),
        host == null ? Map.of() : host.allTexts(),
        phases,
        built.number("took"));
  }

  static Event.@Nullable Uninstalled uninstalled(Stamp stamp, Fields fields)
      throws DamagedException {
    String store = fields.text("store");
    return store == null ? null : new Event.Uninstalled(stamp, store, fields.texts("hashes"));
  }

  static Event.@Nullable Failure failure(Stamp stamp, Fields fields) throws DamagedException {
    String store = fields.text("store");
    String hash = fields.text("hash");
    Long failed = fields.number("failed");
    return store == null || hash == null || failed == null
        ? null
        : new Event.Failure(
            stamp, store, hash, fields.text("name"), failed, fields.text("error"), built(fields));
  }

  static Event.@Nullable Reported reported(Stamp stamp, Fields fields) throws DamagedException {
    String hash = fields.text("hash");
    String outcome = fields.text("outcome");
    return hash == null || outcome == null
        ? null
        : new Event.Reported(
            stamp,
            hash,
            fields.text("name"),
            outcome.equals("failed"),
            fields.text("error"),
            fields.number("from"),
            fields.number("until"),
            built(fields));
  }

  static Event.@Nullable Environment environment(Stamp stamp, Fields fields)
      throws DamagedException {
    String name = fields.text("name");
    List<Event.EnvironmentRoot> roots = new ArrayList<>();
    for (Fields root : fields.objects("roots")) {
      String hash = root.text("hash");
      if (hash != null) {
        roots.add(new Event.EnvironmentRoot(hash, root.text("spec")));
      }
    }
    return name == null
        ? null
        : new Event.Environment(
            stamp,
            name,
            fields.text("path"),
            fields.text("manifest"),
            fields.text("lock"),
            fields.text("system"),
            fields.text("state"),
            roots,
            Boolean.TRUE.equals(fields.flag("gone")));
  }
}
