package org.spackmon.server.advisories;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Advisory;
import org.spackmon.sbom.SpecUrl;
import org.spackmon.storage.advisories.Judged;
import org.spackmon.storage.advisories.Statement;
import org.spackmon.storage.advisories.Status;

/**
 * What is said here of advisories, for other programs: an OpenVEX document. Products are called as
 * in our bills of materials.
 */
public final class Vex {
  public static final String TYPE = "application/vnd.openvex+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Vex() {}

  /**
   * Writes a document.
   *
   * @param judged at least one: a document without statements is none
   * @param version of this program
   */
  public static String json(List<Judged> judged, String version, Instant now) {
    ArrayNode statements = JSON.createArrayNode();
    judged.forEach(each -> statements.add(statement(each)));
    String said = statements.toString();
    UUID name = UUID.nameUUIDFromBytes((now + said).getBytes(StandardCharsets.UTF_8));
    ObjectNode document = JSON.createObjectNode();
    document.put("@context", "https://openvex.dev/ns/v0.2.0");
    document.put("@id", "urn:uuid:" + name);
    document.put("author", "spackmon");
    document.put("timestamp", time(now));
    document.put("version", 1);
    document.put("tooling", "spackmon " + version);
    document.set("statements", statements);
    return document.toPrettyString() + "\n";
  }

  private static ObjectNode statement(Judged judged) {
    ObjectNode statement = JSON.createObjectNode();
    statement.set("vulnerability", vulnerability(judged.advisory()));
    ArrayNode products = statement.putArray("products");
    for (Judged.Product product : judged.products()) {
      String url =
          SpecUrl.of(product.namespace(), product.name(), product.version(), product.hash());
      if (url != null) {
        ObjectNode node = products.addObject().put("@id", url);
        node.putObject("identifiers").put("purl", url);
      }
    }
    Statement said = judged.row().statement();
    if (said == null) {
      statement.put("status", Status.UNDER_INVESTIGATION.word());
      statement.put(
          "status_notes",
          "Nobody here looked into it yet; by the advisory's data: "
              + Words.within(judged.row().verdict()));
      put(statement, "timestamp", judged.row().firstSeen());
    } else {
      say(statement, said);
      put(statement, "timestamp", said.at());
    }
    return statement;
  }

  private static ObjectNode vulnerability(Advisory advisory) {
    ObjectNode vulnerability = JSON.createObjectNode();
    vulnerability.put("name", advisory.id());
    if (!advisory.summary().isEmpty()) {
      vulnerability.put("description", advisory.summary());
    }
    if (!advisory.aliases().isEmpty()) {
      ArrayNode aliases = vulnerability.putArray("aliases");
      advisory.aliases().stream().distinct().forEach(aliases::add);
    }
    return vulnerability;
  }

  /** The reason goes where OpenVEX wants it; beside a justification there is no other statement. */
  private static void say(ObjectNode statement, Statement said) {
    statement.put("status", said.status().word());
    switch (said.status()) {
      case AFFECTED -> statement.put("action_statement", said.reason());
      case FIXED, UNDER_INVESTIGATION -> statement.put("status_notes", said.reason());
      case NOT_AFFECTED -> {
        if (said.justification().isEmpty()) {
          statement.put("impact_statement", said.reason());
        } else {
          statement.put("justification", said.justification());
          statement.put("status_notes", said.reason());
        }
      }
    }
  }

  private static void put(ObjectNode node, String name, @Nullable Instant at) {
    if (at != null) {
      node.put(name, time(at));
    }
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
