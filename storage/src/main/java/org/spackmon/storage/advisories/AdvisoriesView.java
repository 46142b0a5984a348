package org.spackmon.storage.advisories;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Severity;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/**
 * Everything that the URL of a list of advisories says.
 *
 * @param severity null for all
 * @param packageName null for all
 * @param system on which something is installed; null for all
 * @param cursor null for the top of the list
 */
public record AdvisoriesView(
    Show show,
    @Nullable Severity severity,
    @Nullable String packageName,
    @Nullable String system,
    @Nullable Cursor cursor,
    int limit) {
  private static final int ROWS = 50;
  private static final List<String> PARAMETERS =
      List.of("show", "severity", "package", "system", "limit", "cursor");

  /** Which of those that mean something here. */
  public enum Show {
    /** More than a suggestion, and nobody said that all is well. */
    OPEN("a.verdict >= 2 AND a.status IN (0, 1, 4)"),
    SETTLED("a.status IN (2, 3)"),
    /** Only something of the same name is meant. */
    SUGGESTED("a.verdict = 1"),
    ALL("a.verdict >= 1");

    private final String condition;

    Show(String condition) {
      this.condition = condition;
    }

    String condition() {
      return condition;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Throws BadQueryException for what can't be meant. */
  public static AdvisoriesView of(Map<String, List<String>> given) {
    Query query = Query.of(given, PARAMETERS);
    String show = query.word("show", words(Show.values()));
    String severity = query.word("severity", words(Severity.values()));
    return new AdvisoriesView(
        show == null ? Show.OPEN : Show.valueOf(show.toUpperCase(Locale.ROOT)),
        severity == null ? null : Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
        query.text("package"),
        query.text("system"),
        query.numberCursor(),
        query.limit(ROWS));
  }

  private static List<String> words(Enum<?>[] values) {
    return List.of(values).stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The top of the list of others. */
  public AdvisoriesView with(Show other) {
    return new AdvisoriesView(other, severity, packageName, system, null, limit);
  }

  public AdvisoriesView with(@Nullable Severity other) {
    return new AdvisoriesView(show, other, packageName, system, null, limit);
  }

  public AdvisoriesView ofPackage(@Nullable String other) {
    return new AdvisoriesView(show, severity, other, system, null, limit);
  }

  public AdvisoriesView onSystem(@Nullable String other) {
    return new AdvisoriesView(show, severity, packageName, other, null, limit);
  }

  /** Another page of this list. */
  public AdvisoriesView at(@Nullable Cursor other) {
    return new AdvisoriesView(show, severity, packageName, system, other, limit);
  }

  public String toQuery() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("show", show == Show.OPEN ? null : show.word());
    all.put("severity", severity == null ? null : severity.word());
    all.put("package", packageName);
    all.put("system", system);
    all.put("limit", limit == ROWS ? null : limit);
    all.put("cursor", cursor == null ? null : cursor.text());
    return Query.write(all);
  }
}
