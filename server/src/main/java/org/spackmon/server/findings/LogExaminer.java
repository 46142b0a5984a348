package org.spackmon.server.findings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.spackmon.logs.Finding;
import org.spackmon.logs.LogReader;
import org.spackmon.logs.Reading;
import org.spackmon.logs.Rules;
import org.spackmon.storage.findings.Examined;
import org.spackmon.storage.findings.Examiner;
import org.spackmon.storage.findings.Found;

/** Reads logs by the rules of {@code logs/}, and those of a site. */
public final class LogExaminer implements Examiner {
  /** Spack's words for an error, where it writes them into no log. */
  private static final String SPACK = "==> Error: ";

  private final Rules rules;

  public LogExaminer() {
    this(Rules.NONE);
  }

  public LogExaminer(Rules rules) {
    this.rules = rules;
  }

  @Override
  public int version() {
    return rules.version();
  }

  @Override
  public Examined log(Source log) {
    LogReader reader = new LogReader(rules);
    try {
      log.writeTo(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examined(reader.finishFailed(), true);
  }

  @Override
  public Examined words(String said) {
    Examined all = read(said);
    // Of very long words the end decides, as of a log: then what counts is how they begin.
    return all.cause() != null ? all : read(said.lines().findFirst().orElse(""));
  }

  private Examined read(String said) {
    LogReader reader = new LogReader(rules);
    byte[] text = (SPACK + said + "\n").getBytes(StandardCharsets.UTF_8);
    reader.write(text, 0, text.length);
    return examined(reader.finish(), false);
  }

  private static Examined examined(Reading reading, boolean log) {
    return new Examined(
        reading.errors().stream().limit(Examined.MOST).map(each -> found(each, log)).toList(),
        reading.errors().size(),
        reading.warnings().size());
  }

  private static Found found(Finding finding, boolean log) {
    return new Found(
        log ? finding.line() : 0,
        finding.text(),
        finding.file(),
        finding.sourceLine(),
        finding.kind().word(),
        finding.summary(),
        finding.fingerprint(),
        finding.times());
  }
}
