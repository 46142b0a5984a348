package org.spackmon.server.live;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Changes.Change;

/**
 * A change that a page wants to hear of.
 *
 * @param entity null for all of the topic
 */
record Interest(String topic, @Nullable Long entity) {
  private static final Pattern SHAPE = Pattern.compile("([a-z]{1,20})(?::([0-9]{1,18}))?");
  private static final int MOST = 50;

  /** {@code attempt:7,log:7}, or {@code run}. */
  static List<Interest> all(@Nullable String text) {
    List<Interest> all = new ArrayList<>();
    for (String word : String.valueOf(text).split(",", MOST + 1)) {
      var shape = SHAPE.matcher(word);
      if (!shape.matches() || all.size() == MOST) {
        throw ProblemException.invalid("on", "topics such as attempt:7,log:7", word);
      }
      String entity = shape.group(2);
      all.add(new Interest(shape.group(1), entity == null ? null : Long.valueOf(entity)));
    }
    return all;
  }

  boolean in(Change change) {
    return topic.equals(change.topic()) && (entity == null || entity == change.entity());
  }
}
