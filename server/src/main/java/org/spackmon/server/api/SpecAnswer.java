package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.specs.DependencyRow;
import org.spackmon.storage.views.specs.SpecPage;

/** All about one spec. */
record SpecAnswer(
    long id,
    String url,
    @JsonProperty("package") String packageName,
    @Nullable String version,
    @Nullable String namespace,
    @Nullable String platform,
    @Nullable String os,
    @Nullable String target,
    String compiler,
    Map<String, RawValue> parameters,
    @Nullable String externalPath,
    boolean concrete,
    Instant firstSeen,
    List<HashItem> hashes,
    List<Dependency> dependencies,
    String dependentsUrl,
    String buildsUrl,
    String documentsUrl) {

  /**
   * What it needs.
   *
   * @param spec its id; null while nobody sent it
   * @param hash as this spec names it
   */
  record Dependency(
      @Nullable Long spec,
      @Nullable String url,
      @JsonProperty("package") String packageName,
      @Nullable String version,
      @Nullable String hash,
      List<String> types,
      List<String> virtuals,
      boolean direct) {

    static Dependency of(DependencyRow row, Links links) {
      return new Dependency(
          row.id(),
          row.id() == null ? null : links.to("/specs/" + row.id()),
          row.name(),
          row.version(),
          row.hash(),
          row.types(),
          row.virtuals(),
          row.direct());
    }
  }

  static SpecAnswer of(SpecPage page, Links links) {
    String url = links.to("/specs/" + page.id());
    Map<String, RawValue> parameters = new LinkedHashMap<>();
    page.parameters().forEach((name, json) -> parameters.put(name, new RawValue(json)));
    return new SpecAnswer(
        page.id(),
        url,
        page.packageName(),
        page.version(),
        page.namespace(),
        page.platform(),
        page.os(),
        page.target(),
        page.compiler(),
        parameters,
        page.externalPath(),
        page.concrete(),
        page.firstSeen(),
        HashItem.all(page.hashes()),
        page.dependencies().stream().map(row -> Dependency.of(row, links)).toList(),
        url + "/dependents",
        url + "/builds",
        url + "/documents");
  }
}
