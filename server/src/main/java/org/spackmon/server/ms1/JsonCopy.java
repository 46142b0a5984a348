package org.spackmon.server.ms1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a value as it follows: every number as it stands, strings made safe, no spaces. */
final class JsonCopy {
  private final JsonStream stream;
  private final JsonBytes bytes;
  private final JsonText text;
  private final OutputStream to;
  private final OutputStream strings;

  private JsonCopy(
      JsonStream stream, JsonBytes bytes, JsonText text, OutputStream to, OutputStream strings) {
    this.stream = stream;
    this.bytes = bytes;
    this.text = text;
    this.to = to;
    this.strings = strings;
  }

  static JsonCopy to(OutputStream to, JsonStream stream, JsonBytes bytes, JsonText text) {
    return new JsonCopy(stream, bytes, text, to, new EscapingStream(to));
  }

  /** Reads as strictly, and writes nothing. */
  static JsonCopy nowhere(JsonStream stream, JsonBytes bytes, JsonText text) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new JsonCopy(stream, bytes, text, nowhere, nowhere);
  }

  void value() throws IOException {
    switch (stream.peek()) {
      case OBJECT -> object();
      case LIST -> list();
      case TEXT -> text();
      case NUMBER -> number();
      case TRUE -> word("true");
      case FALSE -> word("false");
      case NULL -> word("null");
    }
  }

  /** Tells how many fields it has. */
  int object() throws IOException {
    to.write('{');
    int[] fields = {0};
    stream.object(
        name -> {
          if (fields[0]++ > 0) {
            to.write(',');
          }
          to.write('"');
          strings.write(name.getBytes(StandardCharsets.UTF_8));
          to.write('"');
          to.write(':');
          value();
        });
    to.write('}');
    return fields[0];
  }

  private void list() throws IOException {
    to.write('[');
    boolean[] first = {true};
    stream.list(
        () -> {
          if (!first[0]) {
            to.write(',');
          }
          first[0] = false;
          value();
        });
    to.write(']');
  }

  private void text() throws IOException {
    bytes.take();
    to.write('"');
    text.decode(strings);
    to.write('"');
  }

  private void word(String word) throws IOException {
    for (int i = 0; i < word.length(); i++) {
      int next = bytes.read();
      if (next != word.charAt(i)) {
        throw bytes.unexpected(word, next);
      }
      to.write(next);
    }
  }

  private void number() throws IOException {
    int next = bytes.read();
    if (next == '-') {
      to.write(next);
      next = bytes.read();
    }
    if (next == '0') {
      to.write(next);
      next = bytes.read();
    } else {
      next = digits(next);
    }
    if (next == '.') {
      to.write(next);
      next = digits(bytes.read());
    }
    if (next == 'e' || next == 'E') {
      to.write(next);
      next = bytes.read();
      if (next == '+' || next == '-') {
        to.write(next);
        next = bytes.read();
      }
      next = digits(next);
    }
    if (next >= 0) {
      bytes.unread();
    }
  }

  private int digits(int first) throws IOException {
    if (first < '0' || first > '9') {
      throw bytes.unexpected("a digit", first);
    }
    int next = first;
    while (next >= '0' && next <= '9') {
      to.write(next);
      next = bytes.read();
    }
    return next;
  }
}
