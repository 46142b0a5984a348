package org.spackmon.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spackmon.server.journal.Sender.Piece;

/** A run that ended before Spack came to install anything: its specs can't be concretized, say. */
final class NothingPlannedTest {
  @Test
  void run_thatEndedEarly_waitsForNoPlan() throws Exception {
    RunFolder run =
        RunFolder.all().stream()
            .filter(each -> each.name().equals("develop-new/no-solution"))
            .findFirst()
            .orElseThrow();
    List<Piece> pieces = Sender.pieces(run.events(), Map.of(), Map.of(), 1);
    try (Site site = Site.start(false)) {
      Sender sender = site.sender("alice");
      sender.post(run.run(), pieces.subList(0, 2));
      assertThat(page(site, run)).contains("Running", "The installer has not said yet");
      sender.post(run.run(), pieces);
      assertThat(page(site, run))
          .contains("Ended with exit code 1", "it ended before anything was planned")
          .doesNotContain("has not said yet");
    }
  }

  private static String page(Site site, RunFolder run) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site.url() + "/runs/" + run.run())).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
