package org.spackmon.server.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws every page from invented records, wide and narrow, light and dark, to be looked at. */
final class Gallery {
  private Gallery() {}

  public static void main(String[] args) throws IOException {
    Path to = Path.of(args[0]);
    Files.createDirectories(to.resolve("static"));
    for (String name : List.of("spackmon.css", "spackmon.js", "icon.svg")) {
      Files.copy(
          Path.of("src/main/resources/static", name),
          to.resolve("static").resolve(name),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    String only = args.length > 1 ? args[1] : "";
    Templates templates = new Templates();
    Map<String, Path> written = new LinkedHashMap<>();
    for (Map.Entry<String, SamplePages.Drawn> page : SamplePages.all().entrySet()) {
      if (page.getKey().startsWith(only)) {
        String html =
            new String(
                templates.render(page.getValue().template(), page.getValue().what()),
                java.nio.charset.StandardCharsets.UTF_8);
        Path file = to.resolve(page.getKey() + ".html");
        Files.writeString(
            file, html.replaceAll("\"/static/([a-z.]*)\\?[0-9a-f]*\"", "\"static/$1\""));
        written.put(page.getKey(), file);
      }
    }
    shoot(to, written);
  }

  private static void shoot(Path to, Map<String, Path> pages) {
    try (Playwright playwright = Playwright.create();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
      for (int width : new int[] {1440, 390}) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          Page page =
              browser.newPage(
                  new Browser.NewPageOptions().setViewportSize(width, 900).setColorScheme(scheme));
          pages.forEach(
              (name, file) -> {
                page.navigate(file.toUri().toString());
                page.evaluate(
                    "document.documentElement.style.cssText='--sans:Inter;--mono:\"JetBrains Mono\"'");
                page.screenshot(
                    new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                            to.resolve(
                                name
                                    + "-"
                                    + width
                                    + "-"
                                    + scheme.name().toLowerCase(java.util.Locale.ROOT)
                                    + ".png")));
              });
          page.close();
        }
      }
    }
  }
}
