package org.spackmon.storage.views.paging;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What does the query of a URL say? Each parameter is there once or not at all; an empty one, as an
 * HTML form sends it, counts as not there. Anything not known is an error that says what is.
 */
public final class Query {
  private static final int MOST_ROWS = 500;

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads the parameters of a URL.
   *
   * @param given parameter to its values, as Javalin gives them
   * @param known the parameters that may be there
   */
  public static Query of(Map<String, List<String>> given, Collection<String> known) {
    Map<String, String> values = new LinkedHashMap<>();
    given.forEach(
        (name, all) -> {
          if (!known.contains(name)) {
            throw new BadQueryException(
                name,
                "\"" + name + "\" is no parameter here",
                words(known),
                Nearest.to(name, known));
          }
          List<String> said = all.stream().filter(value -> !value.isEmpty()).distinct().toList();
          if (said.size() > 1) {
            throw new BadQueryException(name, name + " is there twice", "one value", null);
          }
          if (said.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw new BadQueryException(name, name + " holds a NUL", "text", null);
          }
          said.forEach(value -> values.put(name, value));
        });
    return new Query(values);
  }

  public @Nullable String text(String name) {
    return values.get(name);
  }

  /** One of the words, or null when the parameter isn't there. */
  public @Nullable String word(String name, Collection<String> words) {
    String value = values.get(name);
    if (value != null && !words.contains(value)) {
      throw new BadQueryException(
          name,
          name + " is \"" + value + "\"",
          words(words),
          Nearest.to(value.toLowerCase(java.util.Locale.ROOT), words));
    }
    return value;
  }

  public long number(String name, long least, long most, long otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadQueryException(
        name, name + " is \"" + value + "\"", "a number from " + least + " to " + most, null);
  }

  /** How many rows a page may have. */
  public int limit(int otherwise) {
    return (int) number("limit", 1, MOST_ROWS, otherwise);
  }

  /** Where the page starts, in a list ordered by numbers. */
  public @Nullable Cursor numberCursor() {
    Cursor cursor = cursor();
    if (cursor != null && !cursor.key().matches("[0-9]{1,18}")) {
      throw badCursor(cursor.text());
    }
    return cursor;
  }

  /** Where the page starts, in a list ordered by names. */
  public @Nullable Cursor cursor() {
    String value = values.get("cursor");
    if (value == null) {
      return null;
    }
    Cursor cursor = Cursor.of(value);
    if (cursor == null) {
      throw badCursor(value);
    }
    return cursor;
  }

  /** Writes parameters back, in their order, without those that are null: {@code a=b&c=d}. */
  public static String write(Map<String, ? extends @Nullable Object> values) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(entry -> entry.getKey() + "=" + encode(String.valueOf(entry.getValue())))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static BadQueryException badCursor(String value) {
    return new BadQueryException(
        "cursor", "cursor is \"" + value + "\"", "one that a page of this list gave", null);
  }

  private static String words(Collection<String> known) {
    String[] sorted = known.toArray(String[]::new);
    Arrays.sort(sorted);
    return known.isEmpty() ? "no parameters" : "one of " + String.join(", ", sorted);
  }
}
