package org.spackmon.server.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;

/**
 * Rows of builds; each word of a row is a link that narrows what is seen.
 *
 * @param view what the rows were asked for with
 * @param links those already written: one page repeats few of them often
 */
public record BuildTable(
    Frame frame, List<BuildRow> rows, BuildsView view, Map<String, String> links) {
  private static final int SHORT_HASH = 7;

  public BuildTable(Frame frame, List<BuildRow> rows, BuildsView view) {
    this(frame, rows, view, new HashMap<>());
  }

  /** Narrows what is seen now by one more word. */
  public String only(String parameter, String value) {
    return links.computeIfAbsent(
        parameter + "=" + value, key -> link(view.filter().with(parameter, value)));
  }

  /** All builds that pass this filter. */
  public String link(BuildFilter other) {
    return list(view.with(other));
  }

  /** The list of builds as this view has it. */
  public String list(BuildsView other) {
    return Frame.join(frame.to("/"), other.toQuery());
  }

  String build(BuildRow row) {
    return attempt(frame, row.build(), row.number());
  }

  /** A build's page as of one attempt; without the number it shows whichever is the newest. */
  public static String attempt(Frame frame, long build, int number) {
    return frame.to("/builds/" + build + "?attempt=" + number);
  }

  String spec(BuildRow row) {
    return frame.to("/specs/" + row.node());
  }

  /** An outcome as people read it. */
  public static String word(Outcome outcome) {
    return switch (outcome) {
      case ANNOUNCED -> "Announced";
      case RUNNING -> "Running";
      case SUCCESS -> "Success";
      case FAILED -> "Failed";
      case CANCELLED -> "Cancelled";
      case NOTRUN -> "Not run";
      case INTERRUPTED -> "Interrupted";
      case CACHED -> "From a cache";
      case STOPPED -> "Stopped";
      case LOST -> "Lost";
      case UNKNOWN -> "Unknown";
      case REUSED -> "Reused";
      case EXTERNAL -> "External";
    };
  }

  /** As many characters as Spack itself shows. */
  public static String shortHash(String hash) {
    return Spoken.shortened(hash, SHORT_HASH);
  }
}
