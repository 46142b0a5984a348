package org.spackmon.app.importing;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.KnownStore;
import org.spackmon.spack.store.Found;
import org.spackmon.spack.store.Stages;
import org.spackmon.spack.store.StoreContents;

/**
 * One pass over install trees and environments: what is new goes through a door, what is gone is
 * told. Nothing of Spack is executed.
 */
public final class Import {
  private static final int MOST_PROBLEMS_SHOWN = 50;

  private final Wanted wanted;
  private final @Nullable Door door;
  private final PrintWriter out;
  private final Progress progress;
  private final Set<String> problems = new LinkedHashSet<>();
  private final List<Path> within = new ArrayList<>();
  private final Set<Path> environments = new LinkedHashSet<>();

  /**
   * What to import.
   *
   * @param stores Spack roots, install trees, environments
   * @param stages where failed builds left their stages; null for what the configuration says
   * @param labels where systems and sites are kept for next time
   * @param dry whether only to say what is new
   */
  public record Wanted(
      List<Path> stores,
      @Nullable String system,
      @Nullable String site,
      @Nullable Path stages,
      Path labels,
      List<String> command,
      Map<String, String> environment,
      boolean dry) {}

  /**
   * A pass.
   *
   * @param door null where there is no store yet, of which nothing is known and nothing is told
   */
  public Import(Wanted wanted, @Nullable Door door, PrintWriter out, Progress progress) {
    this.wanted = wanted;
    this.door = door;
    this.out = out;
    this.progress = progress;
  }

  /**
   * Imports it all.
   *
   * @return how many things couldn't be read
   */
  public int run() throws IOException {
    Map<Path, Found.Tree> trees = new LinkedHashMap<>();
    for (Path store : wanted.stores) {
      Found found = Found.in(store, wanted.environment, problems::add);
      within.add(store.toAbsolutePath().normalize());
      environments.addAll(found.environments());
      found.trees().forEach(tree -> trees.merge(tree.root(), tree, Import::richer));
    }
    for (Found.Tree tree : trees.values()) {
      tree(tree, List.copyOf(trees.keySet()));
    }
    environments();
    report();
    return problems.size();
  }

  /** The one that knows whose it is. */
  private static Found.Tree richer(Found.Tree one, Found.Tree other) {
    return one.spack() != null ? one : other;
  }

  private void tree(Found.Tree found, List<Path> all) throws IOException {
    Set<Path> upstreams = new LinkedHashSet<>(found.upstreams());
    upstreams.addAll(all); // several given together may need each other
    upstreams.remove(found.root());
    Found.Tree tree = withStages(found);
    Set<String> own = new LinkedHashSet<>();
    try (StoreContents contents =
        StoreContents.read(tree.root(), List.copyOf(upstreams), own::add)) {
      Labels labels = labels(tree.root());
      TreeImport news = new TreeImport(tree, contents, known(labels, tree.root()), own::add);
      if (!wanted.dry && door != null) {
        send(tree.root(), labels, door, run -> news.tell(run, labels, progress), own);
        labels.keep(wanted.labels, tree.root());
      }
      out.println(tree.root() + " on " + labels.system() + ": " + news.told().text());
    }
    problems.addAll(own);
  }

  private Found.Tree withStages(Found.Tree tree) {
    return wanted.stages == null
        ? tree
        : new Found.Tree(tree.root(), tree.spack(), tree.upstreams(), Stages.in(wanted.stages));
  }

  private void environments() throws IOException {
    Path first = within.get(0);
    Labels labels = labels(first);
    KnownStore known = known(labels, first);
    Set<String> own = new LinkedHashSet<>();
    EnvironmentImport news =
        new EnvironmentImport(
            List.copyOf(environments), within, known.environments(), labels.system(), own::add);
    if (!wanted.dry && door != null && news.count() > 0) {
      send(first, labels, door, news::tell, own);
      labels.keep(wanted.labels, first);
    }
    if (environments.size() + news.count() > 0) {
      out.println(
          "%,d environments on %s: %,d new, changed or gone"
              .formatted(environments.size(), labels.system(), news.count()));
    }
    problems.addAll(own);
  }

  private Labels labels(Path root) {
    return Labels.of(wanted.labels, root, wanted.system, wanted.site, machine());
  }

  private KnownStore known(Labels labels, Path root) throws IOException {
    return door == null
        ? new KnownStore(Map.of(), Map.of(), Map.of())
        : door.known(labels.system(), root.toString());
  }

  private interface Teller {
    void tell(ImportRun run) throws IOException;
  }

  private void send(Path root, Labels labels, Door to, Teller teller, Set<String> own)
      throws IOException {
    try (ImportRun run = new ImportRun(to)) {
      run.event(
          "run",
          out -> {
            out.writeNumberField("version", 1);
            out.writeStringField("run", run.id());
            out.writeArrayFieldStart("command");
            for (String word : wanted.command) {
              out.writeString(word);
            }
            out.writeEndArray();
            out.writeStringField("user", System.getProperty("user.name", ""));
            out.writeStringField("host", machine());
            out.writeStringField("system", labels.system());
            out.writeArrayFieldStart("tags");
            out.writeEndArray();
          });
      progress.begin(String.valueOf(root));
      teller.tell(run);
      for (String problem : own) {
        run.note(problem);
      }
      run.end();
    } finally {
      progress.clear();
    }
  }

  private void report() {
    if (!problems.isEmpty()) {
      out.println("Not all could be read; the rest is in:");
      problems.stream().limit(MOST_PROBLEMS_SHOWN).forEach(each -> out.println("  " + each));
      if (problems.size() > MOST_PROBLEMS_SHOWN) {
        out.println("  and " + (problems.size() - MOST_PROBLEMS_SHOWN) + " more");
      }
    }
    out.flush();
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
