package org.spackmon.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the rules of the house say of this room, which the others never load. */
final class ClientHouseTest {
  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.spackmon.client");

  @Test
  void it_carries_little() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.spackmon.client..",
            "org.spackmon.journal..",
            "java..",
            "javax.net.ssl..",
            "com.fasterxml.jackson.core..",
            "picocli..",
            "org.jspecify..")
        .because("it starts with each install, on machines that aren't ours")
        .check(ROOM);
  }

  @Test
  void only_commands_know_the_command_line() {
    classes()
        .that()
        .resideOutsideOfPackage("org.spackmon.client")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("picocli..")
        .because("following is started without it, which saves a good part of the start")
        .check(ROOM);
  }

  @Test
  void features_are_free_of_cycles() {
    slices()
        .matching("org.spackmon.client.(*)..")
        .should()
        .beFreeOfCycles()
        .because("two features that need each other are one")
        .check(ROOM);
  }
}
