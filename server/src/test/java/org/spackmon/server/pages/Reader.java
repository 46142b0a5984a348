package org.spackmon.server.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a person does on the pages, in words. */
final class Reader {
  private final Page page;
  private final LivingSite site;

  Reader(Page page, LivingSite site) {
    this.page = page;
    this.site = site;
    page.setDefaultTimeout(10_000);
  }

  /** Somebody who signed in and stands before the list of builds. */
  static Reader signedIn(Page page, LivingSite site) {
    Reader reader = new Reader(page, site);
    reader.open("/");
    reader.signIn(LivingSite.TOKEN);
    return reader;
  }

  void open(String path) {
    page.navigate(site.url() + path);
  }

  void signIn(String token) {
    page.getByLabel("User").fill(LivingSite.USER);
    page.getByLabel("Token").fill(token);
    press("Sign in");
  }

  void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  /** By the keyboard alone, until what begins with this text has the focus. */
  void tabTo(String text) {
    for (int i = 0; i < 80 && !focused().startsWith(text); i++) {
      page.keyboard().press("Tab");
    }
    if (!focused().startsWith(text)) {
      throw new AssertionError("no key leads to " + text);
    }
  }

  /** What has the focus says, or is called. */
  String focused() {
    return (String)
        page.evaluate(
            """
            () => {
              const at = document.activeElement;
              return (at.labels?.[0] ?? at).textContent.trim();
            }""");
  }

  void follow(String link) {
    link(link).first().click();
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  /** What the page says, apart from how long ago things were. */
  String words() {
    return page.locator("main").innerText().replaceAll("just now|[0-9]+ (s|min) ago", "ago");
  }

  String heading() {
    return page.locator("h1").innerText();
  }

  Locator rows() {
    return page.locator("table.builds tbody tr");
  }
}
