package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which pages are asked for? */
final class Addresses {
  /** No filter, and each alone: common values and rare ones, the newest page and one far back. */
  private static final List<String> FEW_FILTERS =
      List.of(
          "/",
          "/?cursor=next.500000",
          "/?cursor=previous.500000",
          "/?outcome=success",
          "/?outcome=failed",
          "/?outcome=running",
          "/?outcome=notrun",
          "/?package=zlib",
          "/?package=hdf5",
          "/?compiler=gcc%4012.2.0",
          "/?compiler=arm%4022.0.1",
          "/?system=unknown",
          "/?system=hawk",
          "/?owner=user1",
          "/?owner=user5",
          "/?tag=nightly",
          "/?tag=week-3",
          "/?q=zlib");

  /** From common to hopeless: things that are frequent alone and seldom or never together. */
  private static final List<String> COMBINATIONS =
      List.of(
          "/?q=py-",
          "/?q=a",
          "/?outcome=failed&package=zlib",
          "/?outcome=notrun&compiler=gcc%4012.2.0",
          "/?outcome=running&system=hawk",
          "/?compiler=gcc%4011.3.0&system=frontier",
          "/?compiler=gcc%4011.3.0&system=frontier&outcome=notrun",
          "/?compiler=gcc%4012.2.0&system=perlmutter",
          "/?outcome=success&compiler=gcc%4012.2.0&system=perlmutter",
          "/?owner=user1&system=hawk",
          "/?tag=ci&system=unknown",
          "/?tag=ci&outcome=success&system=unknown",
          "/?tag=nightly&outcome=notrun",
          "/?tag=nightly&owner=user1&package=hdf5",
          "/?tag=ci&system=frontier&compiler=gcc%4012.2.0&outcome=failed&owner=user5&package=zlib",
          "/?q=py-&outcome=notrun",
          "/?q=py-&tag=nightly&outcome=notrun",
          "/?q=a&system=hawk",
          "/?q=a&outcome=notrun&compiler=gcc%4012.2.0",
          "/?q=a&tag=ci&system=unknown",
          "/?compiler=gcc%4011:12",
          "/?error=symbol_3670",
          "/?error=undefined&system=hawk",
          "/?host=lumi1033",
          "/?host=frontier1001&outcome=failed",
          "/?file=module.c&package=zlib",
          "/?file=nowhere.c",
          "/?package=zlib&version=1.2:&since=7d");

  /**
   * The others. FAILED is a build that failed, of a package with many; LOG where a log of 100 MB
   * says why; RUN and EARLIER two runs with a plan.
   */
  private static final List<String> OTHERS =
      List.of(
          "/api/v1/builds?limit=50",
          "/api/v1/builds?outcome=failed",
          "/builds/600000",
          "/builds/FAILED",
          "/api/v1/builds/FAILED",
          "LOG",
          "LOG&q=error",
          "/compare?a=build/600000&b=build/600001",
          "/compare?a=spec/40000&b=spec/49990&whole=yes",
          "/compare?a=run/RUN&b=run/EARLIER",
          "/failures",
          "/failures?sort=frequent",
          "/failures?show=all&cursor=next.500000",
          "/failures?class=link&package=zlib",
          "/failures?system=hawk&sort=frequent",
          "/failures/1",
          "/failures/2500",
          "/api/v1/failures",
          "/api/v1/builds/600000",
          "/runs",
          "/runs/RUN",
          "/runs/RUN/timeline",
          "/specs",
          "/specs?q=zlib",
          "/specs/1",
          "/specs/49990",
          "/specs/49990/graph",
          "/api/v1/hashes?hash=abc",
          "/packages",
          "/packages?name=zlib",
          "/packages/matrix?name=zlib",
          "/packages/matrix?name=zlib&by=system",
          "/packages/history?name=zlib",
          "/feed?outcome=failed",
          "/feed?package=zlib&system=hawk",
          "/failures/feed",
          "/tags",
          "/owners",
          "/systems",
          "/systems?name=frontier");

  private Addresses() {}

  /** Those that match, with what is in this store in the place of words. */
  static List<String> all(Client client, Pattern only) throws IOException {
    Map<String, String> places = places(client);
    return Stream.of(FEW_FILTERS, COMBINATIONS, OTHERS)
        .flatMap(List::stream)
        .filter(page -> only.matcher(page).find())
        .map(page -> there(page, places))
        .toList();
  }

  private static String there(String page, Map<String, String> places) {
    String there = page;
    for (Map.Entry<String, String> place : places.entrySet()) {
      there = there.replace(place.getKey(), place.getValue());
    }
    return there;
  }

  private static Map<String, String> places(Client client) throws IOException {
    String runs = client.ask(Request.get("/api/v1/runs?limit=2"), 200).text();
    String log = "/builds/" + failed(client, LongLog.PACKAGE) + "/attempts/1/log?phase=build";
    String line = client.ask(Request.get(log), 303).headers().get("location");
    return Map.of(
        "FAILED", failed(client, "zlib"),
        "LOG", String.valueOf(line).replaceFirst("#.*", ""),
        "RUN", found(runs, "\"key\":\"", 1),
        "EARLIER", found(runs, "\"key\":\"", 2));
  }

  /** The newest failed build of a package. */
  private static String failed(Client client, String packageName) throws IOException {
    String list = "/api/v1/builds?outcome=failed&limit=1&package=" + packageName;
    return found(client.ask(Request.get(list), 200).text(), "\"build\":", 1);
  }

  /** What follows a mark in JSON, the first time that it is there or a later one. */
  private static String found(String json, String mark, int times) {
    return json.split(Pattern.quote(mark), -1)[times].split("[\",}]", 2)[0];
  }
}
