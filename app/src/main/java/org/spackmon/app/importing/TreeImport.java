package org.spackmon.app.importing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.KnownStore;
import org.spackmon.journal.Redaction;
import org.spackmon.spack.store.BuildTraces;
import org.spackmon.spack.store.Found;
import org.spackmon.spack.store.InstallRecord;
import org.spackmon.spack.store.Problems;
import org.spackmon.spack.store.SpecDocuments;
import org.spackmon.spack.store.StoreContents;

/** Tells what is new in an install tree, and what is gone. */
final class TreeImport {
  private static final int GONE_AT_ONCE = 1_000;

  private final Found.Tree tree;
  private final StoreContents contents;
  private final Problems problems;
  private final TreeNews news;
  private final Failures failures;

  TreeImport(Found.Tree tree, StoreContents contents, KnownStore known, Problems problems) {
    this.tree = tree;
    this.contents = contents;
    this.problems = problems;
    this.news = TreeNews.of(contents, known);
    this.failures = Failures.of(tree, this::installed, known, problems);
    news.told().failures = failures.count();
  }

  private boolean installed(String hash) {
    InstallRecord record = contents.record(hash);
    return record != null && record.installed();
  }

  Told told() {
    return news.told();
  }

  /** Tells it all, each spec before what is installed of it. */
  void tell(ImportRun run, Labels labels, Progress progress) throws IOException {
    store(run, labels);
    uninstalled(run);
    Deque<String> queue = new ArrayDeque<>(news.installs());
    int all = queue.size();
    SpecDocuments documents = SpecDocuments.of(contents, problems);
    int done = 0;
    while (!queue.isEmpty()) {
      for (SpecDocuments.Document document : documents.next(queue)) {
        byte[] json = document.json();
        if (json != null) {
          specs(run, document.hashes().get(0), json);
        }
        for (String hash : document.hashes()) {
          install(run, contents.record(hash));
          progress.show(++done, all);
        }
      }
    }
    failures.tell(run, root());
  }

  private String root() {
    return contents.root().toString();
  }

  private void store(ImportRun run, Labels labels) throws IOException {
    run.event(
        "store",
        out -> {
          out.writeStringField("root", root());
          out.writeStringField("system", labels.system());
          text(out, "site", labels.site());
          text(out, "spack_root", tree.spack() == null ? null : tree.spack().toString());
          text(out, "format", contents.version());
          out.writeArrayFieldStart("upstreams");
          for (Path upstream : tree.upstreams()) {
            out.writeString(upstream.toString());
          }
          out.writeEndArray();
        });
  }

  private void uninstalled(ImportRun run) throws IOException {
    List<String> gone = news.gone();
    for (int i = 0; i < gone.size(); i += GONE_AT_ONCE) {
      List<String> part = gone.subList(i, Math.min(gone.size(), i + GONE_AT_ONCE));
      run.event(
          "uninstalled",
          out -> {
            out.writeStringField("store", root());
            out.writeArrayFieldStart("hashes");
            for (String hash : part) {
              out.writeString(hash);
            }
            out.writeEndArray();
          });
    }
  }

  static void specs(ImportRun run, String hash, byte[] json) throws IOException {
    run.event(
        "spec",
        out -> {
          out.writeStringField("hash", hash);
          out.writeFieldName("document");
          out.writeRawValue(Redaction.text(new String(json, StandardCharsets.UTF_8)));
        });
  }

  private void install(ImportRun run, @Nullable InstallRecord record) throws IOException {
    if (record == null) {
      return;
    }
    BuildTraces traces = null;
    Map<String, Long> begins = Map.of();
    if (!record.node().external()) {
      traces = BuildTraces.read(contents.prefix(record), problems);
      if (traces != null) {
        begins = TracesSender.send(run, record.hash(), traces, problems);
        news.told().builds++;
      } else if (record.path() != null) {
        problems.found(
            "%s %s: nothing of it is in %s"
                .formatted(record.node().name(), record.hash(), contents.prefix(record)));
      }
    }
    BuildTraces built = traces;
    Map<String, Long> phases = begins;
    run.event("install", out -> write(out, record, built, phases));
  }

  private void write(
      JsonGenerator out,
      InstallRecord record,
      @Nullable BuildTraces built,
      Map<String, Long> begins)
      throws IOException {
    out.writeStringField("store", root());
    out.writeStringField("hash", record.hash());
    out.writeStringField("name", record.node().name());
    text(out, "prefix", record.path());
    out.writeBooleanField("explicit", record.explicit());
    out.writeBooleanField("external", record.node().external());
    Long installed = record.installedAt();
    if (installed != null) {
      out.writeNumberField("installed", installed);
    }
    text(out, "deprecated_for", record.deprecatedFor());
    if (built != null) {
      if (built.cached() || record.origin() != null) {
        out.writeObjectFieldStart("origin");
        text(out, "url", record.origin());
        text(out, "host", built.host().get("hostname"));
        out.writeEndObject();
      }
      TracesSender.write(out, built, begins);
    }
  }

  static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }
}
