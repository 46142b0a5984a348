package org.spackmon.app.log;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.spackmon.logs.Finding;
import org.spackmon.logs.Reading;

/** A reading for people: the diagnosis, then each error with where it is and what is around it. */
final class Shown {
  private static final String RED = "\u001b[1;31m";
  private static final String DIM = "\u001b[2m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final int MOST = 20;
  private static final int WIDEST = 160;

  private final PrintWriter out;
  private final boolean colours;
  private final boolean warnings;

  Shown(PrintWriter out, boolean colours, boolean warnings) {
    this.out = out;
    this.colours = colours;
    this.warnings = warnings;
  }

  void print(String file, Reading reading, boolean named) {
    if (named) {
      out.println(in(BOLD, file));
    }
    String diagnosis = reading.diagnosis();
    out.println(diagnosis == null ? "No errors found." : in(RED, diagnosis));
    out.println(
        in(
            DIM,
            String.format(
                Locale.ROOT,
                "%s, %s, %s",
                count(reading.errors().size(), "error"),
                count(reading.warnings().size(), "warning"),
                count(reading.lines(), "line"))));
    out.println();
    list(reading.errors());
    if (warnings && !reading.warnings().isEmpty()) {
      out.println(in(BOLD, "Warnings"));
      out.println();
      list(reading.warnings());
    }
  }

  private void list(List<Finding> findings) {
    int width = String.valueOf(Math.min(MOST, findings.size())).length();
    int rank = 1;
    for (Finding finding : findings.subList(0, Math.min(MOST, findings.size()))) {
      out.println(head(finding, rank++, width));
      excerpt(finding, width);
      out.println();
    }
    if (findings.size() > MOST) {
      out.printf("%d more; --json lists all.%n%n", findings.size() - MOST);
    }
  }

  private String head(Finding finding, int rank, int width) {
    String place =
        finding.file() == null
            ? ""
            : finding.sourceLine() == 0
                ? "  " + finding.file()
                : "  " + finding.file() + ":" + finding.sourceLine();
    String times = finding.times() > 1 ? "  (" + finding.times() + " times)" : "";
    return String.format(
            Locale.ROOT,
            "%" + width + "d  %-10s  %s  line %d",
            rank,
            finding.kind().word(),
            finding.fingerprint(),
            finding.line())
        + place
        + times;
  }

  private void excerpt(Finding finding, int width) {
    long last = finding.excerptFrom() + finding.excerpt().size() - 1;
    int digits = String.valueOf(last).length();
    String margin = " ".repeat(width + 2);
    long number = finding.excerptFrom();
    for (String line : finding.excerpt()) {
      boolean it = number == finding.line();
      String shown = line.length() <= WIDEST ? line : line.substring(0, WIDEST) + '\u2026';
      String text =
          String.format(Locale.ROOT, "%s %" + digits + "d  %s", it ? ">" : " ", number, shown);
      out.println((margin + (it ? in(BOLD, text) : in(DIM, text))).stripTrailing());
      number++;
    }
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  private String in(String colour, String text) {
    return colours ? colour + text + PLAIN : text;
  }
}
