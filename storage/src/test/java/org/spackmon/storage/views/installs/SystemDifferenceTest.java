package org.spackmon.storage.views.installs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spackmon.storage.views.installs.SystemDifference.Differing;
import org.spackmon.storage.views.installs.SystemDifference.Kind;
import org.spackmon.storage.views.installs.SystemDifference.Spec;

/** What is on one system and not on the other, and in which way. */
final class SystemDifferenceTest {
  private static final Spec ZLIB = new Spec(1, "zlib", "1.3");
  private static final Spec ZLIB_OTHERWISE = new Spec(2, "zlib", "1.3");
  private static final Spec XZ_OLD = new Spec(3, "xz", "5.4.6");
  private static final Spec XZ_NEW = new Spec(4, "xz", "5.6.1");
  private static final Spec HDF5 = new Spec(5, "hdf5", "1.14.5");
  private static final Spec GLIBC = new Spec(6, "glibc", null);

  @Test
  void package_isTold_inTheWayInWhichItDiffers() {
    SystemDifference difference =
        SystemDifference.of(
            List.of(GLIBC, HDF5, XZ_OLD, ZLIB), List.of(GLIBC, XZ_OLD, XZ_NEW, ZLIB_OTHERWISE));

    assertThat(difference.packages())
        .containsExactly(
            new Differing("hdf5", Kind.ONLY_FIRST, List.of(HDF5), List.of(), 0),
            new Differing("xz", Kind.VERSIONS, List.of(), List.of(XZ_NEW), 1),
            new Differing("zlib", Kind.BUILDS, List.of(ZLIB), List.of(ZLIB_OTHERWISE), 0));
    assertThat(difference.same()).isEqualTo(2);
    assertThat(difference.counts())
        .isEqualTo(Map.of(Kind.ONLY_FIRST, 1, Kind.VERSIONS, 1, Kind.BUILDS, 1));
  }

  @Test
  void systemsWithTheSame_differInNothing() {
    SystemDifference difference = SystemDifference.of(List.of(ZLIB), List.of(ZLIB));

    assertThat(difference.packages()).isEmpty();
    assertThat(difference.same()).isOne();
    assertThat(SystemDifference.of(List.of(), List.of(ZLIB)).packages())
        .extracting(Differing::kind)
        .containsExactly(Kind.ONLY_SECOND);
  }
}
