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
import org.spackmon.storage.views.specs.Bills.Bill;

/**
 * What is in a spec, in all that a run was asked for, or in a Spack environment: bills of
 * materials.
 */
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
        new Endpoint("/runs/{run}/sbom", this::ofRun),
        new Endpoint("/environments/{environment}/sbom", this::ofEnvironment));
  }

  private void ofSpec(Context ctx) {
    Asked.nothing(ctx);
    long id = Asked.number(ctx, "spec");
    Bill bill =
        views
            .bills()
            .of(List.of(id))
            .orElseThrow(() -> ProblemException.notFound("No spec has the id " + id + "."));
    SpecNode root = bill.nodes().get(0);
    String hash = root.hashes().get(HashKind.HASH);
    String name = root.name() + "-" + root.version() + (hash == null ? "" : "-" + hash);
    answer(ctx, root.name(), 1, bill, name);
  }

  private void ofRun(Context ctx) {
    Asked.nothing(ctx);
    String key = ctx.pathParam("run");
    if (views.runs().get(key).isEmpty()) {
      throw ProblemException.notFound("No run is called " + key + ".");
    }
    List<Long> roots = views.runs().roots(key);
    if (roots.isEmpty()) {
      throw ProblemException.notFound("Nothing is known yet of what this run was asked for.");
    }
    Bill bill = views.bills().of(roots).orElseThrow();
    answer(ctx, "run " + key, roots.size(), bill, "run-" + key);
  }

  private void ofEnvironment(Context ctx) {
    Asked.nothing(ctx);
    long id = Asked.number(ctx, "environment");
    String name =
        views
            .environments()
            .get(id)
            .map(page -> page.row().name())
            .orElseThrow(() -> ProblemException.notFound("No environment has the id " + id + "."));
    List<Long> roots = views.environments().roots(id);
    if (roots.isEmpty()) {
      throw ProblemException.notFound("Nothing is known of what this environment should hold.");
    }
    Bill bill = views.bills().of(roots).orElseThrow();
    answer(ctx, "environment " + name, roots.size(), bill, "environment-" + name);
  }

  private void answer(Context ctx, String name, int roots, Bill bill, String file) {
    List<Integer> first = IntStream.range(0, roots).boxed().toList();
    Contained contained = new Contained(name, first, bill.nodes(), bill.provenances());
    Answers.raw(ctx, TYPE, file + ".cdx.json");
    ctx.result(Sbom.json(contained, version).getBytes(StandardCharsets.UTF_8));
  }
}
