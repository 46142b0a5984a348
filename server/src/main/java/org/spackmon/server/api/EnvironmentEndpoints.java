package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;
import org.spackmon.storage.views.environments.EnvironmentPage;
import org.spackmon.storage.views.environments.EnvironmentPage.Part;
import org.spackmon.storage.views.environments.EnvironmentPage.Root;
import org.spackmon.storage.views.environments.EnvironmentRow;
import org.spackmon.storage.views.environments.Environments;
import org.spackmon.storage.views.environments.EnvironmentsView;

/** Spack environments: the list, and one with its roots and all that they need. */
final class EnvironmentEndpoints {
  private static final String PATH = "/environments";

  private final Environments environments;
  private final Contents contents;
  private final Links links;

  EnvironmentEndpoints(Environments environments, Contents contents, Links links) {
    this.environments = environments;
    this.contents = contents;
    this.links = links;
  }

  /** An environment in a list. */
  record EnvironmentItem(String url, EnvironmentRow environment) {}

  /** What it should hold; without a spec where nobody told. */
  record RootItem(@Nullable String asked, String hash, @Nullable String specUrl) {}

  /** A spec of it, and how that is on its system. */
  record PartItem(
      @JsonProperty("package") String packageName,
      @Nullable String version,
      @Nullable String hash,
      String specUrl,
      String state,
      @Nullable String prefix,
      @Nullable Instant installed,
      @Nullable String attemptUrl,
      @Nullable String cause) {}

  /** An environment with all that is known of it. */
  record EnvironmentAnswer(
      String url,
      EnvironmentRow environment,
      @Nullable String manifestUrl,
      @Nullable String lockUrl,
      List<RootItem> roots,
      List<PartItem> specs,
      List<RunItem> runs) {}

  /** A run that worked in it. */
  record RunItem(
      String url, List<String> command, @Nullable String user, Instant began, long failed) {}

  List<Endpoint> all() {
    return List.of(
        new Endpoint(PATH, this::list),
        new Endpoint(PATH + "/{environment}", this::one),
        new Endpoint(
            PATH + "/{environment}/manifest", ctx -> file(ctx, "spack.yaml", find(ctx).manifest())),
        new Endpoint(
            PATH + "/{environment}/lock", ctx -> file(ctx, "spack.lock", find(ctx).lock())));
  }

  private void list(Context ctx) {
    EnvironmentsView view = Asked.of(ctx, EnvironmentsView::of);
    Answers.json(
        ctx,
        Listing.of(
            environments.list(view),
            row -> new EnvironmentItem(url(row), row),
            cursor -> links.to(PATH, view.at(cursor).toQuery())));
  }

  private void one(Context ctx) {
    EnvironmentPage page = find(ctx);
    String url = url(page.row());
    Answers.json(
        ctx,
        new EnvironmentAnswer(
            url,
            page.row(),
            page.manifest() == null ? null : url + "/manifest",
            page.lock() == null ? null : url + "/lock",
            page.roots().stream().map(this::item).toList(),
            page.specs().stream().map(this::item).toList(),
            page.runs().stream().map(this::item).toList()));
  }

  private EnvironmentPage find(Context ctx) {
    Asked.nothing(ctx);
    long id = Asked.number(ctx, "environment");
    return environments
        .get(id)
        .orElseThrow(() -> ProblemException.notFound("No environment has the id " + id + "."));
  }

  private void file(Context ctx, String name, @Nullable Long content) throws IOException {
    if (content == null) {
      throw ProblemException.notFound("No " + name + " of this environment is known.");
    }
    Answers.raw(ctx, "text/plain; charset=utf-8", name);
    contents.read(content, ctx.outputStream());
  }

  private RootItem item(Root root) {
    Part part = root.part();
    return new RootItem(root.spec(), root.hash(), part == null ? null : spec(part));
  }

  private PartItem item(Part part) {
    return new PartItem(
        part.name(),
        part.version(),
        part.hash(),
        spec(part),
        part.state().name().toLowerCase(Locale.ROOT),
        part.prefix(),
        part.installed(),
        part.build() == null
            ? null
            : links.to("/builds/" + part.build() + "/attempts/" + part.attempt()),
        part.cause());
  }

  private RunItem item(EnvironmentPage.Run run) {
    return new RunItem(
        links.to("/runs/" + run.key()), run.command(), run.user(), run.began(), run.failed());
  }

  private String spec(Part part) {
    return links.to("/specs/" + part.node());
  }

  private String url(EnvironmentRow row) {
    return links.to(PATH + "/" + row.id());
  }
}
