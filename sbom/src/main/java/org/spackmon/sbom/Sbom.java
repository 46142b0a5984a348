package org.spackmon.sbom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * A bill of materials in <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>: one
 * component for each hash, and the edges of the graph as Spack has them. The same graph makes the
 * same text, whoever asks and whenever.
 */
public final class Sbom {
  private final Contained contained;
  private final String toolVersion;
  private final Refs refs;

  private Sbom(Contained contained, String toolVersion) {
    this.contained = contained;
    this.toolVersion = toolVersion;
    this.refs = new Refs(contained.nodes());
  }

  /**
   * Written as JSON.
   *
   * @param toolVersion of the program that writes it
   */
  public static String json(Contained contained, String toolVersion) {
    try {
      return BomGeneratorFactory.createJson(
              Version.VERSION_16, new Sbom(contained, toolVersion).bom())
          .toJsonString();
    } catch (GeneratorException e) {
      throw new IllegalStateException("what we made of a spec is no bill of materials", e);
    }
  }

  private Bom bom() {
    Components components = new Components(contained, refs);
    int only = contained.single() ? contained.roots().get(0) : -1;
    Component subject = only >= 0 ? components.of(only) : whole();
    Bom bom = new Bom();
    bom.setMetadata(metadata(subject));
    List<Component> others = new ArrayList<>();
    for (int i = 0; i < contained.nodes().size(); i++) {
      if (i != only && refs.isFirst(i)) {
        others.add(components.of(i));
      }
    }
    others.addAll(components.strangers());
    bom.setComponents(others);
    bom.setDependencies(dependencies());
    bom.setSerialNumber("urn:uuid:" + serial());
    return bom;
  }

  private Component whole() {
    Component whole = new Component();
    whole.setType(Component.Type.APPLICATION);
    whole.setName(contained.name());
    whole.setBomRef("whole");
    return whole;
  }

  private Metadata metadata(Component subject) {
    Component tool = new Component();
    tool.setType(Component.Type.APPLICATION);
    tool.setName("spackmon");
    tool.setVersion(toolVersion);
    ToolInformation tools = new ToolInformation();
    tools.setComponents(List.of(tool));
    Metadata metadata = new Metadata();
    metadata.setToolChoice(tools);
    metadata.setTimestamp(null); // the library's own is now
    metadata.setComponent(subject);
    return metadata;
  }

  private List<Dependency> dependencies() {
    List<Dependency> all = new ArrayList<>();
    if (!contained.single()) {
      Dependency whole = new Dependency("whole");
      contained.roots().forEach(root -> whole.addDependency(new Dependency(refs.of(root))));
      all.add(whole);
    }
    for (int i = 0; i < contained.nodes().size(); i++) {
      if (refs.isFirst(i)) {
        Dependency needs = new Dependency(refs.of(i));
        refs.needs(i).forEach((ref, need) -> needs.addDependency(new Dependency(ref)));
        all.add(needs);
      }
    }
    return all;
  }

  /** Told by what is in it, so that a copy made elsewhere is known as the same. */
  private UUID serial() {
    StringBuilder all = new StringBuilder(contained.single() ? "" : contained.name());
    contained.roots().forEach(root -> all.append(' ').append(refs.of(root)));
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
