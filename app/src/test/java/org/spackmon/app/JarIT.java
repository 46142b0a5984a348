package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jar as it ships, and what isn't. */
final class JarIT {
  private static final Path JAR =
      Path.of(System.getProperty("basedir", "")).resolve("target/spackmon.jar");

  @Test
  void native_libraries_are_for_linux_on_two_processors() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.matches(".*\\.(so|dll|dylib|jnilib)"))
        .hasSize(4)
        .allMatch(
            name -> name.matches("(linux|org/sqlite/native/Linux)/(amd64|x86_64|aarch64)/.*"));
  }

  @Test
  void drivers_of_both_databases_are_registered() throws IOException {
    assertThat(text("META-INF/services/java.sql.Driver"))
        .contains("org.sqlite.JDBC", "org.postgresql.Driver");
  }

  @Test
  void templates_are_compiled() throws IOException {
    assertThat(names()).anyMatch(name -> name.matches(".*/Jte\\w+Generated\\.class"));
    assertThat(names()).noneMatch(name -> name.endsWith(".jte"));
  }

  @Test
  void licences_are_told_of_everything_inside() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    List<String> told =
        Pattern.compile("`([a-z][A-Za-z0-9.]+)`")
            .matcher(text("META-INF/THIRD-PARTY.md"))
            .results()
            .map(match -> match.group(1) + ".")
            .toList();
    assertThat(
            names().stream()
                .filter(name -> name.endsWith(".class"))
                .map(JarIT::packageOf)
                .distinct())
        .filteredOn(name -> told.stream().noneMatch(name::startsWith))
        .filteredOn(name -> !name.startsWith("org.spackmon."))
        .as("packages in the jar that META-INF/THIRD-PARTY.md doesn't name")
        .isEmpty();
  }

  private static String packageOf(String entry) {
    String plain = entry.replaceFirst("META-INF/versions/\\d+/", "");
    return plain.substring(0, plain.lastIndexOf('/') + 1).replace('/', '.');
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  private static String text(String name) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream in = jar.getInputStream(Objects.requireNonNull(jar.getEntry(name), name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
