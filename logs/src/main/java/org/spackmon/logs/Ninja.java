package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** ninja: which job failed; or that its own file is wrong. */
final class Ninja implements Tool {
  @Override
  public long marks() {
    return Mark.of(Mark.FAIL, Mark.ERROR, Mark.STOP);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("FAILED: ") && !text.contains("::")) {
      String rest = text.substring(8);
      int code = rest.startsWith("[code=") ? rest.indexOf("] ") + 2 : 0;
      String target = Said.name(Said.word(rest.substring(code)));
      return Clue.cascade(ErrorClass.UNKNOWN, "ninja: " + target + " failed").making(target);
    }
    if (text.startsWith("ninja: build stopped") || text.startsWith("ninja: error: rebuilding")) {
      return Clue.cascade(ErrorClass.UNKNOWN, text);
    }
    if (text.startsWith("ninja: error: ") || text.startsWith("ninja: fatal: ")) {
      return Clue.cause(ErrorClass.COMPILE, text);
    }
    return null;
  }
}
