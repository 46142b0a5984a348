package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.storage.views.builds.BuildPage;

/** All about one build. */
record BuildAnswer(
    long id,
    String url,
    @JsonProperty("package") String packageName,
    @Nullable String version,
    long spec,
    String specUrl,
    String specHash,
    List<HashItem> hashes,
    String compiler,
    BuildHost host,
    String system,
    String owner,
    String spackVersion,
    Instant created,
    List<AttemptItem> attempts,
    long attemptCount,
    List<AnalysisItem> analyses,
    long analysisCount,
    String analysesUrl) {

  static BuildAnswer of(BuildPage page, AttemptItems attempts, Links links) {
    String url = links.to("/builds/" + page.id());
    return new BuildAnswer(
        page.id(),
        url,
        page.packageName(),
        page.version(),
        page.node(),
        links.to("/specs/" + page.node()),
        page.specHash(),
        HashItem.all(page.hashes()),
        page.compiler(),
        page.host(),
        page.system(),
        page.owner(),
        page.spackVersion(),
        page.created(),
        page.attempts().stream().map(attempt -> attempts.of(page.id(), attempt)).toList(),
        page.attemptCount(),
        page.analyses().stream().map(row -> AnalysisItem.of(row, links)).toList(),
        page.analysisCount(),
        url + "/analyses");
  }
}
