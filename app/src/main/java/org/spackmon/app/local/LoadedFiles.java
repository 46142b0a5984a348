package org.spackmon.app.local;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.advisories.Osv;
import org.spackmon.advisories.OsvException;
import org.spackmon.advisories.OsvFiles;
import org.spackmon.app.importing.Progress;
import org.spackmon.storage.advisories.Loading;

/** Takes the files of advisories into the store, and names those that are none. */
final class LoadedFiles implements OsvFiles.Taker {
  private static final int MOST_SHOWN = 50;

  private final Loading loading;
  private final Progress progress;
  private final PrintWriter out;
  private final List<String> damaged = new ArrayList<>();

  LoadedFiles(Loading loading, Progress progress, PrintWriter out) {
    this.loading = loading;
    this.progress = progress;
    this.out = out;
    progress.begin("advisories");
  }

  @Override
  public void take(String where, byte[] json) {
    try {
      loading.add(Osv.read(json), json);
    } catch (OsvException e) {
      damaged(where, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void damaged(String where, String why) {
    damaged.add(where + ": " + why);
  }

  @Override
  public void progress(int done, int whole) {
    progress.show(done, whole);
  }

  /** Says what became of them; tells how many were damaged. */
  int finish() {
    Loading.Loaded loaded = loading.finish();
    progress.clear();
    out.printf(
        "Advisories read: %,d, of them %,d new or changed (%,d withdrawn), %,d as before.%n",
        loaded.added() + loaded.known(), loaded.added(), loaded.withdrawn(), loaded.known());
    if (!damaged.isEmpty()) {
      out.println("Not all could be read; the rest is in:");
      damaged.stream().limit(MOST_SHOWN).forEach(each -> out.println("  " + each));
      if (damaged.size() > MOST_SHOWN) {
        out.printf("  and %,d more%n", damaged.size() - MOST_SHOWN);
      }
    }
    return damaged.size();
  }
}
