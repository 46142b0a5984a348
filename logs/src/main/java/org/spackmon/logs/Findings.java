package org.spackmon.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which finding explains the others? Keeps a bounded number of them, each once. */
final class Findings {
  private static final int MOST = 500;
  private static final int ROOM = 100;

  /** Errors so many lines before the end, and nobody gave up: the build went on. */
  private static final int END = 60;

  private static final int VAGUE_END = 15;

  /** Lines so far apart or less say one thing. */
  private static final int NEXT = 3;

  private final Map<String, Kept> errors = new LinkedHashMap<>();
  private final Map<String, Kept> warnings = new LinkedHashMap<>();
  private int phase;
  private @Nullable String phaseName;
  private long lastError;

  /** Another phase of the build begins, so the last one didn't fail. */
  void phase(@Nullable String name) {
    phase++;
    phaseName = name;
  }

  /** Whether it says anything new. */
  boolean add(Clue clue, Lines lines, long number) {
    Map<String, Kept> kept = clue.weight() == Weight.WARNING ? warnings : errors;
    String key =
        phase + " " + clue.kind().word() + clue.weight() + Fingerprint.normalised(clue.key());
    Kept same = kept.get(key);
    boolean fresh = same == null && kept.size() < most(clue.weight());
    if (same != null) {
      same.times++;
    } else if (fresh) {
      kept.put(key, new Kept(clue, lines, number, phase));
    }
    boolean counts = clue.weight() != Weight.WARNING && clue.weight() != Weight.HINT;
    lastError = counts ? number : lastError;
    return fresh;
  }

  /** A crowd of errors leaves room for what explains it, and for those of a later phase. */
  private int most(Weight weight) {
    return switch (weight) {
      case WARNING -> MOST;
      case MACHINE, CASCADE -> MOST + ROOM + (phase > 0 ? MOST : 0);
      case SITE, CAUSE, VAGUE, HINT -> MOST + (phase > 0 ? MOST : 0);
    };
  }

  /**
   * What all of it says.
   *
   * @param failed whether it is known that the build failed: then it didn't go on because nothing
   *     was wrong
   */
  Reading reading(long lines, long bytes, boolean failed) {
    List<Kept> all = new ArrayList<>(errors.values());
    List<Kept> passed = new ArrayList<>(warnings.values());
    all.stream().filter(k -> k.phase < phase).forEach(passed::add);
    all.removeIf(k -> k.phase < phase);
    long end = firstCascade(all, lines);
    long near = failed || all.stream().anyMatch(Kept::cascade) ? END : 0;
    Predicate<Kept> empty = k -> k.clue.weight() == Weight.HINT && Math.abs(k.line - end) > near;
    all.stream().filter(empty).forEach(passed::add);
    all.removeIf(empty);
    boolean gaveUp = all.stream().anyMatch(Kept::tellsOfAnEnd);
    boolean vague = all.stream().allMatch(k -> k.clue.weight() == Weight.VAGUE);
    if (!gaveUp && lastError < lines - (vague ? VAGUE_END : END)) {
      boolean told = all.stream().anyMatch(Kept::explains);
      Predicate<Kept> meaningless = k -> !failed || (told && !k.explains());
      all.stream().filter(meaningless).forEach(passed::add);
      all.removeIf(meaningless);
    }
    Jobs jobs = Jobs.of(all);
    Map<Kept, Long> heads = heads(all);
    all.sort(
        Comparator.comparing(Kept::weight)
            .thenComparing(k -> jobs.miss(k) ? 1 : 0)
            .thenComparing(k -> k.cascade() && k.clue.kind().equals(ErrorClass.SPACK) ? 1 : 0)
            .thenComparing(k -> k.vague() ? nearness(heads.getOrDefault(k, k.line), end) : k.line)
            .thenComparing(k -> k.line));
    passed.sort(Comparator.comparingLong(k -> k.line));
    List<Finding> found = new ArrayList<>(all.stream().map(this::finding).toList());
    if (all.stream().allMatch(Kept::cascade)) {
      all.stream()
          .filter(k -> k.blamed != null)
          .findFirst()
          .ifPresent(k -> found.add(0, blamed(k)));
    }
    String diagnosis = found.isEmpty() ? null : diagnosis(found.get(0));
    return new Reading(
        diagnosis, List.copyOf(found), passed.stream().map(this::finding).toList(), lines, bytes);
  }

  /** Of several vague lines, the last one before somebody gave up. */
  private static long nearness(long line, long end) {
    return line <= end ? end - line : line;
  }

  /** Vague lines next to each other belong together: where they begin. */
  private static Map<Kept, Long> heads(List<Kept> all) {
    Map<Kept, Long> heads = new HashMap<>();
    long head = 0;
    long last = -NEXT;
    for (Kept kept : all) {
      if (kept.vague()) {
        head = kept.line - last < NEXT ? head : kept.line;
        last = kept.line;
        heads.put(kept, head);
      }
    }
    return heads;
  }

  /** Where somebody gave up first, or the end. */
  private static long firstCascade(List<Kept> all, long lines) {
    return all.stream().filter(Kept::cascade).mapToLong(k -> k.line).min().orElse(lines);
  }

  private String diagnosis(Finding cause) {
    return phaseName == null ? cause.summary() : cause.summary() + " (" + phaseName + ")";
  }

  /** An unknown tool that runs while a package is configured configures it. */
  private ErrorClass kind(Clue clue) {
    boolean configures = "configure".equals(phaseName) || "cmake".equals(phaseName);
    return clue.kind().equals(ErrorClass.UNKNOWN) && configures
        ? ErrorClass.CONFIGURE
        : clue.kind();
  }

  private Finding blamed(Kept kept) {
    Blamed blamed = Objects.requireNonNull(kept.blamed);
    Finding cascade = finding(kept);
    boolean source = Place.of(blamed.text()) != null;
    return new Finding(
        kept.line + blamed.offset(),
        blamed.text(),
        null,
        0,
        0,
        source ? ErrorClass.COMPILE : cascade.kind(),
        blamed.text(),
        Fingerprint.of(kept.clue.kind(), blamed.text()),
        1,
        cascade.excerpt(),
        cascade.excerptFrom());
  }

  private Finding finding(Kept kept) {
    Clue clue = kept.clue;
    @Nullable String file = clue.file();
    return new Finding(
        kept.line,
        kept.text,
        file,
        clue.sourceLine(),
        clue.column(),
        kind(clue),
        Kept.cut(clue.summary()),
        Fingerprint.of(clue.kind(), clue.key()),
        kept.times,
        kept.excerpt,
        kept.excerptFrom);
  }
}
