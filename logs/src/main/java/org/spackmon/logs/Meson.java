package org.spackmon.logs;

import org.jspecify.annotations.Nullable;

/** Meson: {@code meson.build:4:0: ERROR: …}, and its list of tests. */
final class Meson implements Tool {
  @Override
  public long marks() {
    return Mark.of(Mark.ERROR, Mark.WARNING, Mark.FAIL, Mark.TIME_OUT);
  }

  @Override
  public @Nullable Clue read(Lines at) {
    if (!at.seen(Mark.MESON) && !at.text().contains("meson")) {
      return test(at.text());
    }
    String text = at.text();
    if (text.startsWith("Meson encountered an error in file ")) {
      return Clue.cause(ErrorClass.CONFIGURE, at.after(1).strip()).told(1);
    }
    Place place = at.place();
    String rest = place == null ? text : place.rest();
    boolean own =
        place == null || place.name().startsWith("meson") || place.name().endsWith("meson.build");
    if (own && rest.startsWith("ERROR: ")) {
      String said = rest.substring(7).strip();
      return Clue.cause(ErrorClass.CONFIGURE, Place.behind(said, place)).keyed(said).at(place);
    }
    if (own && rest.startsWith("WARNING: ")) {
      return Clue.of(Weight.WARNING, ErrorClass.CONFIGURE, rest.substring(9).strip()).at(place);
    }
    return test(text);
  }

  /** {@code 2/2 swims FAIL 0.01s exit status 1} */
  private static @Nullable Clue test(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash > 8 || !Character.isDigit(text.stripLeading().charAt(0))) {
      return null;
    }
    for (String how : new String[] {" FAIL ", " TIMEOUT ", " ERROR "}) {
      int end = text.indexOf(how);
      int from = text.indexOf(' ', slash);
      if (end > from && from > 0) {
        String name = text.substring(from, end).strip();
        return name.contains(" #") ? null : Clue.cause(ErrorClass.TEST, "test " + name + " fails");
      }
    }
    return null;
  }
}
