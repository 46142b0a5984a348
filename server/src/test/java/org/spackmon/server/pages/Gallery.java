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
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.names.Counts;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.UnknownName;

/** Draws every page from invented records, wide and narrow, light and dark, to be looked at. */
final class Gallery {
  private static final Site SITE =
      new Site("", "http://127.0.0.1:8080", "ms1", true, "0.1.0", Assets.load());

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
    for (Map.Entry<String, Drawn> page : pages().entrySet()) {
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

  private record Drawn(String template, Object what) {}

  private static Map<String, Drawn> pages() {
    Map<String, Drawn> pages = new LinkedHashMap<>();
    Counts counts =
        new Counts(
            Map.of(
                Outcome.SUCCESS,
                88_124L,
                Outcome.FAILED,
                1_311L,
                Outcome.RUNNING,
                2L,
                Outcome.CANCELLED,
                702L,
                Outcome.INTERRUPTED,
                31L,
                Outcome.ANNOUNCED,
                242L));
    Map<String, List<String>> known =
        Map.of("compiler", List.of("gcc@12.2.0"), "system", List.of("perlmutter", "frontier"));
    Frame frame =
        new Frame(SITE, Room.BUILDS, "Builds", "/api/v1/builds", "spacky", "x", SampleBuilds.NOW);
    BuildsView top = new BuildsView(BuildFilter.ALL, null, 50);
    pages.put(
        "builds",
        new Drawn(
            "builds",
            new BuildList(
                frame,
                top,
                new org.spackmon.storage.views.paging.Page<>(
                    SampleBuilds.rows(50), null, Cursor.next(90_362)),
                counts,
                known)));
    BuildFilter filter =
        new BuildFilter(Outcome.FAILED, null, "gcc@12.2.0", "perlmutter", null, "nightly", "hdf");
    pages.put(
        "builds-filtered",
        new Drawn(
            "builds",
            new BuildList(
                frame,
                top.with(filter),
                new org.spackmon.storage.views.paging.Page<>(
                    SampleBuilds.rows(8), Cursor.previous(4), Cursor.next(3)),
                null,
                known)));
    pages.put(
        "builds-none",
        new Drawn(
            "builds",
            new BuildList(
                frame,
                top.with(filter),
                new org.spackmon.storage.views.paging.Page<>(
                    List.of(),
                    null,
                    null,
                    null,
                    List.of(new UnknownName("system", "perlmuter", "perlmutter"))),
                null,
                known)));
    pages.put(
        "builds-new",
        new Drawn(
            "builds",
            new BuildList(
                frame, top, org.spackmon.storage.views.paging.Page.empty(), null, known)));
    pages.put(
        "build-failed", new Drawn("build", SampleBuild.broken(frame.called("brokenpkg failed"))));
    pages.put(
        "build-cancelled", new Drawn("build", SampleBuild.cancelled(frame.called("brokenpkg"))));
    return pages;
  }
}
