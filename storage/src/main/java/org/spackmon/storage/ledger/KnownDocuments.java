package org.spackmon.storage.ledger;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Ledger.KeptDocument;

/**
 * Documents seen lately, by digest, so that a known one is answered without a query. Shared by the
 * doors and the writer; holds only what is durable. A document that another server removed may stay
 * here: the row that names it then fails, and all is forgotten.
 */
public final class KnownDocuments {
  private static final int LIMIT = 2_000;

  private final Map<DigestKey, KeptDocument> documents = new LinkedHashMap<>(16, 0.75f, true);

  public synchronized @Nullable KeptDocument get(byte[] digest) {
    return documents.get(new DigestKey(digest));
  }

  public synchronized void put(byte[] digest, KeptDocument document) {
    documents.put(new DigestKey(digest), document);
    if (documents.size() > LIMIT) {
      Iterator<?> oldest = documents.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  public synchronized void forget() {
    documents.clear();
  }
}
