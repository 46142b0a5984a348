package org.spackmon.server.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spackmon.storage.views.builds.BuildFilter;

/**
 * What somebody types into the search box in words that people know: {@code hdf5 %gcc@12.2.0
 * status:failed system:frontier tag:"of the week"}. Words that name a filter become it, the rest
 * stays.
 */
final class SearchWords {
  private static final Pattern WORD = Pattern.compile("([a-z]+):(?:\"([^\"]*)\"|(\\S+))|(\\S+)");
  private static final Map<String, String> FILTERS =
      Map.of(
          "status", "outcome",
          "outcome", "outcome",
          "system", "system",
          "owner", "owner",
          "user", "owner",
          "tag", "tag",
          "package", "package",
          "compiler", "compiler");

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
      } else if (word.group().matches("%[^%^]+")) {
        sorted.put("compiler", List.of(word.group().substring(1)));
      } else {
        rest.add(word.group());
      }
    }
    if (!sorted.equals(given)) {
      sorted.put("q", rest.isEmpty() ? List.of() : List.of(String.join(" ", rest)));
    }
    return sorted;
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
