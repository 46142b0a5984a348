package org.spackmon.app.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.spackmon.journal.KnownStore;
import org.spackmon.spack.store.InstallRecord;
import org.spackmon.spack.store.StoreContents;

/**
 * What is new in an install tree, and what is gone?
 *
 * @param installs hashes of what is new, or not as it was
 * @param gone hashes of what isn't there any more
 */
record TreeNews(List<String> installs, List<String> gone, Told told) {

  /** Compares what is there with what is known. */
  static TreeNews of(StoreContents contents, KnownStore known) {
    Told told = new Told();
    List<String> installs = new ArrayList<>();
    Map<String, String> left = new HashMap<>(known.installs());
    for (InstallRecord record : contents.records()) {
      if (!record.installed()) {
        continue;
      }
      String before = left.remove(record.hash());
      if (before != null && before.equals(state(record))) {
        told.same++;
        continue;
      }
      installs.add(record.hash());
      if (before == null) {
        told.fresh++;
      } else {
        told.changed++;
      }
    }
    // What a damaged database doesn't name may be there all the same.
    List<String> gone = contents.whole() ? List.copyOf(new TreeSet<>(left.keySet())) : List.of();
    told.gone = gone.size();
    return new TreeNews(installs, gone, told);
  }

  private static String state(InstallRecord record) {
    Long installed = record.installedAt();
    return KnownStore.state(
        installed == null ? 0 : installed, record.explicit(), record.deprecatedFor() != null);
  }
}
