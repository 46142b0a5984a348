package org.spackmon.server.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spackmon.storage.views.names.Names;

/** What is there at all? */
final class IndexEndpoints {
  private static final List<String> LISTS =
      List.of("builds", "runs", "specs", "packages", "compilers", "systems", "owners", "tags");

  private final Names names;
  private final Links links;

  IndexEndpoints(Names names, Links links) {
    this.names = names;
    this.links = links;
  }

  /**
   * The lists that there are, and how all attempts came out.
   *
   * @param openapi where the API is described
   */
  record Index(String openapi, Map<String, String> lists, AttemptCounts attempts) {}

  List<Endpoint> all() {
    return List.of(new Endpoint("", this::index));
  }

  private void index(Context ctx) {
    Asked.nothing(ctx);
    Map<String, String> lists = new LinkedHashMap<>();
    LISTS.forEach(list -> lists.put(list, links.to("/" + list)));
    Answers.json(ctx, new Index(links.to(OpenApi.PATH), lists, AttemptCounts.of(names.counts())));
  }
}
