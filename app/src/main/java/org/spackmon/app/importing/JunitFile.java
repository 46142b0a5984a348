package org.spackmon.app.importing;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.cdash.LegalReader;
import org.spackmon.server.cdash.SafeXml;

/** What is in a file of {@code spack install --log-format=junit}? One case after the other. */
final class JunitFile {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss", Locale.ENGLISH);

  private static final double MICROS = 1e6;

  /** Spack's template puts the texts on lines of their own. */
  private static final String INDENT = "\n            ";

  private final XMLStreamReader xml;
  private final Cases cases;
  private String architecture = "";
  private @Nullable Long from;
  private long spent;
  private @Nullable Case open;
  private final StringBuilder text = new StringBuilder();

  /** Who is told of each. */
  interface Cases {
    void told(Case one) throws IOException;
  }

  /** A package of which Spack tells. */
  static final class Case {
    final String name;
    final String hash;
    final String architecture;
    final long took;
    @Nullable Long from;
    @Nullable Long until;

    /** Nothing was done, whether it was there, or can't be. */
    boolean skipped;

    boolean failed;
    String error = "";
    String log = "";

    private Case(String name, String hash, String architecture, long took) {
      this.name = name;
      this.hash = hash;
      this.architecture = architecture;
      this.took = took;
    }

    /** Whether it is about {@code spack test}, which writes the same files. */
    boolean isTest() {
      int end = log.indexOf('\n');
      return (end < 0 ? log : log.substring(0, end)).contains("Testing package ");
    }
  }

  private JunitFile(XMLStreamReader xml, Cases cases) {
    this.xml = xml;
    this.cases = cases;
  }

  /**
   * Reads a file to its end, or to where it is damaged.
   *
   * @throws XMLStreamException where it isn't XML, or something else
   */
  static void read(InputStream file, Cases cases) throws IOException, XMLStreamException {
    new JunitFile(SafeXml.read(file), cases).all();
  }

  private void all() throws IOException, XMLStreamException {
    boolean first = true;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (first && !xml.getLocalName().startsWith("testsuite")) {
            throw new XMLStreamException("no file of --log-format=junit", xml.getLocation());
          }
          first = false;
          begin(xml.getLocalName());
        }
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.DTD ->
            throw new XMLStreamException("a report has no DOCTYPE", xml.getLocation());
        default -> {} // comments, the end
      }
    }
  }

  private void begin(String element) {
    text.setLength(0);
    switch (element) {
      case "testsuite" -> {
        from = time(attribute("timestamp"));
        spent = 0;
      }
      case "property" -> {
        if (attribute("name").equals("architecture")) {
          architecture = attribute("value");
        }
      }
      case "testcase" ->
          open =
              new Case(
                  attribute("classname"),
                  attribute("name"),
                  architecture,
                  micros(attribute("time")));
      case "skipped" -> {
        if (open != null) {
          open.skipped = true;
        }
      }
      case "failure", "error" -> {
        if (open != null) {
          open.failed = true;
          open.error = attribute("message");
        }
      }
      default -> {} // what else there is says nothing of a build
    }
  }

  private void end(String element) throws IOException {
    Case one = open;
    if (one != null) {
      switch (element) {
        case "system-out" -> one.log = own();
        case "testcase" -> {
          spent += one.took;
          one.from = from;
          one.until = from == null ? null : Long.valueOf(from + spent);
          open = null;
          cases.told(one);
        }
        default -> {} // had no text
      }
    }
    text.setLength(0);
  }

  /** The text that Spack put there. */
  private String own() {
    int begin = text.indexOf("\n") == 0 ? 1 : 0;
    int end = text.length();
    if (text.length() - begin >= INDENT.length()
        && text.substring(end - INDENT.length()).equals(INDENT)) {
      end -= INDENT.length();
    }
    return LegalReader.original(text.substring(begin, end));
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : LegalReader.original(value);
  }

  /** By the clock of the world: Spack writes no zone. */
  private static @Nullable Long time(String text) {
    try {
      return LocalDateTime.parse(text.strip(), TIME).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static long micros(String seconds) {
    try {
      return Math.max(0, (long) (Double.parseDouble(seconds.strip()) * MICROS));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
