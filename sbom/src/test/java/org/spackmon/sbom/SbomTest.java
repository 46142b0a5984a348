package org.spackmon.sbom;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.ExternalReference;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Property;
import org.cyclonedx.parsers.JsonParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.recipe.Provenance;
import org.spackmon.spack.recipe.Source;

/** What real Spacks wrote becomes what the official schema and the format's own parser take. */
final class SbomTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(
              VersionFlag.V7,
              builder ->
                  builder.schemaMappers(
                      mappers -> mappers.mapPrefix("http://cyclonedx.org/schema", "classpath:")))
          .getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-1.6.schema.json"));

  static Stream<SpecDocument> written() {
    List<SpecDocument> all = new ArrayList<>();
    for (String spack : List.of("0.23.1", "1.0.2", "1.1.0-old", "1.2-new", "develop-new")) {
      all.addAll(Recorded.run(spack + "/success"));
    }
    all.addAll(Recorded.run("develop-new/environment"));
    all.addAll(Recorded.posted("01-nightly"));
    all.addAll(Recorded.posted("06-variants"));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("written")
  void every_spec_is_valid_and_is_read_back(SpecDocument spec) throws ParseException {
    String json = Sbom.json(Contained.in(spec), "1.2.3");

    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    Bom bom = read(json);
    assertThat(hashes(bom))
        .isEqualTo(spec.nodes().stream().map(SbomTest::hash).collect(Collectors.toSet()));
    assertThat(bom.getMetadata().getComponent().getName()).isEqualTo(spec.root().name());
    Map<String, Dependency> needs =
        bom.getDependencies().stream().collect(toMap(Dependency::getRef, identity()));
    for (SpecNode node : spec.nodes()) {
      List<Dependency> told = Objects.requireNonNull(needs.get(hash(node))).getDependencies();
      assertThat(told == null ? List.<String>of() : told.stream().map(Dependency::getRef).toList())
          .containsExactlyInAnyOrderElementsOf(
              node.dependencies().stream()
                  .map(need -> hash(spec.nodes().get(need.child())))
                  .distinct()
                  .toList());
    }
  }

  @Test
  void same_spec_makes_the_same_text() {
    SpecDocument spec = Recorded.run("1.0.2/success").get(0);

    String json = Sbom.json(Contained.in(spec), "1");

    assertThat(json).isEqualTo(Sbom.json(Contained.in(spec), "1")).doesNotContain("timestamp");
  }

  @Test
  void package_is_named_with_all_that_spack_knows_of_it() throws ParseException {
    SpecDocument spec = holding(Recorded.run("develop-new/success"), "tideline");
    Component component = read(Sbom.json(Contained.in(spec), "1")).getMetadata().getComponent();

    String hash = hash(spec.root());
    assertThat(component.getPurl()).isEqualTo("pkg:spack/own/tideline@1.4.2?sha=" + hash);
    Map<String, String> told = properties(component);
    assertThat(told).containsEntry("spack:hash", hash).containsKey("spack:compiler");
    assertThat(told.keySet()).anyMatch(name -> name.startsWith("spack:variant:"));
    assertThat(told.keySet()).anyMatch(name -> name.startsWith("spack:dependency:"));
    assertThat(told.values()).anyMatch(value -> value.contains("link"));
  }

  @Test
  void what_only_built_something_is_no_part_of_what_runs() throws ParseException {
    SpecDocument spec = holding(Recorded.run("develop-new/success"), "tideline");
    Bom bom = read(Sbom.json(Contained.in(spec), "1"));

    assertThat(named(bom, "compiler-wrapper").getScope()).isEqualTo(Component.Scope.EXCLUDED);
    assertThat(named(bom, "gcc-runtime").getScope()).isEqualTo(Component.Scope.REQUIRED);
    Map<String, String> compiler = properties(named(bom, "gcc"));
    assertThat(compiler).containsEntry("spack:external", "true").containsKey("spack:external:path");
  }

  @Test
  void dependency_that_nobody_described_is_marked() throws ParseException {
    SpecDocument spec =
        Recorded.read(
            """
            {"_meta": {"version": 5}, "nodes": [{"name": "reef", "version": "1.0", "hash": "aaaa",
              "dependencies": [{"name": "sand", "hash": "bbbb",
                "parameters": {"deptypes": ["link"], "virtuals": ["grains"]}}]}]}""");
    String json = Sbom.json(Contained.in(spec), "1");

    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    Bom bom = read(json);
    assertThat(properties(named(bom, "sand"))).containsEntry("spack:unknown", "true");
    assertThat(properties(bom.getMetadata().getComponent()))
        .containsEntry("spack:dependency:bbbb", "link")
        .containsEntry("spack:provides:bbbb", "grains");
  }

  @Test
  void several_roots_belong_to_one_whole() throws ParseException {
    List<SpecDocument> specs = Recorded.run("1.0.2/success");
    List<SpecNode> nodes = specs.get(0).nodes();
    List<Provenance> unknown = Collections.nCopies(nodes.size(), Provenance.UNKNOWN);
    String json = Sbom.json(new Contained("nightly", List.of(0, 1), nodes, unknown), "1");

    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    Bom bom = read(json);
    assertThat(bom.getMetadata().getComponent().getName()).isEqualTo("nightly");
    assertThat(bom.getComponents()).hasSize(nodes.size());
    assertThat(bom.getDependencies().get(0).getDependencies()).hasSize(2);
  }

  @Test
  void names_that_no_package_has_are_written_all_the_same() throws ParseException {
    SpecDocument spec =
        Recorded.read(
            """
            {"_meta": {"version": 4}, "nodes": [{"name": "<b>\\"odd\\" näme/%20",
              "version": "1 0/é?x=y#z", "hash": "aaaa", "namespace": "a/b"}]}""");
    String json = Sbom.json(Contained.in(spec), "1");

    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    assertThat(read(json).getMetadata().getComponent().getName()).contains("näme");
  }

  private static Component from(@Nullable String licence, @Nullable Source source)
      throws ParseException {
    SpecDocument spec =
        Recorded.read(
            """
            {"_meta": {"version": 5}, "nodes": [{"name": "reef", "version": "1.0", "hash": "aaaa"}]}""");
    String json =
        Sbom.json(
            new Contained(
                "reef", List.of(0), spec.nodes(), List.of(new Provenance(licence, source))),
            "1");
    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    return read(json).getMetadata().getComponent();
  }

  @Test
  void licence_is_an_id_or_an_expression_or_just_a_name() throws ParseException {
    assertThat(from("MIT", null).getLicenses().getLicenses().get(0).getId()).isEqualTo("MIT");
    for (String expression :
        List.of(
            "Apache-2.0 OR MIT",
            "GPL-3.0-or-later WITH GCC-exception-3.1",
            "(MIT OR Zlib) AND BSD-3-Clause")) {
      assertThat(from(expression, null).getLicenses().getExpression().getValue())
          .isEqualTo(expression);
    }
    for (String name :
        List.of("UNKNOWN", "MIT Zlib", "MIT OR", "https://reef.example/eula", "MIT OR <b>")) {
      assertThat(from(name, null).getLicenses().getLicenses().get(0).getName()).isEqualTo(name);
    }
    assertThat(from(null, null).getLicenses()).isNull();
  }

  @Test
  void source_is_a_reference_with_the_checksum_of_what_it_leads_to() throws ParseException {
    String digest = "ab".repeat(32);
    Component component =
        from(null, new Source.Archive("https://reef.example/reef-1.0.tar.gz", "SHA-256", digest));

    ExternalReference reference = component.getExternalReferences().get(0);
    assertThat(reference.getType()).isEqualTo(ExternalReference.Type.SOURCE_DISTRIBUTION);
    assertThat(reference.getUrl()).isEqualTo("https://reef.example/reef-1.0.tar.gz");
    assertThat(reference.getHashes()).containsExactly(new Hash("SHA-256", digest));
    assertThat(component.getHashes()).isNullOrEmpty();
    assertThat(properties(from(null, new Source.Archive(null, "SHA-256", digest))))
        .containsEntry("spack:source:SHA-256", digest);
  }

  @Test
  void repository_is_a_reference_and_the_commit_a_property() throws ParseException {
    Component component =
        from(null, new Source.Repository("https://reef.example/reef.git", "abc", "v1"));

    assertThat(component.getExternalReferences().get(0).getType())
        .isEqualTo(ExternalReference.Type.VCS);
    assertThat(properties(component))
        .containsEntry("spack:source:commit", "abc")
        .containsEntry("spack:source:reference", "v1");
    for (String odd : List.of("git@reef.example:ada/reef.git", "no url at all", "http://[")) {
      Component told = from(null, new Source.Repository(odd, null, null));
      assertThat(told.getExternalReferences()).isNullOrEmpty();
      assertThat(properties(told)).containsEntry("spack:source:url", odd);
    }
  }

  private static SpecDocument holding(List<SpecDocument> specs, String root) {
    return specs.stream().filter(spec -> spec.root().name().equals(root)).findFirst().orElseThrow();
  }

  private static Bom read(String json) throws ParseException {
    return new JsonParser().parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(SpecNode node) {
    return String.valueOf(node.hashes().get(HashKind.HASH));
  }

  private static Stream<Component> all(Bom bom) {
    List<Component> others = bom.getComponents(); // null where there are none
    return Stream.concat(
        Stream.of(bom.getMetadata().getComponent()),
        others == null ? Stream.empty() : others.stream());
  }

  private static Set<String> hashes(Bom bom) {
    return all(bom).map(Component::getBomRef).collect(Collectors.toSet());
  }

  private static Component named(Bom bom, String name) {
    return all(bom).filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, String> properties(Component component) {
    return component.getProperties().stream()
        .collect(toMap(Property::getName, Property::getValue, (a, b) -> a));
  }
}
