package org.spackmon.server.cdash;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML from outside: nothing but the text itself is read for it, and it declares nothing. */
public final class SafeXml {
  private SafeXml() {}

  /** What a text says, to be read once from its beginning to its end; see {@link LegalReader}. */
  public static XMLStreamReader read(InputStream text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of the text is read");
        });
    return factory.createXMLStreamReader(
        new LegalReader(new InputStreamReader(text, StandardCharsets.UTF_8)));
  }

  /** What is wrong, in one line: the parser's own message has several. */
  public static String problem(XMLStreamException e) {
    String message =
        String.valueOf(e.getMessage()).replaceAll("(?s)^ParseError at .*?Message: ", "");
    return "line "
        + (e.getLocation() == null ? 1 : e.getLocation().getLineNumber())
        + ": "
        + message.strip().replaceAll("\\s+", " ");
  }
}
