package org.spackmon.app.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.inventory.Found;
import org.spackmon.storage.inventory.InstallRow;
import org.spackmon.storage.inventory.Pulling;
import org.spackmon.storage.inventory.Use;

/** How are installs written, for people and for programs? */
interface InstallLines {

  void add(InstallRow row) throws IOException;

  /** After the last row. */
  default void finish(Found found) {}

  /** Columns for people, and how many there are on each system. */
  static InstallLines table(PrintWriter out, boolean uses) {
    Table table = new Table("PACKAGE", "HASH", "SYSTEM", "INSTALLED", uses ? "USE" : "", "PREFIX");
    return new InstallLines() {
      @Override
      public void add(InstallRow row) {
        String gone = row.uninstalledAt() == null ? "" : ", gone " + day(row.uninstalledAt());
        table.row(
            row.version() == null ? row.name() : row.name() + "@" + row.version(),
            row.hash().substring(0, Math.min(7, row.hash().length())),
            row.system(),
            day(row.installedAt()) + gone,
            uses ? row.use().word() : "",
            row.prefix() == null ? "" : row.prefix());
      }

      @Override
      public void finish(Found found) {
        if (!found.hits().isEmpty()) {
          table.print(out);
          out.println();
        }
        found.systems().forEach(system -> out.println(summary(system)));
        found.environments().forEach(each -> out.println(summary(each)));
        if (found.hits().isEmpty()) {
          out.println("Nothing was found.");
        }
      }
    };
  }

  private static String summary(Found.OnSystem system) {
    String counts =
        system.counts().entrySet().stream()
            .map(count -> "%,d%s".formatted(count.getValue(), suffix(count.getKey())))
            .collect(Collectors.joining(", "));
    String site = system.site() == null ? "" : " (" + system.site() + ")";
    return system.system() + site + ": " + counts;
  }

  private static String summary(Pulling environment) {
    return "Spack environment %s on %s (%s) pulls it in with %s"
        .formatted(
            environment.name(),
            environment.system(),
            environment.path(),
            String.join(", ", environment.roots()));
  }

  private static String suffix(Use use) {
    return switch (use) {
      case ITSELF -> "";
      case RUN -> " that link to it or run it";
      case BUILD -> " that were only built with it";
    };
  }

  /** One head line; as RFC 4180 has it. */
  static InstallLines csv(PrintWriter out) {
    out.print(
        "package,version,hash,use,system,site,store,prefix,explicit,external,installed,gone,owner\r\n");
    return row ->
        out.print(
            Stream.of(
                        row.name(),
                        row.version(),
                        row.hash(),
                        row.use().word(),
                        row.system(),
                        row.site(),
                        row.store(),
                        row.prefix(),
                        String.valueOf(row.explicit()),
                        String.valueOf(row.external()),
                        instant(row.installedAt()),
                        instant(row.uninstalledAt()),
                        row.owner())
                    .map(InstallLines::quoted)
                    .collect(Collectors.joining(","))
                + "\r\n");
  }

  private static String quoted(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** An object per line. */
  static InstallLines json(PrintWriter out) {
    JsonFactory factory = new JsonFactory();
    return row -> {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = factory.createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("package", row.name());
        json.writeStringField("version", row.version());
        json.writeStringField("hash", row.hash());
        json.writeStringField("use", row.use().word());
        json.writeStringField("system", row.system());
        json.writeStringField("site", row.site());
        json.writeStringField("store", row.store());
        json.writeStringField("prefix", row.prefix());
        json.writeBooleanField("explicit", row.explicit());
        json.writeBooleanField("external", row.external());
        json.writeStringField("installed", nullIfEmpty(instant(row.installedAt())));
        json.writeStringField("gone", nullIfEmpty(instant(row.uninstalledAt())));
        json.writeStringField("owner", row.owner());
        json.writeEndObject();
      }
      out.println(text);
    };
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String instant(@Nullable Instant at) {
    return at == null ? "" : at.toString();
  }

  private static String day(@Nullable Instant at) {
    return instant(at).substring(0, at == null ? 0 : 10);
  }
}
