package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** Go: {@code ./main.go:6:14: undefined: x}, its modules and tests. */
final class Go implements Tool {
  private static final int NEAR = 12;

  @Override
  public long marks() {
    return Mark.of(
        Mark.GO_FILE,
        Mark.FAIL,
        Mark.PANIC,
        Mark.NO_SUCH,
        Mark.TIME_OUT,
        Mark.REFUSED,
        Mark.NOT_FOUND,
        Mark.MISSING,
        Mark.MISMATCH);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("FAIL\t") || text.equals("FAIL")) {
      return Clue.cascade(ErrorClass.TEST, "go test failed");
    }
    if (text.stripLeading().startsWith("--- FAIL: ")) {
      String test = Said.word(text.stripLeading().substring(10));
      return Clue.of(Weight.VAGUE, ErrorClass.TEST, "test " + test + " fails");
    }
    if (text.startsWith("go: ") && offline(text)) {
      return Clue.cause(ErrorClass.FETCH, text.substring(4));
    }
    Place place = at.place();
    if (place == null || !place.file().endsWith(".go") || place.rest().isEmpty()) {
      return null;
    }
    Clue test = at.indented() ? test(at, place) : null;
    if (test != null) {
      return test;
    }
    String rest = place.rest();
    if (rest.startsWith("warning") || rest.startsWith("note:")) {
      return null;
    }
    boolean module =
        rest.contains("module lookup disabled")
            || rest.contains("missing go.sum entry")
            || rest.contains("no required module")
            || rest.contains("cannot find module")
            || rest.contains("cannot find package")
            || rest.contains("is not in ");
    ErrorClass kind = module ? ErrorClass.FETCH : ErrorClass.COMPILE;
    boolean compiler = module || place.column() > 0 || text.startsWith("vet: ");
    return compiler
        ? Clue.cause(kind, rest + " at " + place.brief()).keyed(rest).at(place).making(place.name())
        : null;
  }

  private static boolean offline(String text) {
    return text.contains("dial tcp")
        || text.contains("disabled by GOPROXY")
        || text.contains("no such host")
        || text.contains("requires go >=")
        || text.contains("missing go.sum entry")
        || text.contains("checksum mismatch")
        || text.contains("go.mod file not found")
        || text.contains(": x509: ")
        || text.contains("unrecognized import path")
        || text.contains("i/o timeout");
  }

  /** What a test that fails has logged; one that passes may log too. */
  private static @Nullable Clue test(Lines at, Place place) {
    for (int i = 1; i <= NEAR; i++) {
      String before = at.before(i).stripLeading();
      String after = at.after(i).stripLeading();
      if (before.startsWith("--- PASS") || after.startsWith("--- PASS")) {
        return Clue.HARMLESS;
      }
      if (before.startsWith("--- FAIL") || after.startsWith("--- FAIL")) {
        return Clue.cause(ErrorClass.TEST, place.rest() + " at " + place.brief())
            .keyed(place.rest())
            .at(place);
      }
    }
    return null;
  }
}
