package org.spackmon.spack.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.query.ConcreteGraph;

/** What a package's recipe says literally. */
final class Recipe {
  private static final List<String> GIT = List.of("git", "commit", "tag", "branch");
  private static final List<String> OTHERS = List.of("svn", "hg", "cvs", "go", "revision", "date");
  private static final Pattern COMMIT = Pattern.compile("(?:git\\.)?([0-9a-f]{40})(?:=.*)?");
  private static final Pattern REFERENCE = Pattern.compile("git\\.([^=]+)(?:=.*)?");
  private static final Pattern COMMIT_BUILT = Pattern.compile("\"commit\":\"([0-9a-f]{40})\"");

  private final List<Directive> directives;
  private final Map<String, Optional<String>> attributes;
  private final Set<String> methods;

  Recipe(
      List<Directive> directives, Map<String, Optional<String>> attributes, Set<String> methods) {
    this.directives = List.copyOf(directives);
    this.attributes = Map.copyOf(attributes);
    this.methods = Set.copyOf(methods);
  }

  static Recipe read(String text, String packageName) {
    return new RecipeReader(packageName).read(text);
  }

  Provenance of(SpecNode node, ConcreteGraph graph, int index) {
    return new Provenance(licence(graph, index), source(node));
  }

  /** Spack takes care that no two hold; where they do, neither is told. */
  private @Nullable String licence(ConcreteGraph graph, int index) {
    List<String> held =
        directives.stream()
            .filter(each -> each.call().name().equals("license"))
            .filter(each -> each.call().text(0) != null && each.holds(graph, index))
            .map(each -> String.valueOf(each.call().text(0)))
            .distinct()
            .toList();
    return held.size() == 1 ? held.get(0) : null;
  }

  private @Nullable Source source(SpecNode node) {
    String version = String.valueOf(node.version());
    Matcher built = COMMIT_BUILT.matcher(node.parameters());
    String commitBuilt = built.find() ? built.group(1) : null;
    Matcher commit = COMMIT.matcher(version);
    if (commit.matches()) {
      return new Source.Repository(attribute("git"), commit.group(1), null);
    }
    Matcher reference = REFERENCE.matcher(version);
    if (reference.matches()) {
      return new Source.Repository(attribute("git"), commitBuilt, reference.group(1));
    }
    Call declared = version(version);
    return declared == null ? null : source(declared, version, commitBuilt);
  }

  /** Null where several directives, or none, are about it. */
  private @Nullable Call version(String version) {
    List<Directive> found =
        directives.stream()
            .filter(each -> each.call().name().equals("version"))
            .filter(each -> version.equals(each.call().text(0)))
            .toList();
    return found.size() == 1 && found.get(0).conditions().isEmpty() ? found.get(0).call() : null;
  }

  private @Nullable Source source(Call declared, String version, @Nullable String commitBuilt) {
    if (OTHERS.stream().anyMatch(declared.named()::containsKey)) {
      return null;
    }
    if (GIT.stream().anyMatch(declared.named()::containsKey)) {
      return repository(declared, commitBuilt);
    }
    Checksum checksum = Checksum.of(declared);
    boolean ownUrl = declared.named().containsKey("url") || declared.named().containsKey("urls");
    String url = ownUrl ? declared.text("url") : url(version);
    return checksum == null
        ? null
        : new Source.Archive(url, checksum.algorithm(), checksum.digits());
  }

  private @Nullable Source repository(Call declared, @Nullable String commitBuilt) {
    if (!declared.literal(GIT)) {
      return null;
    }
    String url = declared.named().containsKey("git") ? declared.text("git") : attribute("git");
    String commit = declared.text("commit");
    String tag = declared.text("tag");
    return new Source.Repository(
        url, commit != null ? commit : commitBuilt, tag != null ? tag : declared.text("branch"));
  }

  /** As Spack makes it of the one that the class names, with another version in its place. */
  private @Nullable String url(String version) {
    String url = attribute("url");
    if (url == null || methods.contains("url_for_version")) {
      return null;
    }
    return directives.stream()
        .filter(each -> each.call().name().equals("version"))
        .map(each -> each.call().text(0))
        .filter(each -> each != null && places(each).matcher(url).find())
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .map(each -> places(each).matcher(url).replaceAll(Matcher.quoteReplacement(version)))
        .orElse(null);
  }

  /** Where a version stands by itself: not as a part of another, such as a candidate for it. */
  private static Pattern places(String version) {
    return Pattern.compile(
        "(?<![0-9.])" + Pattern.quote(version) + "(?![0-9]|\\.[0-9]|[-_.]?(?:rc|alpha|beta|pre))");
  }

  private @Nullable String attribute(String name) {
    return attributes.getOrDefault(name, Optional.empty()).orElse(null);
  }
}
