package org.spackmon.spack.versions;

import org.jspecify.annotations.Nullable;
import org.spackmon.spack.UnanswerableException;

/**
 * Which commit is installed, and as which version does it count? {@code git.main=1.2}, or a commit
 * alone, of which only its repository could tell the version.
 */
public record GitVersion(String ref, @Nullable Version version) implements ConcreteVersion {

  private static final String PREFIX = "git.";

  static boolean isOne(String text) {
    return text.startsWith(PREFIX) || text.indexOf('=') > 0 || COMMIT.matcher(text).matches();
  }

  static GitVersion parse(String text) {
    String bare = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    int equals = bare.indexOf('=');
    if (equals != bare.lastIndexOf('=')) {
      throw new IllegalArgumentException("\"" + text + "\" names more than one version");
    }
    return equals < 0
        ? new GitVersion(bare, null)
        : new GitVersion(bare.substring(0, equals), Version.parse(bare.substring(equals + 1)));
  }

  Version known() {
    if (version == null) {
      throw new UnanswerableException(
          "only the package's repository knows which version the git reference \"" + ref + "\" is");
    }
    return version;
  }

  @Override
  public boolean contains(ConcreteVersion other) {
    return other instanceof GitVersion that && ref.equals(that.ref) && that.known().equals(known());
  }

  @Override
  public boolean intersects(VersionTerm other) {
    return other instanceof ConcreteVersion concrete ? contains(concrete) : other.intersects(this);
  }

  @Override
  public @Nullable VersionTerm intersection(VersionTerm other) {
    return intersects(other) ? this : null;
  }
}
