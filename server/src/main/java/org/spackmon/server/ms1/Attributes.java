package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.spackmon.record.Analysis;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.analyses.Analyses;
import org.spackmon.storage.views.analyses.AnalysisName;
import org.spackmon.storage.views.analyses.AnalysisValue;
import org.spackmon.storage.views.specs.NamedSpecs;

/** What analyzers found out, by spec and one by one. */
final class Attributes {
  private final Analyses analyses;
  private final NamedSpecs specs;
  private final Contents contents;

  Attributes(Analyses analyses, NamedSpecs specs, Contents contents) {
    this.analyses = analyses;
    this.specs = specs;
    this.contents = contents;
  }

  /** {@code GET specs/ID/attributes/} and {@code GET specs/ID/attributes/ANALYZER/}. */
  void list(Context ctx) {
    long spec = PathId.of(ctx, "spec");
    if (spec == 0) {
      throw Reports.refused("A spec id is required.");
    }
    String analyzer = ctx.pathParamMap().getOrDefault("analyzer", "");
    List<AnalysisName> all =
        analyses.ofSpec(spec, SafeName.of(analyzer, AnalyzerResult.LONGEST_NAME));
    Replies.send(
        ctx,
        200,
        json -> {
          json.writeStartArray();
          for (AnalysisName each : all) {
            json.writeStartObject();
            json.writeStringField("filename", each.file());
            json.writeNumberField("id", each.id());
            json.writeStringField("analyzer", each.analyzer());
            json.writeStringField("name", each.name());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** {@code GET attributes/ID/download/}: JSON as it is, text as a string, bytes in base64. */
  void download(Context ctx) throws IOException {
    AnalysisValue stored = analyses.value(PathId.of(ctx, "attribute"));
    if (stored == null) {
      throw ProblemException.notFound("There is no such attribute");
    }
    if (stored.bytes() == 0) {
      Replies.send(
          ctx, 404, Replies.text("message", "This attribute does not have an associated value."));
      return;
    }
    ctx.contentType(Replies.JSON);
    try (OutputStream out = new BufferedOutputStream(ctx.outputStream(), 1 << 16)) {
      write(stored, out);
    }
  }

  private void write(AnalysisValue stored, OutputStream out) throws IOException {
    if (stored.kind() == Analysis.Kind.JSON) {
      contents.read(stored.content(), out);
      return;
    }
    out.write('"');
    if (stored.kind() == Analysis.Kind.TEXT) {
      contents.read(stored.content(), new EscapingStream(out));
    } else {
      Base64Stream base64 = new Base64Stream(out);
      contents.read(stored.content(), base64);
      base64.finish();
    }
    out.write('"');
  }

  /** An answer without splices: a list that is empty, as long as both are known. */
  void splices(Context ctx) {
    Map<String, String> ids = ctx.pathParamMap();
    if (ids.containsKey("attribute") && analyses.value(PathId.of(ctx, "attribute")) == null) {
      throw ProblemException.notFound("There is no such attribute");
    }
    if (ids.containsKey("spec") && !specs.known(PathId.of(ctx, "spec"))) {
      throw ProblemException.notFound("There is no such spec");
    }
    Replies.send(
        ctx,
        200,
        json -> {
          json.writeStartArray();
          json.writeEndArray();
        });
  }
}
