package org.spackmon.client.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which words of a command line may be shown? Not tokens, not passwords, no user info in URLs. */
public final class Redaction {
  private static final String HIDDEN = "[redacted]";

  private static final Pattern USER_INFO =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^/@\\s'\"<>]+@");
  private static final Pattern SECRET =
      Pattern.compile(
          "access[_-]?pair|token|password|passwd|secret|api[_-]?key|access[_-]?key|credential");
  // These name a variable or a file, which is no secret.
  private static final Pattern HARMLESS = Pattern.compile("([_-]variable|[_-]file)$");
  private static final Pattern ASSIGNED = Pattern.compile("^(-{0,2}[\\w.-]+)=(.+)$");
  private static final Pattern SETTING = Pattern.compile("((?:^|:)([\\w.-]+):)(?!/)[^:]+$");

  private Redaction() {}

  public static List<String> words(List<String> words) {
    List<String> shown = new ArrayList<>();
    boolean hide = false;
    for (String word : words) {
      if (hide) {
        shown.add(HIDDEN);
        hide = false;
      } else {
        hide = word.startsWith("-") && !word.contains("=") && secret(word);
        shown.add(word(word));
      }
    }
    return shown;
  }

  /** Any text, with the user info of its URLs hidden. */
  public static String text(String text) {
    return USER_INFO.matcher(text).replaceAll("$1" + HIDDEN + "@");
  }

  private static String word(String word) {
    var assigned = ASSIGNED.matcher(word);
    if (assigned.matches() && secret(assigned.group(1))) {
      return assigned.group(1) + "=" + HIDDEN;
    }
    var setting = SETTING.matcher(word);
    if (setting.find() && secret(setting.group(2))) {
      return word.substring(0, setting.end(1)) + HIDDEN;
    }
    return text(word);
  }

  private static boolean secret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECRET.matcher(lower).find() && !HARMLESS.matcher(lower).find();
  }
}
