package org.spackmon.logs;

/** What GCC calls an error to those whose machine doesn't speak English. */
final class Translated {
  private static final String[] ERRORS = {"Fehler", "erreur", "Erreur", "错误", "エラー", "ошибка"};
  private static final String[] FATAL = {
    "schwerwiegender Fehler", "erreur fatale", "致命错误", "致命的エラー", "фатальная ошибка"
  };

  private Translated() {}

  /** With {@code error: } or {@code fatal error: } before what is said in another language. */
  static String back(String text) {
    String error = back(text, ERRORS, "error: ");
    return error.equals(text) ? back(text, FATAL, "fatal error: ") : error;
  }

  private static String back(String text, String[] words, String english) {
    for (String word : words) {
      int colon = text.startsWith(word) ? word.length() : -1;
      if (colon > 0 && colon < text.length() && ":：".indexOf(text.charAt(colon)) >= 0) {
        return english + text.substring(colon + 1).strip();
      }
    }
    return text;
  }
}
