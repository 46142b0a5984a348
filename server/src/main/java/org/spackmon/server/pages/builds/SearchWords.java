package org.spackmon.server.pages.builds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spackmon.storage.views.builds.BuildFilter;

/**
 * What somebody types into the search box in words that people know: {@code hdf5@1.10:%gcc@12
 * status:failed system:frontier since:7d error:"undefined reference"}. Words that name a filter
 * become it, the rest stays.
 */
final class SearchWords {
  private static final Pattern WORD = Pattern.compile("([a-z]+):(?:\"([^\"]*)\"|(\\S+))|(\\S+)");
  private static final Pattern SPEC =
      Pattern.compile("(?:([A-Za-z0-9_.-]+)@([^@%]+))?(?:%([^%^]+))?");
  private static final Map<String, String> FILTERS =
      Map.ofEntries(
          Map.entry("status", "outcome"),
          Map.entry("outcome", "outcome"),
          Map.entry("system", "system"),
          Map.entry("host", "host"),
          Map.entry("owner", "owner"),
          Map.entry("user", "owner"),
          Map.entry("tag", "tag"),
          Map.entry("error", "error"),
          Map.entry("file", "file"),
          Map.entry("since", "since"),
          Map.entry("version", "version"),
          Map.entry("package", "package"),
          Map.entry("compiler", "compiler"));

  private SearchWords() {}

  /** The parameters of an address, with the words of {@code q} sorted into filters. */
  static Map<String, List<String>> sorted(Map<String, List<String>> given) {
    String q = String.join(" ", given.getOrDefault("q", List.of()));
    Map<String, List<String>> sorted = new LinkedHashMap<>(given);
    List<String> rest = new ArrayList<>();
    Matcher word = WORD.matcher(q);
    while (word.find()) {
      String filter = word.group(1) == null ? null : FILTERS.get(word.group(1));
      if (filter != null) {
        String value = word.group(2) == null ? word.group(3) : word.group(2);
        sorted.put(filter, List.of(filter.equals("outcome") ? outcome(value) : value));
      } else if (!spec(word.group(), sorted)) {
        rest.add(word.group());
      }
    }
    if (!sorted.equals(given)) {
      sorted.put("q", rest.isEmpty() ? List.of() : List.of(String.join(" ", rest)));
    }
    return sorted;
  }

  /** A package in some versions, a compiler, or both. */
  private static boolean spec(String word, Map<String, List<String>> sorted) {
    Matcher spec = SPEC.matcher(word);
    if (!spec.matches()) {
      return false;
    }
    if (spec.group(1) != null) {
      sorted.put("package", List.of(spec.group(1)));
      sorted.put("version", List.of(spec.group(2)));
    }
    if (spec.group(3) != null) {
      sorted.put("compiler", List.of(spec.group(3)));
    }
    return true;
  }

  /** People say it with other forms of the word. */
  private static String outcome(String word) {
    String said = word.toLowerCase(Locale.ROOT);
    return switch (said) {
      case "fail", "failure", "error", "broken" -> "failed";
      case "ok", "succeeded", "good" -> "success";
      default -> BuildFilter.OUTCOMES.contains(said) ? said : word;
    };
  }
}
