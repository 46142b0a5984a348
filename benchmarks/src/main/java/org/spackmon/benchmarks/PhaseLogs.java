package org.spackmon.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Logs as compilers write them: long lines that are nearly the same, now and then a warning. The
 * same serial gives the same log; they compress about as well as real ones.
 */
public final class PhaseLogs {
  private static final String[] WORDS =
      ("alloc array buffer cache chunk codec config context cursor device digest driver event field"
              + " filter format frame graph group handle header index input kernel layer list lock"
              + " matrix memory message mutex node object option output packet parser path pool"
              + " queue range record region render result sample schema socket solver stream string"
              + " table thread timer token trace value vector window worker")
          .split(" ");

  private PhaseLogs() {}

  /** About this many bytes of UTF-8, whole lines. */
  public static String text(long serial, int bytes) {
    SplittableRandom random = new SplittableRandom(serial);
    String prefix = prefix(serial);
    StringBuilder log = new StringBuilder(bytes + 500);
    log.append("==> package: Executing phase: 'build'\n");
    log.append("==> [2026-11-22-15:43:01.612139] 'make' '-j2' 'V=1'\n");
    while (log.length() < bytes) {
      line(log, random, prefix);
    }
    log.append("==> [2026-11-22-15:43:59.174535] Running on_phase_success package, phase build\n");
    return log.toString();
  }

  /** The same as bytes. */
  public static byte[] bytes(long serial, int bytes) {
    return text(serial, bytes).getBytes(StandardCharsets.UTF_8);
  }

  private static String prefix(long serial) {
    return String.format(Locale.ROOT, "/scratch/stage/spack-stage-package-3.%d/spack-src", serial);
  }

  private static void line(StringBuilder log, SplittableRandom random, String prefix) {
    String unit = word(random) + '_' + word(random) + random.nextInt(100);
    if (random.nextInt(40) == 0) {
      int row = random.nextInt(2000);
      log.append(prefix).append("/src/").append(unit).append(".c:").append(row);
      log.append(": warning: unused variable \u2018").append(word(random));
      log.append("\u2019 [-Wunused-variable]\n  ").append(row).append(" |   int ");
      log.append(word(random)).append(" = ").append(random.nextInt()).append(";\n");
    } else {
      log.append("libtool: compile:  /opt/spack/lib/spack/env/gcc/gcc -DHAVE_CONFIG_H -D");
      log.append(word(random)).append('=').append(random.nextInt(1000)).append(" -I. -I");
      log.append(prefix).append("/include -fPIC -O2 -g -Wall -MT ").append(unit);
      log.append(".lo -MD -MP -MF .deps/").append(unit).append(".Tpo -c ");
      log.append(prefix).append("/src/").append(unit).append(".c -o .libs/");
      log.append(unit).append(".o\n");
    }
  }

  private static String word(SplittableRandom random) {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
