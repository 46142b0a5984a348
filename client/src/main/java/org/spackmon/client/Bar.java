package org.spackmon.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far is it? A bar on stderr, where that is a terminal; elsewhere nothing. */
final class Bar {
  private static final int WIDTH = 30;

  private final boolean visible;
  private String last = "";

  private Bar(boolean visible) {
    this.visible = visible;
  }

  static Bar onTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return new Bar(target.startsWith("/dev/pts/") || target.startsWith("/dev/tty"));
    } catch (IOException e) {
      return new Bar(false);
    }
  }

  void show(String name, long done, long whole) {
    if (!visible || whole <= 0) {
      return;
    }
    int filled = (int) (WIDTH * Math.min(done, whole) / whole);
    String text =
        String.format(
            "\r\033[K%.40s [%s%s] %d %%",
            name,
            "#".repeat(filled),
            " ".repeat(WIDTH - filled),
            100 * Math.min(done, whole) / whole);
    if (!text.equals(last)) {
      System.err.print(text);
      System.err.flush();
      last = text;
    }
  }

  void clear() {
    if (!last.isEmpty()) {
      System.err.print("\r\033[K");
      System.err.flush();
      last = "";
    }
  }
}
