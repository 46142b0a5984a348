package org.spackmon.server.ms1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.record.Analysis;
import org.spackmon.storage.Contents;

/**
 * What analyzers found out about a build.
 *
 * @param results in the order sent
 */
record AnalysisBody(Field buildId, List<Analysis> results) {

  static AnalysisBody read(byte[] body, Contents contents) throws IOException {
    JsonStream json = JsonStream.of(body);
    Field[] buildId = {Field.ABSENT};
    List<Analysis> results = new ArrayList<>();
    json.object(
        name -> {
          switch (name) {
            case "build_id" -> buildId[0] = json.field();
            case "metadata" -> {
              results.clear();
              metadata(json, contents, results);
            }
            default -> json.skip();
          }
        });
    json.end();
    return new AnalysisBody(buildId[0], results);
  }

  /**
   * One result for each analyzer; no metadata at all says nothing, and nothing is wrong with it.
   */
  private static void metadata(JsonStream json, Contents contents, List<Analysis> results)
      throws IOException {
    if (json.peek() == Kind.NULL) {
      json.skip();
      return;
    }
    AnalyzerResult reader = new AnalyzerResult(json, contents, results);
    json.object(reader::read);
  }
}
