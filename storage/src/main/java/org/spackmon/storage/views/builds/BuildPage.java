package org.spackmon.storage.views.builds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.storage.views.specs.SpecHash;

/**
 * All about one build: a spec on a host, by an owner, with a version of Spack.
 *
 * @param node the spec's id
 * @param specHash the hash that it was announced with
 * @param hashes all hashes of the spec
 * @param compiler "" for none
 * @param attempts newest first; never empty
 * @param attemptCount more than {@code attempts} holds where there are very many
 * @param analyses the first results of analyzers, by analyzer, file and name
 * @param analysisCount more than {@code analyses} holds where there are very many
 */
public record BuildPage(
    long id,
    long node,
    String packageName,
    @Nullable String version,
    String specHash,
    List<SpecHash> hashes,
    String compiler,
    BuildHost host,
    String system,
    String owner,
    String spackVersion,
    Instant created,
    List<AttemptPart> attempts,
    long attemptCount,
    List<AnalysisRow> analyses,
    long analysisCount) {

  BuildPage with(java.util.function.UnaryOperator<AttemptPart> change) {
    return new BuildPage(
        id,
        node,
        packageName,
        version,
        specHash,
        hashes,
        compiler,
        host,
        system,
        owner,
        spackVersion,
        created,
        attempts.stream().map(change).toList(),
        attemptCount,
        analyses,
        analysisCount);
  }

  public AttemptPart latest() {
    return attempts.get(0);
  }
}
