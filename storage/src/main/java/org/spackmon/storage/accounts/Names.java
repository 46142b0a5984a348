package org.spackmon.storage.accounts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which names and tokens there can be. */
final class Names {
  /** A colon ends a name in HTTP, and the shell wants no blanks. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_@.+-]{1,150}");

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{20,200}");

  private Names() {}

  static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new AccountRefusedException(
          "A user's name has 1 to 150 letters, digits and @ . + - _, which \""
              + name
              + "\" hasn't");
    }
    if (name.equals(Accounts.ANONYMOUS)) {
      throw new AccountRefusedException(
          "\"" + name + "\" is who reports where authentication is disabled");
    }
  }

  static void checkToken(@Nullable String adopted) {
    if (adopted != null && !TOKEN.matcher(adopted).matches()) {
      throw new AccountRefusedException(
          "A token has 20 to 200 characters without blanks, 40 hexadecimal digits usually");
    }
  }
}
