package org.spackmon.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which finding explains the others? Keeps a bounded number of them, each once. */
final class Findings {
  private static final int MOST = 500;
  private static final int BEFORE = 2;
  private static final int AFTER = 5;
  private static final int CUT = 500;

  private static final class Kept {
    final Clue clue;
    final long line;
    final String text;
    final List<String> excerpt;
    final long excerptFrom;
    final int phase;
    int times = 1;

    Kept(Clue clue, Lines lines, long number, int phase) {
      this.clue = clue;
      this.line = number + (aheadIsIt(clue) ? clue.ahead() : 0);
      this.text = text(clue, lines);
      this.phase = phase;
      this.excerpt = new ArrayList<>();
      int from = BEFORE;
      while (from > 0 && lines.before(from).isEmpty()) {
        from--;
      }
      for (int i = from; i > 0; i--) {
        excerpt.add(cut(lines.before(i)));
      }
      excerpt.add(cut(lines.text()));
      int to = Math.max(AFTER, Math.min(clue.ahead(), 4 * AFTER));
      for (int i = 1; i <= to && (i <= clue.ahead() || !lines.after(i).isEmpty()); i++) {
        excerpt.add(cut(lines.after(i)));
      }
      this.excerptFrom = number - from;
    }

    /** A head that says only where is of no use without what follows. */
    private static String text(Clue clue, Lines lines) {
      if (aheadIsIt(clue)) {
        return lines.after(clue.ahead());
      }
      boolean head = lines.text().startsWith("CMake ") && lines.text().endsWith(":");
      return head ? lines.text() + ' ' + cut(clue.key()) : lines.text();
    }

    /** A head such as CMake's names the place; after others, what is meant is in the last line. */
    private static boolean aheadIsIt(Clue clue) {
      return clue.ahead() > 0 && clue.tail();
    }

    private static String cut(String line) {
      return line.length() <= CUT ? line : line.substring(0, CUT) + '\u2026';
    }
  }

  private final Map<String, Kept> errors = new LinkedHashMap<>();
  private final Map<String, Kept> warnings = new LinkedHashMap<>();
  private int phase;
  private long lastError;

  /** Another phase of the build begins, so the last one didn't fail. */
  void phase() {
    phase++;
  }

  void add(Clue clue, Lines lines, long number) {
    Map<String, Kept> kept = clue.weight() == Weight.WARNING ? warnings : errors;
    String key = phase + " " + clue.kind() + clue.weight() + Fingerprint.normalised(clue.key());
    Kept same = kept.get(key);
    if (same != null) {
      same.times++;
    } else if (kept.size() < MOST
        || (kept.size() < 2 * MOST && clue.weight() != Weight.WARNING && phase > 0)) {
      kept.put(key, new Kept(clue, lines, number, phase));
    }
    lastError = clue.weight() == Weight.WARNING ? lastError : number;
  }

  Reading reading(long lines, long bytes) {
    List<Kept> all = new ArrayList<>(errors.values());
    List<Kept> passed = new ArrayList<>(warnings.values());
    all.stream().filter(k -> k.phase < phase).forEach(passed::add);
    all.removeIf(k -> k.phase < phase);
    boolean failed = all.stream().anyMatch(k -> k.clue.weight() != Weight.VAGUE);
    if (!failed && lastError < lines - 30) {
      passed.addAll(all);
      all.clear();
    }
    Map<String, Integer> jobs = jobs(all);
    long end = firstCascade(all);
    all.sort(
        Comparator.comparing((Kept k) -> weight(k))
            .thenComparing(k -> failedJob(k, jobs) ? 0 : 1)
            .thenComparing(k -> k.clue.weight() == Weight.VAGUE ? nearness(k, end) : k.line));
    passed.sort(Comparator.comparingLong(k -> k.line));
    List<Finding> found = all.stream().map(Findings::finding).toList();
    String diagnosis = found.isEmpty() ? null : diagnosis(found.get(0));
    return new Reading(
        diagnosis, found, passed.stream().map(Findings::finding).toList(), lines, bytes);
  }

  private static Weight weight(Kept kept) {
    boolean handled = "chained".equals(kept.clue.target());
    return handled ? Weight.VAGUE : kept.clue.weight();
  }

  /** Of several vague lines, the last one before somebody gave up. */
  private static long nearness(Kept kept, long end) {
    return kept.line <= end ? end - kept.line : kept.line;
  }

  private static long firstCascade(List<Kept> all) {
    return all.stream()
        .filter(k -> k.clue.weight() == Weight.CASCADE)
        .mapToLong(k -> k.line)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** What make and ninja say could not be made, by name without ending. */
  private static Map<String, Integer> jobs(List<Kept> all) {
    Map<String, Integer> jobs = new HashMap<>();
    for (Kept kept : all) {
      if (kept.clue.weight() == Weight.CASCADE && kept.clue.target() != null) {
        jobs.merge(stem(kept.clue.target()), 1, Integer::sum);
      }
    }
    return jobs;
  }

  private static boolean failedJob(Kept kept, Map<String, Integer> jobs) {
    String target = kept.clue.target();
    return target != null && jobs.containsKey(stem(target));
  }

  private static String stem(String name) {
    int dash = name.lastIndexOf('-');
    String bare =
        name.endsWith("o") && dash > 0 && name.startsWith("lib") ? name.substring(dash + 1) : name;
    int dot = bare.indexOf('.');
    return dot <= 0 ? bare : bare.substring(0, dot);
  }

  private static String diagnosis(Finding cause) {
    boolean named = cause.kind() == ErrorClass.UNKNOWN;
    return named ? cause.summary() : cause.summary() + " [" + cause.kind().word() + "]";
  }

  private static Finding finding(Kept kept) {
    Clue clue = kept.clue;
    @Nullable String file = clue.file();
    return new Finding(
        kept.line,
        kept.text,
        file,
        clue.sourceLine(),
        clue.column(),
        clue.kind(),
        Kept.cut(clue.summary()),
        Fingerprint.of(clue.kind(), clue.key()),
        kept.times,
        kept.excerpt,
        kept.excerptFrom);
  }
}
