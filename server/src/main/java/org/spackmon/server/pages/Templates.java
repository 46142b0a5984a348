package org.spackmon.server.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/** Turns what a page is about into its bytes. The templates were compiled with the classes. */
final class Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          Templates.class.getPackageName());

  /**
   * Renders a page.
   *
   * @param template its name without {@code .jte}
   * @param what the template's one parameter
   */
  byte[] render(String template, Object what) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template + ".jte", what, output);
    return output.toByteArray();
  }
}
