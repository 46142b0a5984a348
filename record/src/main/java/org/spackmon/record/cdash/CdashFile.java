package org.spackmon.record.cdash;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Content;

/**
 * What one file says of a build. All files of one build have the same run.
 *
 * @param named the package, where the file says it; null where it doesn't
 * @param otherwise the package that it is then, as long as no other file says it
 * @param specs that are known by their hash: the package is one of these, or what they need
 * @param began microseconds since the epoch at which Spack was started; null where nobody said
 * @param ended when all of its builds should have been over, as it reckons; null where it doesn't
 * @param took microseconds that the build took; null where nobody said
 * @param phase what of the build it is about
 * @param failed whether it tells of an error
 * @param output as much of the log as the file has; null where it has none
 */
public record CdashFile(
    String spackVersion,
    BuildHost host,
    @Nullable String named,
    String otherwise,
    List<Known> specs,
    List<String> tags,
    @Nullable Long began,
    @Nullable Long ended,
    @Nullable Long took,
    String phase,
    boolean failed,
    @Nullable Content output) {

  /** What was found out about a package once it was installed: no phase of a build. */
  public static final String TEST = "test";

  /** The package of builds of which nobody says what they are of. */
  public static final String UNKNOWN = "unknown";

  /**
   * A spec that the file names by its hash.
   *
   * @param hash or its beginning
   */
  public record Known(String name, @Nullable String version, String hash) {}

  String name() {
    return named == null ? otherwise : named;
  }
}
