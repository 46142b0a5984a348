package org.spackmon.server.advisories;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Advisory;
import org.spackmon.sbom.SpecUrl;
import org.spackmon.storage.advisories.Judged;
import org.spackmon.storage.advisories.Judgements;
import org.spackmon.storage.advisories.Statement;
import org.spackmon.storage.advisories.Status;

/**
 * What is said here of advisories, for other programs: an OpenVEX document. Products are called as
 * in our bills of materials.
 */
public final class Vex {
  public static final String TYPE = "application/vnd.openvex+json";

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  /** Many advisories mean the same packages. */
  private final Map<Judged.Product, Optional<String>> urls = new HashMap<>();

  private Vex(JsonGenerator out) {
    this.out = out;
  }

  /**
   * Writes a document.
   *
   * @param judged not empty: a document without statements is none
   * @param version of this program
   * @param to stays open
   */
  public static void write(Judgements judged, String version, Instant now, OutputStream to)
      throws IOException {
    JsonGenerator out = JSON.createGenerator(to).useDefaultPrettyPrinter();
    out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    out.writeStartObject();
    out.writeStringField("@context", "https://openvex.dev/ns/v0.2.0");
    out.writeStringField("@id", "urn:uuid:" + UUID.randomUUID());
    out.writeStringField("author", "spackmon");
    out.writeStringField("timestamp", time(now));
    out.writeNumberField("version", 1);
    out.writeStringField("tooling", "spackmon " + version);
    out.writeArrayFieldStart("statements");
    Vex vex = new Vex(out);
    for (Iterator<Judged> each = judged.stream().iterator(); each.hasNext(); ) {
      vex.statement(each.next());
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeRaw('\n');
    out.close();
  }

  private void statement(Judged judged) throws IOException {
    out.writeStartObject();
    vulnerability(judged.advisory());
    products(judged);
    Statement said = judged.row().statement();
    if (said == null) {
      out.writeStringField("status", Status.UNDER_INVESTIGATION.word());
      out.writeStringField(
          "status_notes",
          "Nobody here looked into it yet; by the advisory's data: "
              + Words.within(judged.row().verdict()));
      timestamp(judged.row().firstSeen());
    } else {
      say(said);
      timestamp(said.at());
    }
    out.writeEndObject();
  }

  private void vulnerability(Advisory advisory) throws IOException {
    out.writeObjectFieldStart("vulnerability");
    out.writeStringField("name", advisory.id());
    if (!advisory.summary().isEmpty()) {
      out.writeStringField("description", advisory.summary());
    }
    if (!advisory.aliases().isEmpty()) {
      out.writeArrayFieldStart("aliases");
      for (String alias : new LinkedHashSet<>(advisory.aliases())) {
        out.writeString(alias);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private void products(Judged judged) throws IOException {
    out.writeArrayFieldStart("products");
    for (Iterator<Judged.Product> each = judged.products().iterator(); each.hasNext(); ) {
      String url = urls.computeIfAbsent(each.next(), Vex::url).orElse(null);
      if (url != null) {
        out.writeStartObject();
        out.writeStringField("@id", url);
        out.writeObjectFieldStart("identifiers");
        out.writeStringField("purl", url);
        out.writeEndObject();
        out.writeEndObject();
      }
    }
    out.writeEndArray();
  }

  private static Optional<String> url(Judged.Product product) {
    return Optional.ofNullable(
        SpecUrl.of(product.namespace(), product.name(), product.version(), product.hash()));
  }

  /** The reason goes where OpenVEX wants it; beside a justification there is no other statement. */
  private void say(Statement said) throws IOException {
    out.writeStringField("status", said.status().word());
    switch (said.status()) {
      case AFFECTED -> out.writeStringField("action_statement", said.reason());
      case FIXED, UNDER_INVESTIGATION -> out.writeStringField("status_notes", said.reason());
      case NOT_AFFECTED -> {
        if (said.justification().isEmpty()) {
          out.writeStringField("impact_statement", said.reason());
        } else {
          out.writeStringField("justification", said.justification());
          out.writeStringField("status_notes", said.reason());
        }
      }
    }
  }

  private void timestamp(@Nullable Instant at) throws IOException {
    if (at != null) {
      out.writeStringField("timestamp", time(at));
    }
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
