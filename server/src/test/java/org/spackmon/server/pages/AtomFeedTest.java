package org.spackmon.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What a feed reader gets is Atom, whatever is in it. */
final class AtomFeedTest {
  private static Document parsed(AtomFeed feed) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(feed.xml()));
  }

  private static AtomFeed.Entry entry(String title, long second) {
    return new AtomFeed.Entry(
        title, "http://x/builds/" + second, Instant.ofEpochSecond(second), "ada", "why & <how>");
  }

  private static String text(Document feed, String name, int index) {
    return feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name)
        .item(index)
        .getTextContent();
  }

  @Test
  void feed_holds_its_entries_and_is_as_new_as_the_newest() throws Exception {
    AtomFeed feed =
        new AtomFeed(
            "Builds", "http://x/feed", "http://x/", List.of(entry("one", 9), entry("two", 5)));
    Document read = parsed(feed);

    assertThat(text(read, "updated", 0)).isEqualTo("1970-01-01T00:00:09Z");
    assertThat(text(read, "title", 1)).isEqualTo("one");
    assertThat(text(read, "id", 2)).isEqualTo("http://x/builds/5");
    assertThat(text(read, "summary", 0)).isEqualTo("why & <how>");
  }

  @Test
  void anything_in_a_title_is_still_xml() throws Exception {
    Document read =
        parsed(
            new AtomFeed(
                "b", "s", "p", List.of(entry("<a>\u0000\u001b[31m\ud800 \ud83d\ude00]]>", 1))));

    assertThat(text(read, "title", 1)).isEqualTo("<a>\ufffd\ufffd[31m\ufffd \ud83d\ude00]]>");
  }

  @Test
  void empty_feed_is_a_feed() throws Exception {
    assertThat(text(parsed(new AtomFeed("b", "s", "p", List.of())), "title", 0)).isEqualTo("b");
  }
}
