package org.spackmon.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words of a command line, lines of a spack.yaml and variables may be shown? Not tokens, not
 * passwords, no user info in URLs.
 */
public final class Redaction {
  private static final String HIDDEN = "[redacted]";

  private static final Pattern USER_INFO =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^/@\\s'\"<>]+@");
  private static final String WORDS =
      "access[_-]?pair|token|password|passwd|secret|api[_-]?key|access[_-]?key|credential";
  private static final Pattern SECRET = Pattern.compile(WORDS);
  // One of these is in whatever the pattern finds.
  private static final List<String> HINTS =
      List.of("pair", "token", "passw", "secret", "key", "credential");
  // These name a variable or a file, which is no secret.
  private static final Pattern HARMLESS = Pattern.compile("([_-]variable|[_-]file)$");
  private static final Pattern ASSIGNED = Pattern.compile("^(-{0,2}[\\w.-]+)=(.+)$");
  private static final Pattern SETTING = Pattern.compile("((?:^|:)([\\w.-]+):)(?!/)[^:]+$");

  private static final Pattern YAML_KEY =
      Pattern.compile("^(\\s*(?:- +)?)(['\"]?)([\\w.-]+)\\2(\\s*:{1,2}\\s*)(.*)$");
  // Only keys of secrets: the value of another may hold one of them.
  private static final Pattern FLOW_KEY =
      Pattern.compile(
          "((?:^|[{,])\\s*['\"]?([\\w.-]*(?:"
              + WORDS
              + ")[\\w.-]*)['\"]?\\s*:\\s*)(\\[[^\\]]*\\]|\\{[^}]*\\}|[^,}\\n]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPTION =
      Pattern.compile("((?:^|[\\s'\"])-{0,2}([\\w.-]+)=)(?:'[^']*'|\"[^\"]*\"|[^\\s'\"]+)");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "^((?:export\\s+|declare -x\\s+|set(?:env)?\\s+)?([A-Za-z_][\\w.-]*)[= ]).*$");

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
    return text.contains("://") ? USER_INFO.matcher(text).replaceAll("$1" + HIDDEN + "@") : text;
  }

  /**
   * A spack.yaml, line by line: comments, order and blanks stay, byte for byte, because it is still
   * the user's file. A parser would lose them, and a file that it can't read would hide nothing.
   */
  public static String yaml(String text) {
    StringBuilder shown = new StringBuilder();
    int hidden = -1;
    for (String line : text.split("(?<=\n)", -1)) {
      String body = line.stripTrailing();
      int depth = body.length() - body.stripLeading().length();
      boolean item = depth == hidden && body.stripLeading().startsWith("- ");
      if (hidden >= 0 && (body.isEmpty() || depth > hidden || item)) {
        continue; // what belongs to a hidden key goes with it
      }
      hidden = -1;
      var key = YAML_KEY.matcher(body);
      if (key.matches() && secret(key.group(3))) {
        hidden = key.group(1).length();
        String name = body.substring(0, key.start(5)).stripTrailing();
        shown.append(name).append(' ').append(HIDDEN).append(line.substring(body.length()));
      } else {
        shown.append(text(flow(line)));
      }
    }
    return shown.toString();
  }

  private static String flow(String line) {
    return FLOW_KEY
        .matcher(line)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    secret(found.group(2)) ? found.group(1) + HIDDEN : found.group()));
  }

  /** Lines that set variables of a process, or list options. */
  public static String settings(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (HINTS.stream().noneMatch(lower::contains)) {
      return text(text); // most have none, and looking closer takes its time
    }
    StringBuilder shown = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      String body = line.stripTrailing();
      var variable = VARIABLE.matcher(body);
      if (variable.matches() && secret(variable.group(2))) {
        shown.append(variable.group(1)).append(HIDDEN).append(line.substring(body.length()));
      } else {
        shown.append(options(line));
      }
    }
    return shown.toString();
  }

  private static String options(String line) {
    return OPTION
        .matcher(text(line))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    secret(found.group(2)) ? found.group(1) + HIDDEN : found.group()));
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
