package org.spackmon.logs;

/** Spack shows lines of a build log again: {@code >> 12 text}. */
final class Quoted {
  private Quoted() {}

  static String unquoted(String text) {
    if (!text.startsWith("  >> ") && !text.startsWith(">> ")) {
      return text;
    }
    int at = text.indexOf(">> ") + 3;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == ' ')) {
      at++;
    }
    return text.substring(at);
  }
}
