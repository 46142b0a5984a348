package org.spackmon.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which event does a line hold? Lenient: only what isn't an object with a name is damaged. */
public final class EventReader {
  private EventReader() {}

  /** Reads one line without its line feed. */
  public static Event read(byte[] line) throws DamagedException {
    Fields fields = Fields.of(line, 0, line.length);
    String name = fields.text("event");
    if (name == null) {
      throw new DamagedException("no event's name");
    }
    Stamp stamp = new Stamp(or(fields, "at", 0), or(fields, "pid", 0), or(fields, "seq", 0));
    Event event = known(name, stamp, fields);
    return event == null ? new Event.Unknown(stamp, name) : event;
  }

  private static @Nullable Event known(String name, Stamp stamp, Fields fields)
      throws DamagedException {
    return switch (name) {
      case "run" -> run(stamp, fields);
      case "spack" -> spack(stamp, fields);
      case "environment" -> StoreEvents.environment(stamp, fields);
      case "spec" -> spec(stamp, fields);
      case "plan" -> new Event.Plan(stamp, fields.texts("roots"), planned(fields));
      case "build" -> build(stamp, fields);
      case "step" -> step(stamp, fields);
      case "phase" -> phase(stamp, fields);
      case "end" -> end(stamp, fields);
      case "log" -> log(stamp, fields);
      case "file" -> file(stamp, fields);
      case "analysis" -> analysis(stamp, fields);
      case "exit" -> exit(stamp, fields);
      case "note" -> note(stamp, fields);
      case "store" -> StoreEvents.store(stamp, fields);
      case "install" -> StoreEvents.installed(stamp, fields);
      case "uninstalled" -> StoreEvents.uninstalled(stamp, fields);
      case "reported" -> StoreEvents.reported(stamp, fields);
      case "failure" -> StoreEvents.failure(stamp, fields);
      default -> null;
    };
  }

  private static Event.@Nullable Run run(Stamp stamp, Fields fields) throws DamagedException {
    String run = fields.text("run");
    Fields batch = fields.object("batch");
    String kind = batch == null ? null : batch.text("kind");
    return run == null
        ? null
        : new Event.Run(
            stamp,
            (int) or(fields, "version", 1),
            run,
            fields.text("client"),
            fields.texts("command"),
            fields.text("user"),
            fields.text("host"),
            fields.text("system"),
            batch == null || kind == null
                ? null
                : new Event.Batch(kind, batch.text("job"), batch.text("node")),
            fields.texts("tags"),
            fields.number("clock"));
  }

  private static Event.@Nullable Spack spack(Stamp stamp, Fields fields) throws DamagedException {
    String version = fields.text("version");
    Fields host = fields.object("host");
    return version == null
        ? null
        : new Event.Spack(
            stamp,
            version,
            fields.text("commit"),
            fields.text("installer"),
            fields.text("python"),
            fields.text("root"),
            fields.text("store"),
            host == null ? Map.of() : host.allTexts());
  }

  private static Event.@Nullable Spec spec(Stamp stamp, Fields fields) {
    String hash = fields.text("hash");
    byte[] document = fields.raw("document");
    return hash == null || document == null ? null : new Event.Spec(stamp, hash, document);
  }

  private static List<Event.Planned> planned(Fields fields) throws DamagedException {
    List<Event.Planned> packages = new ArrayList<>();
    for (Fields entry : fields.objects("packages")) {
      String hash = entry.text("hash");
      if (hash != null) {
        packages.add(
            new Event.Planned(
                hash,
                entry.text("name"),
                entry.text("version"),
                entry.text("role"),
                Boolean.TRUE.equals(entry.flag("explicit"))));
      }
    }
    return packages;
  }

  private static Event.@Nullable Build build(Stamp stamp, Fields fields) {
    String build = fields.text("build");
    String hash = fields.text("hash");
    return build == null || hash == null
        ? null
        : new Event.Build(
            stamp,
            build,
            hash,
            fields.text("name"),
            fields.text("prefix"),
            fields.text("log"),
            fields.text("stage"),
            fields.number("child"));
  }

  private static Event.@Nullable Step step(Stamp stamp, Fields fields) {
    String build = fields.text("build");
    String name = fields.text("name");
    Boolean begin = begin(fields);
    return build == null || name == null || begin == null
        ? null
        : new Event.Step(stamp, build, name, begin, fields.flag("ok"), fields.text("error"));
  }

  private static Event.@Nullable Phase phase(Stamp stamp, Fields fields) {
    String build = fields.text("build");
    String name = fields.text("name");
    Boolean begin = begin(fields);
    return build == null || name == null || begin == null
        ? null
        : new Event.Phase(
            stamp,
            build,
            name,
            (int) or(fields, "position", 0),
            begin,
            fields.flag("ok"),
            fields.text("error"),
            fields.text("log"),
            fields.number("log_at"));
  }

  private static Event.@Nullable End end(Stamp stamp, Fields fields) throws DamagedException {
    String hash = fields.text("hash");
    String build = fields.text("build");
    String outcome = fields.text("outcome");
    return hash == null || outcome == null
        ? null
        : new Event.End(
            stamp,
            build == null ? hash : build,
            hash,
            outcome,
            fields.text("error"),
            fields.text("why"),
            fields.text("because"),
            fields.text("by"),
            origin(fields));
  }

  static Event.@Nullable Origin origin(Fields fields) throws DamagedException {
    Fields origin = fields.object("origin");
    return origin == null
        ? null
        : new Event.Origin(origin.text("url"), origin.text("host"), origin.number("at"));
  }

  private static Event.@Nullable Log log(Stamp stamp, Fields fields) {
    String build = fields.text("build");
    Long bytes = fields.number("bytes");
    String sha256 = fields.text("sha256");
    String file = fields.text("file");
    return build == null || bytes == null || sha256 == null || file == null
        ? null
        : new Event.Log(stamp, build, bytes, sha256, file);
  }

  private static Event.@Nullable CopiedFile file(Stamp stamp, Fields fields) {
    String build = fields.text("build");
    String name = fields.text("name");
    Long bytes = fields.number("bytes");
    String sha256 = fields.text("sha256");
    String file = fields.text("file");
    return build == null || name == null || bytes == null || sha256 == null || file == null
        ? null
        : new Event.CopiedFile(stamp, build, name, bytes, sha256, file, fields.number("offset"));
  }

  private static Event.@Nullable Analysis analysis(Stamp stamp, Fields fields) {
    String hash = fields.text("hash");
    String analyzer = fields.text("analyzer");
    byte[] results = fields.raw("results");
    return hash == null || analyzer == null || results == null
        ? null
        : new Event.Analysis(stamp, hash, analyzer, results);
  }

  private static Event.@Nullable Exit exit(Stamp stamp, Fields fields) {
    Long code = fields.number("code");
    Long signal = fields.number("signal");
    return code == null
        ? null
        : new Event.Exit(stamp, code.intValue(), signal == null ? null : signal.intValue());
  }

  private static Event.@Nullable Note note(Stamp stamp, Fields fields) {
    String text = fields.text("text");
    return text == null ? null : new Event.Note(stamp, text);
  }

  private static @Nullable Boolean begin(Fields fields) {
    String state = fields.text("state");
    return state == null ? null : state.equals("begin");
  }

  private static long or(Fields fields, String name, long otherwise) {
    Long value = fields.number(name);
    return value == null ? otherwise : value;
  }
}
