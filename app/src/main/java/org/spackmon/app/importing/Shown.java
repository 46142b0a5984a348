package org.spackmon.app.importing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.spackmon.journal.Redaction;

/** Which bytes of a file or a log may be shown? All but secrets; most stay as they are. */
final class Shown {
  /** Files that set variables, or list what a build system was told. */
  private static final Pattern SETTINGS =
      Pattern.compile("(^|/)(spack-build-env[^/]*|spack-configure-args\\.txt|[^/]*\\.env)$");

  private Shown() {}

  static byte[] log(byte[] bytes) {
    return hasUserInfo(bytes) ? bytes(Redaction.text(text(bytes))) : bytes;
  }

  static byte[] file(String name, byte[] bytes) {
    if (SETTINGS.matcher(name).find()) {
      return bytes(Redaction.settings(text(bytes)));
    }
    return log(bytes);
  }

  /** Whether a URL in it may hold a password: looked for by hand, because logs are long. */
  private static boolean hasUserInfo(byte[] bytes) {
    for (int i = 0; i + 3 < bytes.length; i++) {
      if (bytes[i] == ':' && bytes[i + 1] == '/' && bytes[i + 2] == '/') {
        for (int j = i + 3; j < bytes.length && bytes[j] > ' ' && bytes[j] != '/'; j++) {
          if (bytes[j] == '@') {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Each byte as the character of its number, so that all others stay what they are. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
