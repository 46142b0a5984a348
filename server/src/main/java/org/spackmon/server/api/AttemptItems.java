package org.spackmon.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.Contents;
import org.spackmon.storage.Slice;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.AttemptTold;
import org.spackmon.storage.views.builds.LogFacts;
import org.spackmon.storage.views.builds.PhaseRow;
import org.spackmon.storage.views.builds.PhaseTold;
import org.spackmon.storage.views.failures.Diagnosis;
import org.spackmon.storage.views.failures.Failures;
import org.spackmon.storage.views.paging.Query;

/** Says all that is known of an attempt, and reads from its logs the lines that tell why. */
final class AttemptItems {
  private final Contents contents;
  private final Failures failures;
  private final Links links;

  AttemptItems(Contents contents, Failures failures, Links links) {
    this.contents = contents;
    this.failures = failures;
    this.links = links;
  }

  AttemptItem of(long build, AttemptPart part) {
    String url = links.to("/builds/" + build + "/attempts/" + part.number());
    List<AttemptItem.Phase> phases = part.phases().stream().map(row -> phase(url, row)).toList();
    AttemptTold told = part.told();
    Diagnosis diagnosis =
        part.outcome() == Outcome.FAILED ? failures.diagnosis(part.id()).orElse(null) : null;
    return new AttemptItem(
        part.number(),
        url,
        part.outcome().word(),
        error(told, phases),
        told == null ? null : told.why(),
        diagnosis == null || diagnosis.cause().isEmpty() ? null : diagnosis.words(),
        failureUrl(diagnosis),
        findings(diagnosis),
        told == null ? null : told.because(),
        origin(told),
        phases,
        part.claims().stream().map(AttemptItem.Claim::of).toList(),
        part.runs(),
        part.tags(),
        told == null ? null : LogItem.whole(url, told.log()),
        told != null && told.growing(),
        told == null ? null : told.prefix(),
        told == null ? null : told.stage(),
        files(url, told),
        told == null ? null : links.to("/runs/" + told.run()),
        part.opened(),
        part.started(),
        part.ended(),
        part.duration());
  }

  private @Nullable String failureUrl(@Nullable Diagnosis diagnosis) {
    return diagnosis == null || diagnosis.failure() == null
        ? null
        : links.to("/failures/" + diagnosis.failure());
  }

  private static List<AttemptItem.Finding> findings(@Nullable Diagnosis diagnosis) {
    List<AttemptItem.Finding> findings = new ArrayList<>();
    if (diagnosis != null) {
      for (Diagnosis.Finding each : diagnosis.findings()) {
        findings.add(
            new AttemptItem.Finding(
                findings.size() + 1,
                each.kind(),
                each.summary(),
                each.fingerprint(),
                diagnosis.phase(),
                each.line() == 0 ? null : each.line(),
                each.text(),
                each.file(),
                each.sourceLine() == 0 ? null : each.sourceLine(),
                each.times()));
      }
    }
    return findings;
  }

  private AttemptItem.Phase phase(String attempt, PhaseRow row) {
    PhaseTold told = row.told();
    return new AttemptItem.Phase(
        row.id(),
        row.name(),
        row.status(),
        row.failed(),
        told != null && told.step(),
        LogItem.of(attempt, row),
        told == null ? null : told.error(),
        row.errorLine(),
        errorText(row),
        row.arrived(),
        told == null ? null : told.started(),
        told == null ? null : told.ended(),
        row.said());
  }

  private @Nullable String errorText(PhaseRow row) {
    LogFacts log = row.log();
    Long line = row.errorLine();
    if (log == null || line == null) {
      return null;
    }
    return contents.slice(log.content(), log.linesBefore() + line, 1).lines().stream()
        .map(Slice.Line::text)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String error(
      @Nullable AttemptTold told, List<AttemptItem.Phase> phases) {
    String said = told == null ? null : told.error();
    return said != null
        ? said
        : phases.stream()
            .flatMap(phase -> Stream.of(phase.error(), phase.errorText()))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static AttemptItem.@Nullable Origin origin(@Nullable AttemptTold told) {
    return told == null
            || (told.originUrl() == null && told.originHost() == null && told.originAt() == null)
        ? null
        : new AttemptItem.Origin(told.originUrl(), told.originHost(), told.originAt());
  }

  private static List<AttemptItem.File> files(String attempt, @Nullable AttemptTold told) {
    return told == null
        ? List.of()
        : told.files().stream().map(file -> file(attempt, file)).toList();
  }

  private static AttemptItem.File file(String attempt, AttemptTold.File file) {
    String query = Query.write(Map.of("name", file.name()));
    return new AttemptItem.File(file.name(), file.bytes(), attempt + "/file?" + query);
  }
}
