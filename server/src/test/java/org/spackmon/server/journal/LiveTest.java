package org.spackmon.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.spackmon.server.journal.Sender.Piece;

@Timeout(60)
final class LiveTest {
  private static final String RUN = SampleJournal.RUN;

  private final SampleJournal journal = SampleJournal.whole();

  @Test
  void aStream_tellsOfWhatItIsAskedFor_andGoesOnAfterABreak() throws Exception {
    try (Site site = Site.start(false)) {
      Sender sender = site.sender("alice");
      List<Piece> events = Sender.events(journal);
      sender.post(RUN, events.subList(0, 3));

      String last;
      try (Stream stream = Stream.open(site, "run:1", null)) {
        last = stream.next(); // whatever came between the page and its stream
        sender.post(RUN, events.subList(3, 6));
        assertThat(Long.parseLong(stream.next())).isGreaterThan(Long.parseLong(last));
        last = Long.toString(site.store().changes().last());
      }
      sender.post(RUN, events.subList(6, 9));
      try (Stream stream = Stream.open(site, "run:1", last)) {
        assertThat(Long.parseLong(stream.next())).isGreaterThan(Long.parseLong(last));
      }
      last = Long.toString(site.store().changes().last());
      try (Stream stream = Stream.open(site, "run:1", last);
          Stream other = Stream.open(site, "run:999", last)) {
        sender.post(RUN, events.subList(9, 12));
        stream.next();
        assertThat(other.ready()).isFalse();
      }
    }
  }

  @Test
  void aQuestionThatMakesNoSense_isAProblem() throws Exception {
    try (Site site = Site.start(false)) {
      assertThat(Stream.answer(site, "run:1:2", null).statusCode()).isEqualTo(400);
    }
  }

  /** Events as a browser sees them. */
  private record Stream(BufferedReader lines) implements AutoCloseable {
    static Stream open(Site site, String on, @Nullable String last) throws Exception {
      HttpResponse<java.io.InputStream> answer = answer(site, on, last);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      return new Stream(
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    static HttpResponse<java.io.InputStream> answer(Site site, String on, @Nullable String last)
        throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(site.url() + "/live?on=" + on))
              .header("Accept", "text/event-stream");
      if (last != null) {
        request.header("Last-Event-ID", last);
      }
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    }

    /** The id of the next event. */
    String next() throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          return line.substring(4);
        }
      }
      throw new IOException("the stream ended");
    }

    boolean ready() throws IOException {
      return lines.ready();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
