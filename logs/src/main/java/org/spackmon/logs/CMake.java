package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** CMake: blocks that begin with {@code CMake Error at FILE:LINE (command):}. */
final class CMake implements Tool {
  private static final int LONGEST = 60;

  @Override
  public long marks() {
    return Mark.of(Mark.ERROR, Mark.WARNING);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    if (text.startsWith("CMake Warning")) {
      Block block = block(at);
      return Clue.of(Weight.WARNING, ErrorClass.CONFIGURE, block.message)
          .at(place(text))
          .ahead(block.lines);
    }
    if (text.startsWith("CMake Error")) {
      if (text.startsWith("CMake Error: Error")) {
        return null;
      }
      Block block = block(at);
      Place place = place(text);
      String brief = brief(block.message);
      String more = brief.equals(block.message) ? block.more : "";
      boolean after = text.startsWith("CMake Error: CMAKE_") && text.contains("not set");
      Weight weight = after ? Weight.CASCADE : Weight.CAUSE;
      return Clue.of(weight, ErrorClass.CONFIGURE, Place.behind(brief + more, place))
          .keyed(brief)
          .at(place)
          .ahead(block.lines);
    }
    if (text.startsWith("-- Configuring incomplete")) {
      return Clue.cascade(ErrorClass.CONFIGURE, "CMake couldn't finish configuring");
    }
    if (text.startsWith("See also \"")
        || (text.startsWith("-- ") && !text.startsWith("-- Error"))) {
      return Clue.HARMLESS;
    }
    return null;
  }

  /**
   * @param more what completes a sentence that the first paragraph only begins
   */
  private record Block(String message, String more, int lines) {}

  /** The first paragraph after the head, and how long the whole is. */
  private static Block block(Lines at) {
    int colon = at.text().indexOf(": ");
    StringBuilder message =
        new StringBuilder(
            at.text().endsWith(":") || colon < 0 ? "" : at.text().substring(colon + 2));
    boolean open = message.isEmpty();
    StringBuilder more = new StringBuilder();
    int lines = 0;
    for (int i = 1; i <= LONGEST; i++) {
      String line = at.after(i);
      if (!line.isEmpty() && line.charAt(0) != ' ') {
        break;
      }
      if (line.isEmpty() && !message.isEmpty()) {
        open = false;
      } else if (open) {
        message.append(message.isEmpty() ? "" : " ").append(line.strip());
      } else if (completes(message, more, line.strip())) {
        more.append(' ').append(line.strip());
      }
      lines = line.isEmpty() ? lines : i;
    }
    int end = more.indexOf(". ");
    return new Block(message.toString(), end < 0 ? more.toString() : more.substring(0, end), lines);
  }

  /**
   * {@code Cannot find source file:}, {@code gone.c}; {@code The C compiler}, {@code "cc"}, {@code
   * is broken}
   */
  private static boolean completes(CharSequence message, StringBuilder more, String line) {
    char last = message.isEmpty() ? '.' : message.charAt(message.length() - 1);
    boolean begun = last == ':' || Character.isLetter(last);
    boolean goesOn = !line.isEmpty() && Character.isLowerCase(line.charAt(0));
    return begun
        && !line.isEmpty()
        && (more.isEmpty() || (goesOn && more.charAt(more.length() - 1) != '.'));
  }

  private static String brief(String message) {
    String config = Said.between(message, "By not providing \"Find", ".cmake\"");
    if (config == null) {
      config = Said.between(message, "package configuration file provided by \"", "\"");
    }
    if (config != null) {
      return "CMake can't find the package " + config;
    }
    return message.isEmpty() ? "CMake failed" : message;
  }

  private static @Nullable Place place(String text) {
    int at = text.indexOf(" at ");
    return at < 0 ? null : place(text.substring(at + 4), text.indexOf(" (") < 0);
  }

  private static @Nullable Place place(String text, boolean bare) {
    int end = bare ? text.length() : text.indexOf(" (");
    int colon = text.lastIndexOf(':', Math.max(0, end - 1));
    return colon < 0 || end < 0 ? null : Place.of(text.substring(0, end) + ":");
  }
}
