package org.spackmon.storage.views.builds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.paging.Query;
import org.spackmon.storage.views.search.Terms;

/**
 * Which attempts does somebody want to see? All that is given must hold.
 *
 * @param version as Spack writes it, of the package that is named: {@code 1.10:1.12}
 * @param compiler "gcc@12.2.0", or some: {@code gcc}, {@code gcc@12}, {@code gcc@11:12}; {@link
 *     #NONE} for builds without one
 * @param host where it was built, as that calls itself, with or without its domain
 * @param error a part of the line that tells why it failed
 * @param file where an error is, as the compiler named it, with or without directories
 * @param since {@code 7d}, {@code 24h}, or a day: told since then
 * @param q a package's name or a part of it, the start of a spec's hash, or both: {@code zlib},
 *     {@code /abc123}, {@code zlib/abc123}
 */
public record BuildFilter(
    @Nullable Outcome outcome,
    @Nullable String packageName,
    @Nullable String version,
    @Nullable String compiler,
    @Nullable String system,
    @Nullable String owner,
    @Nullable String tag,
    @Nullable String host,
    @Nullable String error,
    @Nullable String file,
    @Nullable String since,
    @Nullable String q) {

  /** Stands for "no compiler" in a URL, where an empty value means "any". */
  public static final String NONE = "none";

  public static final BuildFilter ALL =
      new BuildFilter(null, null, null, null, null, null, null, null, null, null, null, null);

  /** The parameters of a URL that make a filter. */
  public static final List<String> PARAMETERS =
      List.of(
          "outcome",
          "package",
          "version",
          "compiler",
          "system",
          "owner",
          "tag",
          "host",
          "error",
          "file",
          "since",
          "q");

  /** Every word that {@code outcome=} knows. */
  public static final List<String> OUTCOMES =
      Outcome.OF_ATTEMPTS.stream().map(Outcome::word).toList();

  /** Of a query that holds these parameters and no others. */
  public static BuildFilter of(Map<String, List<String>> query) {
    return of(Query.of(query, PARAMETERS));
  }

  static BuildFilter of(Query query) {
    String outcome = query.word("outcome", OUTCOMES);
    String packageName = query.text("package");
    return new BuildFilter(
        outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
        packageName,
        packageName == null ? null : Versions.checked(query.text("version")),
        query.text("compiler"),
        query.text("system"),
        query.text("owner"),
        query.text("tag"),
        query.text("host"),
        query.text("error"),
        query.text("file"),
        Since.checked(query.text("since")),
        Terms.checked(query.text("q")));
  }

  /** The same filter as parameters of a URL, without those that are not set. */
  public Map<String, String> parameters() {
    Map<String, String> set = new LinkedHashMap<>();
    put(set, "outcome", outcome == null ? null : outcome.word());
    put(set, "package", packageName);
    put(set, "version", version);
    put(set, "compiler", compiler);
    put(set, "system", system);
    put(set, "owner", owner);
    put(set, "tag", tag);
    put(set, "host", host);
    put(set, "error", error);
    put(set, "file", file);
    put(set, "since", since);
    put(set, "q", q);
    return set;
  }

  /** {@code outcome=failed&package=zlib}; empty for {@link #ALL}. */
  public String toQuery() {
    return Query.write(parameters());
  }

  /** With one parameter set anew, or taken away by null. */
  public BuildFilter with(String parameter, @Nullable String value) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    parameters().forEach((name, set) -> query.put(name, List.of(set)));
    query.put(parameter, value == null ? List.of() : List.of(value));
    return of(query);
  }

  public boolean isEmpty() {
    return equals(ALL);
  }

  private static void put(Map<String, String> set, String name, @Nullable String value) {
    if (value != null) {
      set.put(name, value);
    }
  }
}
