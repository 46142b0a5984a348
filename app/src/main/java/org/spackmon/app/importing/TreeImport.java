package org.spackmon.app.importing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
  private final Told told = new Told();
  private final List<InstallRecord> news = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final Failures failures;

  TreeImport(Found.Tree tree, StoreContents contents, KnownStore known, Problems problems) {
    this.tree = tree;
    this.contents = contents;
    this.problems = problems;
    compare(known);
    this.failures = Failures.of(tree, hashes(), known, problems);
    told.failures = failures.count();
  }

  private void compare(KnownStore known) {
    Map<String, String> left = new HashMap<>(known.installs());
    for (InstallRecord record : contents.records()) {
      if (!record.installed()) {
        continue;
      }
      String before = left.remove(record.hash());
      if (before == null) {
        told.fresh++;
        news.add(record);
      } else if (before.equals(state(record))) {
        told.same++;
      } else {
        told.changed++;
        news.add(record);
      }
    }
    if (contents.whole()) {
      gone.addAll(new TreeSet<>(left.keySet()));
      told.gone = gone.size();
    }
  }

  private static String state(InstallRecord record) {
    Long installed = record.installedAt();
    return KnownStore.state(
        installed == null ? 0 : installed, record.explicit(), record.deprecatedFor() != null);
  }

  private Set<String> hashes() {
    Set<String> hashes = new HashSet<>();
    for (InstallRecord record : contents.records()) {
      if (record.installed()) {
        hashes.add(record.hash());
      }
    }
    return hashes;
  }

  Told told() {
    return told;
  }

  /** Tells it all, each spec before what is installed of it. */
  void tell(ImportRun run, Labels labels, Progress progress) throws IOException {
    store(run, labels);
    uninstalled(run);
    Map<String, InstallRecord> left = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>();
    for (InstallRecord record : news) {
      left.put(record.hash(), record);
      queue.add(record.hash());
    }
    SpecDocuments documents = SpecDocuments.of(contents, problems);
    int done = 0;
    while (!queue.isEmpty()) {
      for (SpecDocuments.Document document : documents.next(queue)) {
        byte[] json = document.json();
        if (json != null) {
          specs(run, document.hashes().get(0), json);
        }
        for (String hash : document.hashes()) {
          install(run, left.get(hash));
          progress.show(++done, news.size());
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
        told.builds++;
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
