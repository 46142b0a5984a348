package org.spackmon.server.pages;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A list that a feed reader follows, as <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom</a>.
 *
 * @param self where the feed is
 * @param page the same for people
 */
public record AtomFeed(String title, String self, String page, List<Entry> entries) {
  /** Its media type. */
  public static final String TYPE = "application/atom+xml; charset=utf-8";

  /**
   * One thing to tell.
   *
   * @param link names it for ever, too
   */
  public record Entry(String title, String link, Instant updated, String author, String summary) {}

  /** The feed as it is sent, in UTF-8. */
  public byte[] xml() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      text(xml, "id", self);
      text(xml, "title", title);
      text(xml, "updated", newest().toString());
      link(xml, "self", self);
      link(xml, "alternate", page);
      for (Entry entry : entries) {
        write(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed couldn't be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private Instant newest() {
    return entries.stream()
        .map(Entry::updated)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    text(xml, "id", entry.link);
    text(xml, "title", entry.title);
    text(xml, "updated", entry.updated.toString());
    link(xml, "alternate", entry.link);
    xml.writeStartElement("author");
    text(xml, "name", entry.author);
    xml.writeEndElement();
    text(xml, "summary", entry.summary);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", writable(href));
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(writable(text));
    xml.writeEndElement();
  }

  /** XML has no words for most control characters, nor for half of a pair. */
  private static String writable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(c -> forbidden(c) ? '\ufffd' : c).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean forbidden(int c) {
    boolean control = c < ' ' && c != '\t' && c != '\n';
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return control || half || c == 0xfffe || c == 0xffff;
  }
}
