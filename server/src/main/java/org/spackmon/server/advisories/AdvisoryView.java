package org.spackmon.server.advisories;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.inventory.Where;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/**
 * Everything that the URL of one advisory says.
 *
 * @param where which of its installs are listed
 */
public record AdvisoryView(String name, Where where, @Nullable Cursor cursor) {
  static final int ROWS = 50;
  static final Where EVERYWHERE = new Where(null, null, false, true);

  private static final String YES = "yes";

  static AdvisoryView of(Map<String, List<String>> given) {
    Query query = Query.of(given, List.of("id", "system", "dependents", "cursor"));
    String name = query.text("id");
    boolean dependents = query.word("dependents", List.of(YES)) != null;
    return new AdvisoryView(
        name == null ? "" : name,
        new Where(null, query.text("system"), false, dependents),
        query.numberCursor());
  }

  String path() {
    return path(name);
  }

  static String path(String name) {
    return "/advisories?id=" + Frame.encode(name);
  }

  AdvisoryView on(@Nullable String system) {
    return new AdvisoryView(name, where.on(system), null);
  }

  AdvisoryView withDependents(boolean dependents) {
    return new AdvisoryView(name, new Where(null, where.system(), false, dependents), null);
  }

  AdvisoryView at(@Nullable Cursor other) {
    return new AdvisoryView(name, where, other);
  }

  /** With all that it says. */
  String link() {
    String system = where.system();
    return path()
        + (system == null ? "" : "&system=" + Frame.encode(system))
        + (where.dependents() ? "&dependents=" + YES : "")
        + (cursor == null ? "" : "&cursor=" + Frame.encode(cursor.text()));
  }
}
