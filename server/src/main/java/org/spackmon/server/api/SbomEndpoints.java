package org.spackmon.server.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.spackmon.sbom.Contained;
import org.spackmon.sbom.Sbom;
import org.spackmon.server.http.ProblemException;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecNode;
import org.spackmon.storage.views.Views;

/** What is in a spec, or in all that a run was asked for: bills of materials. */
final class SbomEndpoints {
  private static final String TYPE = "application/vnd.cyclonedx+json; version=1.6";

  private final Views views;
  private final String version;

  SbomEndpoints(Views views, String version) {
    this.views = views;
    this.version = version;
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/specs/{spec}/sbom", this::ofSpec),
        new Endpoint("/runs/{run}/sbom", this::ofRun));
  }

  private void ofSpec(Context ctx) {
    Asked.nothing(ctx);
    long id = Asked.number(ctx, "spec");
    List<SpecNode> graph =
        views
            .specs()
            .withDependencies(List.of(id))
            .orElseThrow(() -> ProblemException.notFound("No spec has the id " + id + "."));
    SpecNode root = graph.get(0);
    String hash = root.hashes().get(HashKind.HASH);
    String name = root.name() + "-" + root.version() + (hash == null ? "" : "-" + hash);
    answer(ctx, new Contained(root.name(), List.of(0), graph), name);
  }

  private void ofRun(Context ctx) {
    Asked.nothing(ctx);
    String key = ctx.pathParam("run");
    if (views.runs().get(key).isEmpty()) {
      throw ProblemException.notFound("No run is called " + key + ".");
    }
    List<Long> roots = views.runs().roots(key);
    List<SpecNode> graph = views.specs().withDependencies(roots).orElse(List.of());
    if (graph.isEmpty()) {
      throw ProblemException.notFound("Nothing is known yet of what this run was asked for.");
    }
    List<Integer> first = IntStream.range(0, roots.size()).boxed().toList();
    answer(ctx, new Contained("run " + key, first, graph), "run-" + key);
  }

  private void answer(Context ctx, Contained contained, String name) {
    Answers.raw(ctx, TYPE, name + ".cdx.json");
    ctx.result(Sbom.json(contained, version).getBytes(StandardCharsets.UTF_8));
  }
}
