package org.spackmon.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.installs.InstallRow;
import org.spackmon.storage.views.installs.Installs.Which;
import org.spackmon.storage.views.paging.BadQueryException;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Query;

/** What is installed on a system; for what is meant by a query, see {@link FindEndpoints}. */
final class InstallEndpoints {
  private static final int ROWS = 50;
  private static final List<String> WORDS =
      Arrays.stream(Which.values()).map(InstallEndpoints::word).toList();

  private final Views views;
  private final Links links;

  InstallEndpoints(Views views, Links links) {
    this.views = views;
    this.links = links;
  }

  /** A spec in an install tree. */
  record InstalledItem(
      long id,
      @JsonProperty("package") String packageName,
      @Nullable String version,
      String hash,
      String specUrl,
      String store,
      @Nullable String prefix,
      boolean explicit,
      boolean external,
      @Nullable Instant installed,
      Instant firstSeen,
      @Nullable Instant gone,
      @Nullable String originHost,
      @Nullable String attemptUrl) {}

  private record Wish(String system, Which which, @Nullable Cursor cursor, int limit) {
    static Wish of(Query query) {
      String system = query.text("system");
      if (system == null) {
        throw new BadQueryException("system", "no system is named", "the name of a system", null);
      }
      String word = query.word("which", WORDS);
      Which which = word == null ? Which.THERE : Which.valueOf(word.toUpperCase(Locale.ROOT));
      return new Wish(system, which, query.numberCursor(), query.limit(ROWS));
    }

    String at(@Nullable Cursor other) {
      Map<String, @Nullable Object> query = new LinkedHashMap<>();
      query.put("system", system);
      query.put("which", word(which));
      query.put("limit", limit);
      query.put("cursor", other == null ? null : other.text());
      return Query.write(query);
    }
  }

  private static String word(Which which) {
    return which.name().toLowerCase(Locale.ROOT);
  }

  List<Endpoint> all() {
    return List.of(new Endpoint("/installs", this::list));
  }

  private void list(Context ctx) {
    Wish wish = Asked.of(ctx, List.of("system", "which", "limit", "cursor"), Wish::of);
    Answers.json(
        ctx,
        Listing.of(
            views.installs().list(wish.system, wish.which, wish.cursor, wish.limit),
            this::item,
            cursor -> links.to("/installs", wish.at(cursor))));
  }

  private InstalledItem item(InstallRow row) {
    return new InstalledItem(
        row.id(),
        row.packageName(),
        row.version(),
        row.hash(),
        links.to("/specs/" + row.node()),
        row.store(),
        row.prefix(),
        row.explicit(),
        row.external(),
        row.installed(),
        row.firstSeen(),
        row.gone(),
        row.origin(),
        row.build() == null
            ? null
            : links.to("/builds/" + row.build() + "/attempts/" + row.attempt()));
  }
}
