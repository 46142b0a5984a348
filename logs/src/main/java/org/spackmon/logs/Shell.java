package org.spackmon.logs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** sh: no such command, one that can't be run, or a script that it can't read. */
final class Shell implements Tool {
  @Override
  public long marks() {
    return Mark.of(Mark.NOT_FOUND, Mark.CANNOT, Mark.ERROR, Mark.UNEXPECTED);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    String text = at.text();
    Clue clue = said(at, text);
    boolean harmless =
        clue == null
            || (text.startsWith("checking ") && !text.contains(": line "))
            || text.startsWith("-- ")
            || at.after(1).endsWith("(ignored)");
    return harmless ? null : clue;
  }

  private static @Nullable Clue said(Lines at, String text) {
    if (text.contains("bad interpreter: ")
        || text.contains("cannot execute: ")
        || text.contains("cannot execute binary file")) {
      return Clue.cause(ErrorClass.SYSTEM, text.substring(text.indexOf(": ") + 2))
          .keyed(Said.tail(text));
    }
    String script = script(text);
    if (script != null) {
      return Clue.of(weight(at), ErrorClass.SYSTEM, script);
    }
    String command = command(text);
    return command == null ? null : Clue.of(weight(at), ErrorClass.SYSTEM, "no command " + command);
  }

  private static Weight weight(Lines at) {
    return Commands.stops(at) ? Weight.CAUSE : Weight.VAGUE;
  }

  /** {@code setup: line 3: unexpected EOF …}, {@code sh: 1: Syntax error: …} */
  private static @Nullable String script(String text) {
    int from = Math.max(text.indexOf("yntax error") - 1, text.indexOf("unexpected EOF while"));
    if (text.endsWith(": unbound variable") || text.endsWith(": Exec format error")) {
      from = text.lastIndexOf(": ", text.lastIndexOf(": ") - 1) + 2;
    }
    if (from <= 0 || !text.startsWith(": ", from - 2)) {
      return null;
    }
    String before = text.substring(0, from - 2);
    String number = before.substring(before.lastIndexOf(' ') + 1);
    boolean digits = !number.isEmpty() && number.chars().allMatch(Character::isDigit);
    return digits && before.contains(": ") ? text.substring(from) : null;
  }

  private static @Nullable String command(String line) {
    String text = line.replace(": exec: ", ": ");
    boolean bash = text.endsWith(": command not found");
    boolean dash =
        !bash
            && text.endsWith(": not found")
            && (text.toLowerCase(Locale.ROOT).contains("sh: ") || numbered(text));
    if (!bash && !dash) {
      return null;
    }
    String rest = text.substring(0, text.lastIndexOf(": "));
    return rest.substring(rest.lastIndexOf(": ") < 0 ? 0 : rest.lastIndexOf(": ") + 2);
  }

  /** {@code build/tests: 7: gfind: not found} */
  private static boolean numbered(String text) {
    int end = text.lastIndexOf(": ", text.length() - ": not found".length() - 1);
    int from = end < 0 ? -1 : text.lastIndexOf(": ", end - 1);
    return from > 0 && text.substring(from + 2, end).chars().allMatch(Character::isDigit);
  }
}
