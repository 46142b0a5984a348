package org.spackmon.server.advisories;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.spackmon.advisories.Affected;
import org.spackmon.advisories.Affected.Range;

/**
 * What an advisory says is affected, in a line each.
 *
 * @param versions those that are listed, as one text; "" for none
 */
public record AffectedText(List<String> things, List<String> ranges, String versions) {

  static AffectedText of(Affected affected) {
    List<String> things = new ArrayList<>();
    if (!affected.label().isEmpty()) {
      things.add(affected.label());
    }
    affected.ranges().stream()
        .map(Range::repository)
        .filter(repository -> repository != null)
        .map(repository -> repository.name())
        .distinct()
        .forEach(things::add);
    return new AffectedText(
        things,
        affected.ranges().stream().map(AffectedText::range).toList(),
        String.join(", ", affected.versions()));
  }

  /** {@code introduced 1.0, fixed 1.2}. */
  private static String range(Range range) {
    return range.events().stream()
        .map(
            event ->
                Words.spoken(event.turn().name().toLowerCase(java.util.Locale.ROOT))
                    + " "
                    + event.version())
        .collect(Collectors.joining(", "));
  }
}
