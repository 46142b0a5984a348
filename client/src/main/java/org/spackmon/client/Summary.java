package org.spackmon.client;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.builds.Story;
import org.spackmon.client.door.Address;
import org.spackmon.client.run.RunFolder;
import org.spackmon.client.sending.Progress;

/** What does the user read at the end? A line per root with its page, and what became of it all. */
final class Summary {
  private static final Map<String, String> WORDS =
      Map.of("success", "built", "cached", "from a cache", "reused", "installed already");
  private static final List<String> ORDER =
      List.of(
          "success",
          "cached",
          "reused",
          "external",
          "failed",
          "cancelled",
          "stopped",
          "interrupted");

  private Summary() {}

  static void write(RunFolder folder, Following.End end, @Nullable Address address)
      throws IOException {
    List<String> lines = new ArrayList<>();
    String page = page(folder, end.progress(), address);
    for (Story.Root root : end.story().roots()) {
      String outcome = root.outcome();
      lines.add(
          "==> "
              + root.name()
              + ": "
              + (outcome == null ? "not decided" : WORDS.getOrDefault(outcome, outcome))
              + (page == null ? "" : ", " + page + "/" + root.hash()));
    }
    // Where no package has its page, the run has one: it tells why there is none.
    String instead = page == null || !lines.isEmpty() ? "" : ", " + page;
    lines.add("==> " + done(end.story()) + "; " + where(folder, end, instead));
    try {
      Files.write(folder.summary(), lines);
    } finally {
      // On a full disk a file without bytes may still be had, and the wrapper waits for it.
      Files.write(folder.summaryDone(), new byte[0]);
    }
  }

  /** Pages have addresses that don't need the server to have the run yet. */
  private static @Nullable String page(
      RunFolder folder, @Nullable Progress progress, @Nullable Address address) {
    if (progress != null && progress.page() != null) {
      return progress.page();
    }
    return address == null ? null : address.root() + "/runs/" + folder.run();
  }

  private static String done(Story story) {
    int analyses = story.analyses();
    return analyses == 0
        ? counts(story.counts())
        : analyses + (analyses == 1 ? " result" : " results") + " of analyzers";
  }

  private static String counts(Map<String, Integer> counts) {
    Map<String, Integer> ordered = new LinkedHashMap<>();
    for (String outcome : ORDER) {
      if (counts.containsKey(outcome)) {
        ordered.put(outcome, counts.get(outcome));
      }
    }
    counts.forEach(ordered::putIfAbsent);
    List<String> parts = new ArrayList<>();
    ordered.forEach(
        (outcome, count) ->
            parts.add(count + " " + (outcome.equals("success") ? "built" : outcome)));
    return parts.isEmpty() ? "nothing installed" : String.join(", ", parts);
  }

  private static String where(RunFolder folder, Following.End end, String page) {
    Progress progress = end.progress();
    String upload = "spack monitor upload " + quoted(folder.path().toString());
    String kept = end.complaints() == 0 ? "" : "; see " + folder.senderLog();
    if (progress == null) {
      return "saved, upload it with: " + upload + kept;
    }
    if (progress.complete()) {
      return "uploaded" + page + kept;
    }
    String why = progress.trouble() == null ? "" : " (" + progress.trouble() + ")";
    return "not all is uploaded"
        + why
        + ", "
        + Bytes.words(progress.bytes())
        + " are left, upload them with: "
        + upload
        + kept;
  }

  private static String quoted(String path) {
    return path.matches("[\\w@%+=:,./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
