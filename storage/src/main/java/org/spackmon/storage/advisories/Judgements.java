package org.spackmon.storage.advisories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Which advisories mean something that is installed now, to be told to others? Holds what is
 * installed; the advisories are read while they are told, some at a time, so that a slow listener
 * holds no connection.
 */
public final class Judgements {
  private static final int AT_ONCE = 500;

  private final Jdbi reads;
  private final Map<Long, List<List<Judged.Product>>> products;

  private Judgements(Jdbi reads, Map<Long, List<List<Judged.Product>>> products) {
    this.reads = reads;
    this.products = products;
  }

  static Judgements of(Jdbi reads, @Nullable String name) {
    return new Judgements(reads, reads.withHandle(handle -> JudgedReader.products(handle, name)));
  }

  public boolean isEmpty() {
    return products.isEmpty();
  }

  /** The one that was hit first comes first. */
  public Stream<Judged> stream() {
    List<Long> ids = new ArrayList<>(products.keySet());
    return IntStream.range(0, (ids.size() + AT_ONCE - 1) / AT_ONCE)
        .mapToObj(i -> ids.subList(i * AT_ONCE, Math.min(ids.size(), (i + 1) * AT_ONCE)))
        .flatMap(some -> read(some).stream());
  }

  private List<Judged> read(List<Long> ids) {
    return reads.withHandle(handle -> JudgedReader.rows(handle, ids, products));
  }
}
