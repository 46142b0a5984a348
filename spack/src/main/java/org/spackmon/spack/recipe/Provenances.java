package org.spackmon.spack.recipe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.query.ConcreteGraph;
import org.spackmon.spack.query.ConcreteSpec;

/**
 * Where do the packages of a graph come from, as what each install keeps in {@code .spack} says?
 */
public final class Provenances {
  /** The SPDX file that newer Spacks write. */
  public static final String SPDX = "sbom/spdx-2.3.json";

  /** Recipes are in this folder: those of an install, and with older Spacks of what it needs. */
  public static final String RECIPES = "repos/";

  private static final Pattern RECIPE =
      Pattern.compile(RECIPES + "(?:.*/)?packages/([^/]+)/package\\.py");

  /** Built from somebody's folder, whatever the recipe says. */
  private static final Pattern DEVELOPED = Pattern.compile("\"dev_path\":");

  private Provenances() {}

  /** Whether a file of {@code .spack} tells something of the package. */
  public static boolean tells(String file, String packageName) {
    Matcher recipe = RECIPE.matcher(file);
    return file.equals(SPDX)
        || (recipe.matches() && plain(recipe.group(1)).equals(plain(packageName)));
  }

  /**
   * Newer Spacks call the folder of {@code py-wheel} {@code py_wheel}, of {@code 7zip} {@code
   * _7zip}.
   */
  private static String plain(String name) {
    return name.replaceAll("[-_]", "");
  }

  /**
   * What is known of each node, in their order.
   *
   * @param kept the files of a node's {@code .spack} that tell something of it, by name
   */
  public static List<Provenance> of(List<SpecNode> nodes, IntFunction<Map<String, byte[]>> kept) {
    ConcreteGraph whole = graph(nodes);
    List<Provenance> all = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      SpecNode node = nodes.get(i);
      Provenance known = Provenance.UNKNOWN;
      if (!node.external()) {
        ConcreteGraph graph = whole != null ? whole : graph(List.of(node));
        known = of(node, graph, whole != null ? i : 0, kept.apply(i));
      }
      all.add(known);
    }
    return all;
  }

  private static @Nullable ConcreteGraph graph(List<SpecNode> nodes) {
    try {
      return nodes.size() == 1
          ? ConcreteSpec.alone(nodes.get(0))
          : ConcreteSpec.of(new SpecDocument(5, nodes));
    } catch (SpecFormatException e) {
      return null;
    }
  }

  private static Provenance of(
      SpecNode node, @Nullable ConcreteGraph graph, int index, Map<String, byte[]> kept) {
    Provenance recipe = Provenance.UNKNOWN;
    Provenance spdx = Provenance.UNKNOWN;
    for (Map.Entry<String, byte[]> file : kept.entrySet()) {
      if (file.getKey().equals(SPDX)) {
        spdx = Spdx.read(file.getValue(), node);
      } else if (graph != null) {
        String text = new String(file.getValue(), StandardCharsets.UTF_8);
        recipe = Recipe.read(text, node.name()).of(node, graph, index);
      }
    }
    String licence = recipe.licence() != null ? recipe.licence() : spdx.licence();
    Source source = spdx.source() != null ? spdx.source() : recipe.source();
    return new Provenance(licence, DEVELOPED.matcher(node.parameters()).find() ? null : source);
  }
}
