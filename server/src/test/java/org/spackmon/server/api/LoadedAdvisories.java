package org.spackmon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.spackmon.advisories.Osv;
import org.spackmon.advisories.OsvException;
import org.spackmon.storage.Store;
import org.spackmon.storage.advisories.Loading;

/** Made-up advisories that mean the packages of {@link ImportedTree}. */
public final class LoadedAdvisories {
  private static final String MAP = "wick = https://git.example.org/wick, Debian:libwick\n";

  private static final String WICK =
      """
      {"id": "EXAMPLE-2026-1", "modified": "2026-03-30T08:00:00Z",
       "published": "2026-03-29T16:00:00Z", "aliases": ["CVE-0000-3094"],
       "summary": "Release archives of wick carry a door that its repository doesn't have",
       "details": "Two releases were packed by somebody else. What they add isn't in git.\\n\\n\
      It is put together while the package is built, and lets in whoever knows a key.\\n\\n\
      Go back to 1.0.",
       "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}],
       "references": [{"type": "WEB", "url": "https://www.example.org/wick/2026-03-29"},
         {"type": "WEB", "url": "javascript:alert(1)"}],
       "affected": [{"ranges": [{"type": "GIT", "repo": "https://git.example.org/wick",
         "events": [{"introduced": "5d9a6f7a6c3b5d9a6f7a6c3b5d9a6f7a6c3b5d9a"}]}],
         "versions": ["v1.1", "v1.2"]}]}
      """;

  private static final String WICK_ELSEWHERE =
      """
      {"id": "EXAMPLE-2026-2", "modified": "2026-04-01T08:00:00Z",
       "summary": "A wick burns at both ends",
       "database_specific": {"severity": "MODERATE"},
       "affected": [{"package": {"ecosystem": "Debian:12", "name": "libwick"},
         "ranges": [{"type": "ECOSYSTEM",
           "events": [{"introduced": "0"}, {"fixed": "1:1.2+dfsg-3"}]}]}]}
      """;

  /** Of another lantern, and hostile besides. */
  private static final String LANTERN =
      """
      {"id": "<img src=x onerror=alert(1)>&'", "modified": "2026-04-01T08:00:00Z",
       "summary": "<script>alert(2)</script>", "details": "</pre><script>alert(3)</script>",
       "affected": [{"package": {"ecosystem": "npm", "name": "lantern"}, "versions": ["2.1"]}]}
      """;

  private LoadedAdvisories() {}

  /** Loads them, as a command does. */
  public static void into(Store store) {
    store.advisories().map(MAP);
    Loading loading = store.advisories().load();
    for (String json : List.of(WICK, WICK_ELSEWHERE, LANTERN)) {
      try {
        loading.add(Osv.read(json.getBytes(UTF_8)), json.getBytes(UTF_8));
      } catch (OsvException e) {
        throw new IllegalStateException(json, e);
      }
    }
    loading.finish();
  }
}
