package org.spackmon.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The folders draw the architecture, and arrows go one way: a room can be understood, and changed,
 * without the rooms above it.
 */
final class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.spackmon");

  @Test
  void arrows_between_rooms_go_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.spackmon..")
        .layer("spack")
        .definedBy("org.spackmon.spack..")
        .optionalLayer("record")
        .definedBy("org.spackmon.record..")
        .optionalLayer("journal")
        .definedBy("org.spackmon.journal..")
        .optionalLayer("logs")
        .definedBy("org.spackmon.logs..")
        .optionalLayer("sbom")
        .definedBy("org.spackmon.sbom..")
        .optionalLayer("advisories")
        .definedBy("org.spackmon.advisories..")
        .optionalLayer("client")
        .definedBy("org.spackmon.client..")
        .optionalLayer("storage")
        .definedBy("org.spackmon.storage..")
        .optionalLayer("server")
        .definedBy("org.spackmon.server..")
        .layer("app")
        .definedBy("org.spackmon.app..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("client")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("journal")
        .mayOnlyBeAccessedByLayers("server", "client", "app")
        .whereLayer("logs")
        .mayOnlyBeAccessedByLayers("server", "app")
        .whereLayer("sbom")
        .mayOnlyBeAccessedByLayers("server", "app")
        .whereLayer("advisories")
        .mayOnlyBeAccessedByLayers("storage", "server", "app")
        .whereLayer("server")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("server", "app")
        .whereLayer("record")
        .mayOnlyBeAccessedByLayers("storage", "server", "app")
        .because("what Spack writes doesn't depend on how it is kept, nor that on who asks for it")
        .check(HOUSE);
  }

  @Test
  void features_of_a_room_are_free_of_cycles() {
    slices()
        .matching("org.spackmon.(*).(*)..")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            nameMatching(".*\\.Jte\\w+Generated.*"), alwaysTrue()) // all in one package
        .allowEmptyShould(true)
        .because("two features that need each other are one")
        .check(HOUSE);
  }

  @Test
  void rooms_of_pages_are_free_of_cycles() {
    slices()
        .matching("org.spackmon.server.pages.(*)..")
        .should()
        .beFreeOfCycles()
        .because("two rooms of pages that need each other are one")
        .check(HOUSE);
  }

  @Test
  void what_all_pages_share_knows_none_of_their_rooms() {
    noClasses()
        .that()
        .resideInAPackage("org.spackmon.server.pages")
        .and()
        .doNotHaveSimpleName("Pages")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.spackmon.server.pages.*..")
        .because("only the one place where routes are registered knows them all")
        .check(HOUSE);
  }

  @Test
  void spack_knows_only_the_jdk_and_parsers_of_json_and_yaml() {
    classes()
        .that()
        .resideInAPackage("org.spackmon.spack..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.spackmon.spack..",
            "java..",
            "com.fasterxml.jackson..",
            "org.snakeyaml..",
            "org.jspecify..")
        .because("whoever asks what Spack writes needs nothing else")
        .check(HOUSE);
  }

  @Test
  void only_install_trees_are_read_from_yaml() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.spackmon.spack.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.snakeyaml..")
        .because("there are limits for what comes from outside, and they are in one place")
        .check(HOUSE);
  }

  @Test
  void journal_knows_only_the_jdk_and_a_json_parser() {
    classes()
        .that()
        .resideInAPackage("org.spackmon.journal..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.spackmon.journal..", "java..", "com.fasterxml.jackson.core..", "org.jspecify..")
        .allowEmptyShould(true)
        .because("both ends of the wire use this room, and one of them starts with each install")
        .check(HOUSE);
  }

  @Test
  void logs_knows_only_the_jdk_and_no_patterns_that_could_run_away() {
    classes()
        .that()
        .resideInAPackage("org.spackmon.logs..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.spackmon.logs..",
            "java.io..",
            "java.lang..",
            "java.nio..",
            "java.security..",
            "java.util",
            "java.util.function..",
            "java.util.stream..",
            "org.jspecify..")
        .allowEmptyShould(true)
        .because("a log comes from outside, and java.util.regex backtracks")
        .check(HOUSE);
  }

  @Test
  void record_knows_no_database_and_no_network() {
    noClasses()
        .that()
        .resideInAPackage("org.spackmon.record..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "java.net.http..", "org.jdbi..", "io.javalin..")
        .allowEmptyShould(true)
        .because("what happened is the same on every database and through every door")
        .check(HOUSE);
  }

  @Test
  void only_storage_knows_which_database_it_is() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.spackmon.storage..", "org.spackmon.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sqlite..", "org.postgresql..", "org.flywaydb..", "com.zaxxer..")
        .because("whoever reads does so by one SQL text, which both databases understand")
        .check(HOUSE);
  }

  @Test
  void only_storage_speaks_sql() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.spackmon.storage..", "org.spackmon.testkit..", "org.spackmon.benchmarks..")
        .should()
        .accessClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
        .because("a table then is changed in one room; others ask the views and hand over reports")
        .check(HOUSE);
  }

  @Test
  void only_the_server_speaks_http() {
    noClasses()
        .that()
        .resideInAnyPackage("org.spackmon.storage..", "org.spackmon.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..", "gg.jte..")
        .because("another HTTP server then means work in one room")
        .check(HOUSE);
  }

  @Test
  void what_runs_doesnt_use_what_tests() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.spackmon.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.spackmon.testkit..", "org.junit..", "org.assertj..")
        .because("the test kit isn't in the jar")
        .check(HOUSE);
  }

  @Test
  void packages_are_named_for_what_they_are_about() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..utils..", "..impl..", "..common..", "..model..", "..helpers..")
        .because("such a name says nothing of what is inside, so everything ends up there")
        .check(HOUSE);
  }

  @Test
  void packages_say_that_nothing_is_null_unless_marked() {
    assertThat(
            packages(
                HOUSE.stream()
                    .filter(c -> c.getPackage().isAnnotatedWith(NullMarked.class))
                    .toList()))
        .as("packages whose package-info.java says @NullMarked")
        .containsAll(packages(HOUSE));
  }

  private static Set<String> packages(Iterable<JavaClass> classes) {
    var names = new TreeSet<String>();
    classes.forEach(c -> names.add(c.getPackageName()));
    names.removeIf(name -> !name.startsWith("org.spackmon"));
    return names;
  }
}
