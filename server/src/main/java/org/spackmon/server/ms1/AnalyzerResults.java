package org.spackmon.server.ms1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.record.Analysis;
import org.spackmon.storage.Contents;

/** What did one analyzer find? For other doors, whose clients write results as those of ms1 do. */
public final class AnalyzerResults {
  private AnalyzerResults() {}

  /**
   * Reads what the analyzer found.
   *
   * @param json a list of named values, or one thing as a whole, alone or in a list
   */
  public static List<Analysis> read(String analyzer, byte[] json, Contents contents)
      throws IOException {
    List<Analysis> results = new ArrayList<>();
    AnalyzerResult reader = new AnalyzerResult(JsonStream.of(json), contents, results);
    reader.read(analyzer);
    if (results.isEmpty()) { // a list whose objects name no values: each is a whole
      JsonStream stream = JsonStream.of(json);
      stream.list(() -> new AnalyzerResult(stream, contents, results).read(analyzer));
    }
    return results;
  }
}
