package org.spackmon.server.cdash;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file for CDash?
 *
 * @param kind "Configure", "Build", "Update", "Test", "Testing"; "" for one without anything
 * @param said what its elements say, and the attributes of the first, by their names
 * @param events lists of the same below: errors, warnings, tests
 */
record CdashXml(String kind, Map<String, String> said, List<Event> events) {
  private static final String SITE = "Site";

  /**
   * An error, a warning, a test.
   *
   * @param what "Error", "Warning", "Test"
   */
  record Event(String what, Map<String, String> said) {
    String get(String name) {
      return said.getOrDefault(name, "");
    }
  }

  String get(String name) {
    return said.getOrDefault(name, "");
  }

  /**
   * Reads a file of which all is there.
   *
   * @throws XMLStreamException where it isn't XML, or declares things
   */
  static CdashXml read(byte[] text) throws XMLStreamException {
    return new Reading(SafeXml.read(new ByteArrayInputStream(text))).all();
  }

  private static final class Reading {
    private final XMLStreamReader xml;
    private final Map<String, String> said = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String kind = "";

    /** How deep it stands; a file about a site has all else one deeper. */
    private int depth;

    private int first = 1;
    private @Nullable Event event;

    Reading(XMLStreamReader xml) {
      this.xml = xml;
    }

    CdashXml all() throws XMLStreamException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin();
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              text.append(LegalReader.original(xml.getText()));
          case XMLStreamConstants.DTD ->
              throw new XMLStreamException("a report has no DOCTYPE", xml.getLocation());
          default -> {} // comments, the end
        }
      }
      return new CdashXml(kind, said, events);
    }

    private void begin() {
      depth++;
      text.setLength(0);
      String name = xml.getLocalName();
      if (depth == 1) {
        if (name.equals(SITE)) {
          first = 2;
          attributes(said);
        } else {
          kind = name;
        }
      } else if (depth == 2 && first == 2 && kind.isEmpty()) {
        kind = name;
      } else if (depth == first + 1 && isEvent(name)) {
        event = new Event(name, new HashMap<>());
        attributes(event.said);
        events.add(event);
      }
    }

    private static boolean isEvent(String name) {
      return name.equals("Error") || name.equals("Warning") || name.equals("Test");
    }

    private void attributes(Map<String, String> into) {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        into.put(xml.getAttributeLocalName(i), LegalReader.original(xml.getAttributeValue(i)));
      }
    }

    private void end() {
      String name = xml.getLocalName();
      if (event != null && depth > first + 1) {
        event.said.merge(name, text.toString(), (before, now) -> before + "\n" + now);
      } else if (depth == first + 1) {
        if (event == null) {
          said.putIfAbsent(name, text.toString());
        }
        event = null;
      }
      text.setLength(0);
      depth--;
    }
  }
}
