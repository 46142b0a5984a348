package org.spackmon.server.ms1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.spackmon.record.Analysis;
import org.spackmon.record.Content;
import org.spackmon.storage.ContentWriter;
import org.spackmon.storage.Contents;

/**
 * Translates what one analyzer found. Most send a list of named values of object files; some send
 * one thing as a whole, and whatever has a shape of its own is kept as that.
 */
final class AnalyzerResult {
  static final int LONGEST_NAME = 300;

  private final JsonStream json;
  private final Contents contents;
  private final List<Analysis> results;

  AnalyzerResult(JsonStream json, Contents contents, List<Analysis> results) {
    this.json = json;
    this.contents = contents;
    this.results = results;
  }

  void read(String name) throws IOException {
    String analyzer = SafeName.of(name, LONGEST_NAME);
    switch (json.peek()) {
      case NULL -> nothing(analyzer);
      case TEXT -> text(analyzer);
      case OBJECT -> object(analyzer);
      case LIST -> list(analyzer);
      case NUMBER, TRUE, FALSE -> scalar(analyzer);
    }
  }

  /** It ran and found nothing: that is known now. */
  private void nothing(String analyzer) throws IOException {
    json.skip();
    results.add(new Analysis.Whole(analyzer, Analysis.Kind.TEXT, 0, contents.whole(new byte[0])));
  }

  private void text(String analyzer) throws IOException {
    ContentWriter writer = contents.wholeWriter();
    json.text(writer);
    results.add(new Analysis.Whole(analyzer, Analysis.Kind.TEXT, 1, writer.finish()));
  }

  private void scalar(String analyzer) throws IOException {
    ContentWriter writer = contents.wholeWriter();
    json.copy(writer);
    results.add(new Analysis.Whole(analyzer, Analysis.Kind.JSON, 1, writer.finish()));
  }

  /** Such as variables, or the facts of each file: kept as it came, and counted. */
  private void object(String analyzer) throws IOException {
    ContentWriter writer = contents.wholeWriter();
    int entries = json.copyObject(writer);
    results.add(new Analysis.Whole(analyzer, Analysis.Kind.JSON, entries, writer.finish()));
  }

  /** The first element tells whether this is a list of named values. */
  private void list(String analyzer) throws IOException {
    ListReader reader = new ListReader(analyzer);
    json.list(reader::element);
    reader.end();
  }

  private final class ListReader {
    private final String analyzer;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private int entries;
    private boolean named;

    ListReader(String analyzer) {
      this.analyzer = analyzer;
    }

    void element() throws IOException {
      boolean object = json.peek() == Kind.OBJECT;
      named = entries == 0 ? object : named;
      entries++;
      if (!named) {
        whole.write(entries == 1 ? '[' : ',');
        json.copy(whole);
      } else if (object) {
        AttributeEntry.read(analyzer, json, contents).ifPresent(results::add);
      } else {
        json.skip();
      }
    }

    void end() throws IOException {
      if (entries == 0 || named) {
        return;
      }
      whole.write(']');
      Content kept = contents.whole(whole.toByteArray());
      results.add(new Analysis.Whole(analyzer, Analysis.Kind.JSON, entries, kept));
    }
  }
}
