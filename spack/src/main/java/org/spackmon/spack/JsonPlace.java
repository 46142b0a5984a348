package org.spackmon.spack;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How is a place in a JSON text told to a person? */
final class JsonPlace {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_PROBLEM = 200;

  private JsonPlace() {}

  /** Such as {@code $.spec.nodes[3].arch}. */
  static String path(JsonStreamContext context) {
    Deque<String> steps = new ArrayDeque<>();
    for (JsonStreamContext at = context; at != null; at = at.getParent()) {
      if (at.inArray() && at.hasCurrentIndex()) {
        steps.push("[" + at.getCurrentIndex() + "]");
      } else if (at.inObject() && at.getCurrentName() != null) {
        steps.push("." + brief(at.getCurrentName()));
      }
    }
    return "$" + String.join("", steps);
  }

  static String inText(JsonLocation location) {
    return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  static String describe(@Nullable JsonToken token) {
    if (token == null) {
      return "the end of the text";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> token.name();
    };
  }

  /** What a parser complains about, without its own words on where that is. */
  static String problem(IOException e) {
    String message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    int start = message.indexOf(" (start marker at");
    return brief(start < 0 ? message : message.substring(0, start), LONGEST_PROBLEM);
  }

  /** What others wrote, bounded and without control characters: it goes into logs and answers. */
  static String brief(String text) {
    return brief(text, LONGEST_NAME);
  }

  private static String brief(String text, int longest) {
    int length = Math.min(text.length(), longest);
    StringBuilder safe = new StringBuilder(length + 1);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      safe.append(Character.isISOControl(c) || Character.isSurrogate(c) ? SafeText.REPLACEMENT : c);
    }
    return length < text.length() ? safe.append('…').toString() : safe.toString();
  }
}
