package org.spackmon.spack;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where in the text are we, and what is there? A parser that bounds nesting, reads leniently, and
 * can say where it stands. Whoever reads a value leaves the cursor at the value's last token.
 */
final class JsonCursor {

  static final int MAX_DEPTH = 64;

  private final JsonParser parser;
  private int depth;

  JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /** Moves to the value that the parser stands at or before. */
  JsonToken start() throws IOException, SpecFormatException {
    JsonToken token = parser.currentToken();
    if (token == null || token == JsonToken.FIELD_NAME) {
      return next();
    }
    if (token.isStructStart()) {
      depth++;
    }
    return token;
  }

  JsonToken next() throws IOException, SpecFormatException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw unexpected("a spec");
    }
    if (token.isStructStart()) {
      if (++depth > MAX_DEPTH) {
        throw unexpected("nesting no deeper than " + MAX_DEPTH);
      }
    } else if (token.isStructEnd()) {
      depth--;
    }
    return token;
  }

  /** Moves to the next field's value, or to the end of the object. */
  boolean nextField() throws IOException, SpecFormatException {
    if (next() == JsonToken.END_OBJECT) {
      return false;
    }
    next();
    return true;
  }

  /** Moves to the next element, or to the end of the list. */
  boolean nextElement() throws IOException, SpecFormatException {
    return next() != JsonToken.END_ARRAY;
  }

  /** The name of the field whose value this is. */
  String field() throws IOException {
    String name =
        atStruct() ? parser.getParsingContext().getParent().getCurrentName() : parser.currentName();
    return name == null ? "" : name;
  }

  boolean atObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean atList() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  boolean atStruct() {
    return atObject() || atList();
  }

  boolean atNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  boolean at(JsonToken token) {
    return parser.currentToken() == token;
  }

  void skip() throws IOException, SpecFormatException {
    int outside = depth - 1;
    if (atStruct()) {
      while (depth > outside) {
        next();
      }
    }
  }

  /** A scalar as its text; null for null, and for an object or a list, which is skipped. */
  @Nullable String scalar() throws IOException, SpecFormatException {
    if (atStruct()) {
      skip();
      return null;
    }
    return atNull() ? null : parser.getText();
  }

  /** A name, version, hash or the like, safe to keep; null when there is none. */
  @Nullable String text() throws IOException, SpecFormatException {
    String text = scalar();
    return text == null || text.isEmpty() ? null : SafeText.bounded(text);
  }

  /** A path, which may be longer than a name. */
  @Nullable String path() throws IOException, SpecFormatException {
    String text = scalar();
    return text == null || text.isEmpty() ? null : SafeText.bounded(text, SafeText.LONGEST_PATH);
  }

  SpecFormatException unexpected(String expected) {
    return refused("expected " + expected + ", found " + JsonPlace.describe(parser.currentToken()));
  }

  SpecFormatException refused(String why) {
    return new SpecFormatException(why + " at " + place());
  }

  /** Where the cursor stands, for a message. */
  String place() {
    JsonLocation location =
        parser.currentToken() == null ? parser.currentLocation() : parser.currentTokenLocation();
    return JsonPlace.path(parser.getParsingContext()) + JsonPlace.inText(location);
  }

  /** The same for a text on which the parser itself has given up. */
  static SpecFormatException notJson(JsonParser parser, IOException e) {
    JsonLocation location = e instanceof JsonProcessingException json ? json.getLocation() : null;
    return new SpecFormatException(
        "expected JSON at "
            + JsonPlace.path(parser.getParsingContext())
            + JsonPlace.inText(location == null ? parser.currentLocation() : location)
            + ", found: "
            + JsonPlace.problem(e),
        e);
  }
}
