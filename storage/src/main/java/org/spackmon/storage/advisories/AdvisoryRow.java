package org.spackmon.storage.advisories;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Severity;
import org.spackmon.advisories.Verdict;
import org.spackmon.storage.inventory.Spread;

/**
 * An advisory in a list.
 *
 * @param verdict the worst of its hits; null when it means nothing here
 * @param firstHit what lists are ordered by; 0 for none
 * @param firstSeen when it was first found to mean something here
 * @param statement null while nobody said anything
 * @param hits what it means, by package
 * @param installs how much of that is installed now
 */
public record AdvisoryRow(
    long id,
    String name,
    String summary,
    Severity severity,
    @Nullable Verdict verdict,
    long firstHit,
    @Nullable Instant firstSeen,
    @Nullable Statement statement,
    List<HitRow> hits,
    Spread installs) {

  public AdvisoryRow {
    hits = List.copyOf(hits);
  }

  /** The packages that it means, each once. */
  public List<String> packages() {
    return hits.stream().map(HitRow::packageName).distinct().toList();
  }

  /** Whether it is more than a suggestion. */
  public boolean isFinding() {
    return verdict == Verdict.AFFECTED || verdict == Verdict.POSSIBLE;
  }

  AdvisoryRow with(List<HitRow> all, Spread spread) {
    return new AdvisoryRow(
        id, name, summary, severity, verdict, firstHit, firstSeen, statement, all, spread);
  }
}
