package org.spackmon.client.sending;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What couldn't be read, kept or sent? Each thing is said once. */
public final class Complaints {
  private final Set<String> said = new LinkedHashSet<>();
  private final Consumer<String> out;

  public Complaints(Consumer<String> out) {
    this.out = out;
  }

  public synchronized void once(String text) {
    if (said.size() < 1_000 && said.add(text)) {
      out.accept(text);
    }
  }

  public synchronized int count() {
    return said.size();
  }
}
