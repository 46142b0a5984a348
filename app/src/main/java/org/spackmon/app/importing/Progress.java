package org.spackmon.app.importing;

import java.io.PrintStream;

/** How far is an import? A bar, where there is a terminal. */
public final class Progress {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean visible;
  private String name = "";
  private int last = -1;

  public Progress(PrintStream out, boolean visible) {
    this.out = out;
    this.visible = visible;
  }

  public void begin(String what) {
    name = what;
    last = -1;
  }

  public void show(int done, int whole) {
    int percent = whole == 0 ? 100 : (int) (100L * done / whole);
    if (visible && percent != last) {
      last = percent;
      int filled = WIDTH * percent / 100;
      out.printf(
          "\r\033[K%.40s [%s%s] %d %%",
          name, "#".repeat(filled), " ".repeat(WIDTH - filled), percent);
      out.flush();
    }
  }

  public void clear() {
    if (visible && last >= 0) {
      out.print("\r\033[K");
      out.flush();
      last = -1;
    }
  }
}
