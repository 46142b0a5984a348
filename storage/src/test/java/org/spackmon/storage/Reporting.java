package org.spackmon.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.record.ClaimedStatus;

/**
 * A process of its own that reports, and says so when it was answered: to be killed. Each of its
 * threads tells of builds that nobody else tells of.
 */
public final class Reporting {
  private Reporting() {}

  /** What was answered, as a line: the name of a package and what was told of it. */
  enum Told {
    SPEC,
    BUILD,
    PHASE,
    STATUS
  }

  /**
   * Runs until it is killed, or has told enough.
   *
   * @param args where the store is; how many threads; how many builds each tells of, 0 for no end
   */
  public static void main(String[] args) throws InterruptedException {
    StoreSettings settings =
        args[0].startsWith("postgresql:")
            ? StoreSettings.at(args[0])
            : StoreSettings.in(Path.of(args[0]));
    int builds = Integer.parseInt(args[2]);
    try (Store store = Store.open(settings)) {
      long account = Rows.of(store).number("SELECT id FROM account");
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        String name = "thread" + i;
        Thread thread = new Thread(() -> tell(new Teller(store, account, name), name, builds));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void tell(Teller teller, String prefix, int builds) {
    for (int i = 0; builds == 0 || i < builds; i++) {
      String name = prefix + "-" + i;
      teller.spec(Graph.wide(name, 10));
      say(name, Told.SPEC);
      long build = teller.id(name);
      say(name, Told.BUILD);
      teller.phase(build, "build", "SUCCESS", "log of " + name + "\n");
      say(name, Told.PHASE);
      teller.status(build, ClaimedStatus.SUCCESS);
      say(name, Told.STATUS);
    }
  }

  private static void say(String name, Told what) {
    System.out.println(name + " " + what);
  }

  /** The command that starts it. */
  static List<String> command(StoreSettings settings, int threads, int builds) {
    String where = settings.url() == null ? String.valueOf(settings.data()) : settings.url();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path"),
        Reporting.class.getName(),
        where,
        String.valueOf(threads),
        String.valueOf(builds));
  }
}
