package org.spackmon.server.ms1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads one JSON text as it arrives, in constant memory: a value may be a log of hundreds of
 * megabytes, which goes to its place while it is read. Whoever is handed a value takes all of it,
 * by one of {@link #text}, {@link #copy}, {@link #skip}, {@link #field}, {@link #object} and {@link
 * #list}.
 */
final class JsonStream {
  /** Deeper than this nobody nests; the reader recurses. */
  static final int MAX_DEPTH = 200;

  private static final String NAME = "a field's name in quotes";
  private static final OutputStream NOWHERE = OutputStream.nullOutputStream();
  private static final String COLON = "\":\" after a field's name";

  private final JsonBytes bytes;
  private final JsonText text;
  private final JsonCopy nowhere;
  private int depth;

  JsonStream(InputStream in) {
    this.bytes = new JsonBytes(in);
    this.text = new JsonText(bytes);
    this.nowhere = JsonCopy.nowhere(this, bytes, text);
  }

  static JsonStream of(byte[] json) {
    return new JsonStream(new ByteArrayInputStream(json));
  }

  /** Takes a field's value. */
  interface Fields {
    void value(String name) throws IOException;
  }

  /** Takes an element of a list. */
  interface Elements {
    void value() throws IOException;
  }

  /** What kind of value follows; the reader stays before it. */
  Kind peek() throws IOException {
    int next = bytes.next();
    return switch (next) {
      case '{' -> Kind.OBJECT;
      case '[' -> Kind.LIST;
      case '"' -> Kind.TEXT;
      case 't' -> Kind.TRUE;
      case 'f' -> Kind.FALSE;
      case 'n' -> Kind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
      default -> throw bytes.expected("a value", next);
    };
  }

  /** Calls for each field of the object that follows, also for one whose name came before. */
  void object(Fields fields) throws IOException {
    each(
        '{',
        '}',
        () -> {
          expect('"', NAME);
          String name = text.bounded();
          expect(':', COLON);
          fields.value(name);
        });
  }

  /** Calls for each element of the list that follows. */
  void list(Elements elements) throws IOException {
    each('[', ']', elements);
  }

  /** A value that is short as a rule; of what is long only the beginning is kept. */
  Field field() throws IOException {
    Kind kind = peek();
    if (kind == Kind.TEXT) {
      bytes.take();
      return new Field(kind, text.bounded());
    }
    Beginning json = new Beginning(JsonText.LONGEST);
    copy(json);
    return new Field(kind, json.text());
  }

  /**
   * Writes the string that follows, decoded, as UTF-8.
   *
   * @return whether anything was replaced: half surrogates, bytes that are no UTF-8
   */
  boolean text(OutputStream to) throws IOException {
    expect('"', "a string");
    return text.decode(to);
  }

  /** Writes the value that follows: every number as it stands, strings made safe, no spaces. */
  void copy(OutputStream to) throws IOException {
    JsonCopy.to(to, this, bytes, text).value();
  }

  /**
   * Writes the object that follows, as {@link #copy} does.
   *
   * @return how many fields it has
   */
  int copyObject(OutputStream to) throws IOException {
    return JsonCopy.to(to, this, bytes, text).object();
  }

  /** Reads the value that follows as strictly as {@link #copy} does, and keeps nothing. */
  void skip() throws IOException {
    switch (peek()) {
      case OBJECT -> each('{', '}', this::skipField);
      case LIST -> each('[', ']', this::skip);
      default -> nowhere.value();
    }
  }

  private void skipField() throws IOException {
    expect('"', NAME);
    text.decode(NOWHERE);
    expect(':', COLON);
    skip();
  }

  /** Makes sure that nothing follows. */
  void end() throws IOException {
    if (bytes.next() >= 0) {
      throw bytes.expected("nothing after the object", bytes.next());
    }
  }

  private void each(char opening, char closing, Elements members) throws IOException {
    expect(opening, opening == '{' ? "an object" : "a list");
    if (++depth > MAX_DEPTH) {
      throw bytes.expected("nesting no deeper than " + MAX_DEPTH, opening);
    }
    if (bytes.next() == closing) {
      close();
      return;
    }
    do {
      members.value();
    } while (another(closing));
  }

  private void close() {
    depth--;
    bytes.take();
  }

  private boolean another(char closing) throws IOException {
    int next = bytes.next();
    if (next == closing) {
      close();
      return false;
    }
    expect(',', "\",\" or \"" + closing + "\"");
    return true;
  }

  private void expect(char wanted, String what) throws IOException {
    int next = bytes.next();
    if (next != wanted) {
      throw bytes.expected(what, next);
    }
    bytes.take();
  }
}
