package org.spackmon.testkit.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** One test's page, and what the browser complained of meanwhile. */
final class Visit {
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Visit(BrowserContext context) {
    this.context = context;
    context.onConsoleMessage(this::hear);
    context.onWebError(error -> complaints.add(error.error()));
    this.page = context.newPage();
  }

  Page page() {
    return page;
  }

  void end() {
    context.close();
    if (!complaints.isEmpty()) {
      throw new AssertionError("The browser complained:\n" + String.join("\n", complaints));
    }
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
      complaints.add(message.text());
    }
  }
}
