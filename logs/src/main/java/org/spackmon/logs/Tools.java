package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** Which tool wrote a line, and what does it mean? */
final class Tools {
  /** Whoever knows a line best comes first. */
  private static final Tool[] ALL = {
    new Spack(),
    new Make(),
    new Ninja(),
    new CMake(),
    new Autotools(),
    new OperatingSystem(),
    new Shell(),
    new Python(),
    new Meson(),
    new Java(),
    new Linkers(),
    new Go(),
    new Vendors(),
    new Compilers(),
    new Cargo(),
    new Pip(),
    new RLanguage(),
    new Perl(),
    new Tests(),
    new Sources(),
    new Commands(),
    new AnyTool(),
    new Hints()
  };

  private static final long[] WANTED = new long[ALL.length];

  static {
    for (int i = 0; i < ALL.length; i++) {
      WANTED[i] = ALL[i].marks();
    }
  }

  private Tools() {}

  /** What the first one that knows the line makes of it. */
  static @Nullable Clue clue(Lines lines, long marks) {
    for (int i = 0; i < ALL.length; i++) {
      if ((marks & WANTED[i]) != 0) {
        Clue clue = ALL[i].read(lines);
        if (clue != null) {
          return clue;
        }
      }
    }
    return null;
  }
}
