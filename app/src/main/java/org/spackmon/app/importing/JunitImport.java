package org.spackmon.app.importing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Redaction;
import org.spackmon.server.cdash.SafeXml;

/**
 * Tells what a file of {@code spack install --log-format=junit} says of builds. The same file is
 * the same run, told in the same words: told again, it changes nothing.
 */
public final class JunitImport {
  private final Path file;
  private final @Nullable Door door;
  private int builds;
  private int failures;
  private int skipped;
  private int tests;

  /**
   * One file.
   *
   * @param door null where nothing is to be told
   */
  public JunitImport(Path file, @Nullable Door door) {
    this.file = file;
    this.door = door;
  }

  /**
   * Imports it.
   *
   * @return whether all of it could be read
   */
  public boolean run(PrintWriter out) throws IOException {
    String damage;
    if (door == null) {
      damage = read(one -> {});
    } else {
      try (ImportRun run = new ImportRun(door, id())) {
        begin(run);
        damage = read(one -> tell(run, one));
        run.end();
      }
    }
    out.println(
        "%s: built %,d, failed %,d, skipped %,d".formatted(file, builds, failures, skipped)
            + (tests == 0 ? "" : "; not kept: %,d results of spack test".formatted(tests)));
    if (damage != null) {
      out.println("Not all could be read; the rest is in:\n  " + file + ": " + damage);
    }
    out.flush();
    return damage == null;
  }

  /** What is wrong with it; null where nothing is. */
  private @Nullable String read(JunitFile.Cases cases) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      JunitFile.read(in, one -> count(one, cases));
      return null;
    } catch (XMLStreamException e) {
      return SafeXml.problem(e);
    }
  }

  private void count(JunitFile.Case one, JunitFile.Cases cases) throws IOException {
    if (one.skipped || one.hash.isBlank()) {
      skipped++;
    } else if (one.isTest()) {
      tests++;
    } else {
      builds += one.failed ? 0 : 1;
      failures += one.failed ? 1 : 0;
      cases.told(one);
    }
  }

  private static void begin(ImportRun run) throws IOException {
    run.event(
        "run",
        out -> {
          out.writeNumberField("version", 1);
          out.writeStringField("run", run.id());
          out.writeArrayFieldStart("command");
          for (String word : new String[] {"spackmon", "import", "FILE.xml"}) {
            out.writeString(word);
          }
          out.writeEndArray();
          out.writeArrayFieldStart("tags");
          out.writeEndArray();
        });
  }

  private static void tell(ImportRun run, JunitFile.Case one) throws IOException {
    Map<String, Long> begins = Map.of();
    if (!one.log.isEmpty()) {
      begins = LogSender.send(run, one.hash, one.log.getBytes(StandardCharsets.UTF_8));
    }
    Map<String, Long> phases = begins;
    run.event("reported", out -> write(out, one, phases));
  }

  private static void write(JsonGenerator out, JunitFile.Case one, Map<String, Long> begins)
      throws IOException {
    out.writeStringField("hash", one.hash);
    out.writeStringField("name", one.name);
    out.writeStringField("outcome", one.failed ? "failed" : "success");
    if (one.failed) {
      out.writeStringField("error", Redaction.text(one.error));
    }
    number(out, "from", one.from);
    number(out, "until", one.until);
    out.writeObjectFieldStart("built");
    out.writeObjectFieldStart("host");
    for (Map.Entry<String, String> part : host(one.architecture).entrySet()) {
      out.writeStringField(part.getKey(), part.getValue());
    }
    out.writeEndObject();
    out.writeNumberField("took", one.took);
    out.writeArrayFieldStart("phases");
    for (Map.Entry<String, Long> phase : begins.entrySet()) {
      out.writeStartObject();
      out.writeStringField("name", phase.getKey());
      out.writeNumberField("log_at", phase.getValue());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void number(JsonGenerator out, String name, @Nullable Long value)
      throws IOException {
    if (value != null) {
      out.writeNumberField(name, value);
    }
  }

  /** Platform, system and target of what was asked for; where it was built, nobody says. */
  private static Map<String, String> host(String architecture) {
    Map<String, String> host = new LinkedHashMap<>();
    int first = architecture.indexOf('-');
    int last = architecture.lastIndexOf('-');
    if (first > 0 && last > first) {
      host.put("platform", architecture.substring(0, first));
      host.put("host_os", architecture.substring(first + 1, last));
      host.put("host_target", architecture.substring(last + 1));
    }
    return host;
  }

  private String id() throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return UUID.nameUUIDFromBytes(in.getMessageDigest().digest()).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
