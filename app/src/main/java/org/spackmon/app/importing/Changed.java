package org.spackmon.app.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.spack.store.Found;
import org.spackmon.spack.store.StoreIndex;

/** Did anything happen in install trees and environments? What Spack writes has a new time then. */
public final class Changed {
  private static final List<String> FILES = List.of("spack.yaml", "spack.lock");

  private final List<Path> stores;
  private Map<String, String> before;

  public Changed(List<Path> stores) {
    this.stores = stores;
    this.before = look();
  }

  /** Waits until something did. */
  public void await(Duration between) throws InterruptedException {
    for (Map<String, String> now = before; now.equals(before); now = look()) {
      Thread.sleep(between.toMillis());
    }
    before = look();
  }

  private Map<String, String> look() {
    Map<String, String> times = new TreeMap<>();
    for (Path store : stores) {
      Found found = Found.in(store, System.getenv(), problem -> {});
      for (Found.Tree tree : found.trees()) {
        add(times, tree.root().resolve(StoreIndex.PLACE));
        add(times, tree.root().resolve(StoreIndex.PLACE).resolveSibling("failures"));
      }
      for (Path environment : found.environments()) {
        FILES.forEach(file -> add(times, environment.resolve(file)));
      }
    }
    return times;
  }

  private static void add(Map<String, String> times, Path file) {
    try {
      times.put(file.toString(), Files.getLastModifiedTime(file).toString());
    } catch (IOException e) {
      times.put(file.toString(), "none");
    }
  }

  /** Whether somebody looks at standard error. */
  public static boolean onTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
