package org.spackmon.server.ms1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.spackmon.server.ms1.Recording.Step;

/** Other orders in which the reports of a recording could have come. */
final class Orders {
  private Orders() {}

  /**
   * Any order within each run of Spack, keeping what a client can't do otherwise: a spec before a
   * build of it, a build before what is said of it.
   */
  static List<Step> shuffled(List<Step> steps, Random random) {
    List<Step> order = new ArrayList<>();
    for (List<Step> run : runs(steps)) {
      List<Step> rest = new ArrayList<>(run);
      Set<String> given = new HashSet<>();
      while (!rest.isEmpty()) {
        List<Step> ready =
            rest.stream().filter(step -> given.containsAll(needs(step, run))).toList();
        Step next = ready.get(random.nextInt(ready.size()));
        rest.remove(next);
        order.add(next);
        given.addAll(gives(next));
      }
    }
    return order;
  }

  /** A session that uploads saved runs holds several: each begins with its specs. */
  private static List<List<Step>> runs(List<Step> steps) {
    List<List<Step>> runs = new ArrayList<>();
    int session = -1;
    boolean said = false;
    for (Step step : steps) {
      boolean spec = step.path().equals("/specs/new/");
      if (step.session() != session || (spec && said)) {
        runs.add(new ArrayList<>());
        session = step.session();
        said = false;
      }
      said |= !spec && !step.path().equals("/builds/new/");
      runs.get(runs.size() - 1).add(step);
    }
    return runs;
  }

  /** Each report twice, one after the other, as a client that missed the answer would send it. */
  static List<Step> doubled(List<Step> steps) {
    return steps.stream().flatMap(step -> List.of(step, step).stream()).toList();
  }

  /** What must have been said before in the same run, if it was said in it at all. */
  private static Set<String> needs(Step step, List<Step> all) {
    Set<String> needs = new HashSet<>();
    if (step.path().equals("/builds/new/")) {
      String hash = step.json().path("full_hash").asText();
      needs.add("spec " + hash);
    } else if (!step.path().equals("/specs/new/")) {
      needs.add("build " + step.json().path("build_id").asText());
    }
    Set<String> said = new HashSet<>();
    all.forEach(other -> said.addAll(gives(other)));
    needs.retainAll(said);
    return needs;
  }

  private static Set<String> gives(Step step) {
    Set<String> gives = new HashSet<>();
    if (step.path().equals("/specs/new/")) {
      step.json()
          .path("spec")
          .path("nodes")
          .forEach(
              node -> {
                gives.add("spec " + node.path("full_hash").asText());
                gives.add("spec " + node.path("hash").asText());
              });
    } else if (step.path().equals("/builds/new/")) {
      gives.add("build " + Replay.buildId(step.answer()));
    }
    return gives;
  }
}
