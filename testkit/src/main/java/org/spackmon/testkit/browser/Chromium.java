package org.spackmon.testkit.browser;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link Page} of a real Chromium: {@code @ExtendWith(Chromium.class)}, and a
 * parameter. Each test has cookies and storage of its own; the browser is started once for all.
 *
 * <p>A test fails when a page broke its content security policy or a script threw. Where there is
 * no Chromium, the tests are left out, except on CI ({@code CI=true}), where they fail.
 */
public final class Chromium implements ExecutionCondition, ParameterResolver, AfterEachCallback {
  private static final Namespace OURS = Namespace.create(Chromium.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (executable().isPresent() || "true".equals(System.getenv("CI"))) {
      return enabled("Chromium is there, or must be");
    }
    return disabled("needs Chromium, such as Debian's package chromium");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningBrowser browser =
        context
            .getRoot()
            .getStore(OURS)
            .computeIfAbsent(
                RunningBrowser.class, key -> RunningBrowser.start(found()), RunningBrowser.class);
    Visit visit = browser.visit();
    context.getStore(OURS).put(Visit.class, visit);
    return visit.page();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Visit visit = context.getStore(OURS).remove(Visit.class, Visit.class);
    if (visit != null) {
      visit.end();
    }
  }

  private static Path found() {
    return executable()
        .orElseThrow(
            () -> new IllegalStateException("CI needs Chromium: apt-get install chromium"));
  }

  private static Optional<Path> executable() {
    return Executables.first(
        System.getenv("SPACKMON_CHROMIUM"),
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable");
  }
}
