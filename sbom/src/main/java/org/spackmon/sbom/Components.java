package org.spackmon.sbom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Property;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Dependency;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.recipe.Provenance;

/** A package as a component. What CycloneDX has no word for is a property {@code spack:…}. */
final class Components {
  private final Contained contained;
  private final Refs refs;
  private final BitSet needed;

  Components(Contained contained, Refs refs) {
    this.contained = contained;
    this.refs = refs;
    this.needed = neededToRun(contained);
  }

  /** What is linked or run, from the roots on; the rest only built something. */
  private static BitSet neededToRun(Contained contained) {
    BitSet needed = new BitSet();
    Deque<Integer> next = new ArrayDeque<>(contained.roots());
    while (!next.isEmpty()) {
      int index = next.remove();
      if (!needed.get(index)) {
        needed.set(index);
        for (Dependency need : contained.nodes().get(index).dependencies()) {
          if (need.resolved() && (need.types().contains("link") || need.types().contains("run"))) {
            next.add(need.child());
          }
        }
      }
    }
    return needed;
  }

  Component of(int index) {
    SpecNode node = contained.nodes().get(index);
    Component component = named(node.name(), refs.of(index));
    component.setGroup(node.namespace());
    component.setVersion(node.version());
    component.setPurl(SpecUrl.purl(node.namespace(), node.name(), node.version(), hash(node)));
    component.setScope(needed.get(index) ? Component.Scope.REQUIRED : Component.Scope.EXCLUDED);
    List<Property> properties = properties(node, refs.needs(index));
    Provenance provenance = contained.provenances().get(index);
    Sources.tell(provenance.source(), component, properties);
    component.setLicenses(Licences.of(provenance.licence()));
    component.setProperties(properties);
    return component;
  }

  /** Those of which only an edge tells. */
  List<Component> strangers() {
    Map<String, Component> strangers = new LinkedHashMap<>();
    for (int i = 0; i < contained.nodes().size(); i++) {
      refs.needs(i)
          .forEach(
              (ref, need) -> {
                if (!need.resolved()) {
                  strangers.computeIfAbsent(ref, same -> stranger(need, ref));
                }
              });
    }
    return List.copyOf(strangers.values());
  }

  private static Component stranger(Dependency need, String ref) {
    Component component = named(need.name(), ref);
    component.setPurl(SpecUrl.purl(null, need.name(), null, need.hash()));
    component.setProperties(List.of(property("unknown", "true")));
    return component;
  }

  private static Component named(String name, String ref) {
    Component component = new Component();
    component.setType(Component.Type.LIBRARY);
    component.setName(name);
    component.setBomRef(ref);
    return component;
  }

  private static @Nullable String hash(SpecNode node) {
    return node.hashes().get(HashKind.HASH);
  }

  private static List<Property> properties(SpecNode node, Map<String, Dependency> needs) {
    List<Property> properties = new ArrayList<>();
    add(properties, "hash", hash(node));
    add(properties, "recipe-hash", node.hashes().get(HashKind.PACKAGE_HASH));
    add(properties, "compiler", node.compiler() == null ? null : node.compiler().toString());
    add(properties, "platform", node.arch().platform());
    add(properties, "os", node.arch().os());
    add(properties, "target", node.arch().target());
    Variants.of(node.parameters()).forEach((name, value) -> add(properties, name, value));
    if (node.external()) {
      add(properties, "external", "true");
      add(properties, "external:path", node.externalPath());
      List<String> modules = node.externalModules();
      add(properties, "external:modules", modules == null ? null : String.join(",", modules));
    }
    needs.forEach(
        (ref, need) -> {
          add(properties, "dependency:" + ref, String.join(",", need.types()));
          String virtuals = String.join(",", need.virtuals());
          add(properties, "provides:" + ref, virtuals.isEmpty() ? null : virtuals);
        });
    return properties;
  }

  static void add(List<Property> properties, String name, @Nullable String value) {
    if (value != null) {
      properties.add(property(name, value));
    }
  }

  private static Property property(String name, String value) {
    Property property = new Property();
    property.setName("spack:" + name);
    property.setValue(value);
    return property;
  }
}
