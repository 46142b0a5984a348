package org.spackmon.server.ms1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON text as it arrives, in constant memory: a value may be a log of hundreds of
 * megabytes, which goes to its place while it is read. Whoever is handed a value takes all of it,
 * by one of {@link #text}, {@link #copy}, {@link #skip}, {@link #field}, {@link #object} and {@link
 * #list}.
 */
final class JsonStream {
  /** Deeper than this nobody nests; the reader recurses. */
  static final int MAX_DEPTH = 200;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 14];
  private final JsonText text = new JsonText(this);
  private int position;
  private int end;
  private long before;
  private int depth;

  JsonStream(InputStream in) {
    this.in = in;
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
    int next = nextByte();
    return switch (next) {
      case '{' -> Kind.OBJECT;
      case '[' -> Kind.LIST;
      case '"' -> Kind.TEXT;
      case 't' -> Kind.TRUE;
      case 'f' -> Kind.FALSE;
      case 'n' -> Kind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
      default -> throw expected("a value", next);
    };
  }

  /** Calls for each field of the object that follows, also for one whose name came before. */
  void object(Fields fields) throws IOException {
    open('{', "an object");
    if (nextByte() == '}') {
      close();
      return;
    }
    do {
      expect('"', "a field's name in quotes");
      String name = text.bounded();
      expect(':', "\":\" after a field's name");
      fields.value(name);
    } while (another('}'));
  }

  /** Calls for each element of the list that follows. */
  void list(Elements elements) throws IOException {
    open('[', "a list");
    if (nextByte() == ']') {
      close();
      return;
    }
    do {
      elements.value();
    } while (another(']'));
  }

  /** A value that is short as a rule; of what is long only the beginning is kept. */
  Field field() throws IOException {
    Kind kind = peek();
    if (kind == Kind.TEXT) {
      position++;
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
    switch (peek()) {
      case OBJECT -> copyObject(to);
      case LIST -> copyList(to);
      case TEXT -> copyText(to);
      case NUMBER -> number(to);
      case TRUE -> word("true", to);
      case FALSE -> word("false", to);
      case NULL -> word("null", to);
    }
  }

  void skip() throws IOException {
    copy(OutputStream.nullOutputStream());
  }

  /** Makes sure that nothing follows. */
  void end() throws IOException {
    if (nextByte() >= 0) {
      throw expected("nothing after the object", nextByte());
    }
  }

  // --- for JsonText: bytes of a string ----------------------------------------------------------

  /** The next byte, taken; -1 at the end. */
  int read() throws IOException {
    return position < end || refill() ? buffer[position++] & 0xFF : -1;
  }

  /** Goes back before the byte that was just read. */
  void unread() {
    position--;
  }

  /** Writes the plain characters that are in the buffer already. */
  void plain(OutputStream to) throws IOException {
    int from = position;
    int at = from;
    while (at < end && buffer[at] >= ' ' && buffer[at] != '"' && buffer[at] != '\\') {
      at++;
    }
    position = at;
    if (at > from) {
      to.write(buffer, from, at - from);
    }
  }

  MalformedBodyException expected(String what, int got) {
    String found =
        got < 0
            ? "the end of the body"
            : got > ' ' && got < 0x7F ? "'" + (char) got + "'" : String.format("byte 0x%02X", got);
    return new MalformedBodyException(
        "expected " + what + " at byte " + (before + position) + ", found " + found);
  }

  // --- tokens -----------------------------------------------------------------------------------

  private void open(char bracket, String what) throws IOException {
    expect(bracket, what);
    if (++depth > MAX_DEPTH) {
      throw expected("nesting no deeper than " + MAX_DEPTH, bracket);
    }
  }

  private void close() {
    depth--;
    position++;
  }

  private boolean another(char closing) throws IOException {
    int next = nextByte();
    if (next == closing) {
      close();
      return false;
    }
    expect(',', "\",\" or \"" + closing + "\"");
    return true;
  }

  private void expect(char wanted, String what) throws IOException {
    int next = nextByte();
    if (next != wanted) {
      throw expected(what, next);
    }
    position++;
  }

  /**
   * Writes the object that follows, as {@link #copy} does.
   *
   * @return how many fields it has
   */
  int copyObject(OutputStream to) throws IOException {
    to.write('{');
    int[] fields = {0};
    EscapingStream escaping = new EscapingStream(to);
    object(
        name -> {
          if (fields[0]++ > 0) {
            to.write(',');
          }
          to.write('"');
          escaping.write(name.getBytes(StandardCharsets.UTF_8));
          to.write('"');
          to.write(':');
          copy(to);
        });
    to.write('}');
    return fields[0];
  }

  private void copyList(OutputStream to) throws IOException {
    to.write('[');
    boolean[] first = {true};
    list(
        () -> {
          if (!first[0]) {
            to.write(',');
          }
          first[0] = false;
          copy(to);
        });
    to.write(']');
  }

  private void copyText(OutputStream to) throws IOException {
    position++;
    to.write('"');
    text.decode(new EscapingStream(to));
    to.write('"');
  }

  private void word(String word, OutputStream to) throws IOException {
    for (int i = 0; i < word.length(); i++) {
      int next = read();
      if (next != word.charAt(i)) {
        throw wrong(word, next);
      }
      to.write(next);
    }
  }

  private void number(OutputStream to) throws IOException {
    int next = read();
    if (next == '-') {
      to.write(next);
      next = read();
    }
    if (next == '0') {
      to.write(next);
      next = read();
    } else {
      next = digits(next, to);
    }
    if (next == '.') {
      to.write(next);
      next = digits(read(), to);
    }
    if (next == 'e' || next == 'E') {
      to.write(next);
      next = read();
      if (next == '+' || next == '-') {
        to.write(next);
        next = read();
      }
      next = digits(next, to);
    }
    if (next >= 0) {
      unread();
    }
  }

  private int digits(int first, OutputStream to) throws IOException {
    if (first < '0' || first > '9') {
      throw wrong("a digit", first);
    }
    int next = first;
    while (next >= '0' && next <= '9') {
      to.write(next);
      next = read();
    }
    return next;
  }

  private MalformedBodyException wrong(String wanted, int got) {
    if (got >= 0) {
      unread();
    }
    return expected(wanted, got);
  }

  /** The next byte that is no white space, not taken; -1 at the end. */
  private int nextByte() throws IOException {
    while (position < end || refill()) {
      int next = buffer[position] & 0xFF;
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next;
      }
      position++;
    }
    return -1;
  }

  private boolean refill() throws IOException {
    before += end;
    position = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    if (before == 0 && startsWithMark()) {
      position = 3;
    }
    return end > position;
  }

  private boolean startsWithMark() {
    return end >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF;
  }
}
