package org.spackmon.benchmarks.load;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.spackmon.benchmarks.SpecFiles;

/**
 * Everything that is measured, once: the same number of each request, made ready before, so that
 * the clock sees the server and not the making of requests. Steps build on those before them.
 */
final class Round {
  private static final int INSTALLS = 200;
  private static final int BUILT = 100;
  private static final int LOGGED = 20;
  private static final int PAGES = 500;
  private static final int LOG_BYTES = 200_000;

  private final User user;
  private final long first;
  private final List<Install> installs;

  /** A kind of request, many times; they are made ready when its turn comes. */
  record Step(String name, Supplier<List<Task>> tasks) {}

  /**
   * @param number of this round in the server's life
   */
  Round(User user, int number) {
    this.user = user;
    this.first = 1 + (long) number * (INSTALLS + Load.MOST_CLIENTS);
    this.installs = IntStream.range(0, INSTALLS).mapToObj(i -> new Install(first + i)).toList();
  }

  List<Step> steps(int clients) {
    return List.of(
        new Step("token exchange", this::tokens),
        new Step("known spec, 55 nodes", this::knownSpecs),
        new Step("new spec, 55 nodes", this::newSpecs),
        new Step("new build", this::builds),
        new Step("phase, 200 KB log", this::phases),
        new Step("status", this::statuses),
        new Step("builds page", () -> pages("/")),
        new Step("builds of the API", () -> pages("/api/v1/builds?limit=50")),
        new Step("page of a build", this::buildPages),
        new Step("whole installs, mixed", () -> sessions(clients)));
  }

  private List<Task> tokens() {
    return tasks(installs, install -> client -> install.begin(user.jwt(client)));
  }

  /** Each by a run of its own: that is noted, so every post is a commit. */
  private List<Task> knownSpecs() {
    byte[] known = SpecFiles.post(0);
    return tasks(installs, install -> client -> client.ask(install.spec(known), 200, 201));
  }

  private List<Task> newSpecs() {
    return tasks(
        installs,
        install -> {
          Request post = install.spec(install.document());
          return client -> client.ask(post, 201);
        });
  }

  private List<Task> builds() {
    return eachNode(BUILT, (install, node) -> client -> install.build(client, node));
  }

  private List<Task> phases() {
    return eachNode(
        LOGGED,
        (install, node) -> {
          Request request = install.phase(node, "build", install.log(node, LOG_BYTES));
          return client -> client.ask(request, 200);
        });
  }

  private List<Task> statuses() {
    return eachNode(BUILT, (install, node) -> client -> client.ask(install.status(node), 200));
  }

  private List<Task> pages(String path) {
    Request page = Request.get(path).as(installs.get(0).token());
    return Collections.nCopies(PAGES, client -> client.ask(page, 200));
  }

  private List<Task> buildPages() {
    return eachNode(
        PAGES / SpecFiles.NODES,
        (install, node) -> {
          Request page = Request.get("/builds/" + install.buildId(node)).as(install.token());
          return client -> client.ask(page, 200);
        });
  }

  private List<Task> sessions(int clients) {
    return IntStream.range(0, clients)
        .<Task>mapToObj(i -> new Session(user, first + INSTALLS + i))
        .toList();
  }

  private interface OfInstall {
    Task make(Install install);
  }

  private interface OfNode {
    Task make(Install install, int node);
  }

  private static List<Task> tasks(List<Install> installs, OfInstall task) {
    return installs.stream().map(task::make).toList();
  }

  private List<Task> eachNode(int of, OfNode task) {
    return installs.subList(0, of).stream()
        .flatMap(
            install ->
                IntStream.range(0, SpecFiles.NODES).mapToObj(node -> task.make(install, node)))
        .toList();
  }
}
