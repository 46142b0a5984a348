package org.spackmon.storage.views.failures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Query;

/**
 * Which failures does somebody want to see, and in which order?
 *
 * @param kind "compile", "link" …; null for all
 */
public record FailureFilter(
    Show show,
    @Nullable String kind,
    @Nullable String packageName,
    @Nullable String system,
    Order order) {

  public static final List<String> PARAMETERS =
      List.of("show", "class", "package", "system", "sort");

  /** Which of them by what is known of them. */
  public enum Show {
    /** Still failing somewhere, and nobody muted it. */
    OPEN("f.open_places > 0 AND f.mark <> 1"),
    FIXED("f.open_places = 0 AND f.mark <> 1"),
    ASSIGNED("f.mark = 2"),
    MUTED("f.mark = 1"),
    ALL("f.attempts > 0");

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

  /** Which comes first. */
  public enum Order {
    NEWEST,
    FREQUENT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static FailureFilter of(Query query) {
    String show = query.word("show", List.of("open", "fixed", "assigned", "muted", "all"));
    String order = query.word("sort", List.of("newest", "frequent"));
    return new FailureFilter(
        show == null ? Show.OPEN : Show.valueOf(show.toUpperCase(Locale.ROOT)),
        kind(query.text("class")),
        query.text("package"),
        query.text("system"),
        order == null ? Order.NEWEST : Order.valueOf(order.toUpperCase(Locale.ROOT)));
  }

  /** A site has classes of its own, so any word will do. */
  private static @Nullable String kind(@Nullable String said) {
    if (said != null && !said.matches("[a-z][a-z0-9-]*")) {
      throw new BadQueryException(
          "class", "class is \"" + said + "\"", "a word of small letters, such as compile", null);
    }
    return said;
  }

  /** As parameters of a URL; null for what needn't be said. */
  Map<String, @Nullable Object> parameters() {
    Map<String, @Nullable Object> set = new LinkedHashMap<>();
    set.put("show", show == Show.OPEN ? null : show.word());
    set.put("class", kind);
    set.put("package", packageName);
    set.put("system", system);
    set.put("sort", order == Order.NEWEST ? null : order.word());
    return set;
  }

  public FailureFilter with(Show other) {
    return new FailureFilter(other, kind, packageName, system, order);
  }

  public FailureFilter with(Order other) {
    return new FailureFilter(show, kind, packageName, system, other);
  }

  public FailureFilter ofKind(@Nullable String other) {
    return new FailureFilter(show, other, packageName, system, order);
  }

  public FailureFilter ofPackage(@Nullable String other) {
    return new FailureFilter(show, kind, other, system, order);
  }

  public FailureFilter onSystem(@Nullable String other) {
    return new FailureFilter(show, kind, packageName, other, order);
  }
}
