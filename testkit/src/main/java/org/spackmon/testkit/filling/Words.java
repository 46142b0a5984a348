package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names as they are in life, and what the store calls them by. */
final class Words {
  private static final List<String> PACKAGES =
      List.of(
          "zlib",
          "gmake",
          "pkgconf",
          "ncurses",
          "libiconv",
          "xz",
          "bzip2",
          "libxml2",
          "perl",
          "openssl",
          "diffutils",
          "readline",
          "gettext",
          "m4",
          "libtool",
          "autoconf",
          "automake",
          "python",
          "cmake",
          "expat",
          "libffi",
          "sqlite",
          "berkeley-db",
          "gdbm",
          "hwloc",
          "numactl",
          "libpciaccess",
          "openmpi",
          "mpich",
          "openblas",
          "hdf5",
          "netcdf-c",
          "fftw",
          "boost",
          "eigen",
          "metis",
          "parmetis",
          "hypre",
          "petsc",
          "trilinos",
          "py-setuptools",
          "py-pip",
          "py-numpy",
          "py-scipy",
          "py-cython",
          "llvm",
          "gcc",
          "cuda",
          "kokkos",
          "samtools");
  private static final List<String> SYLLABLES =
      List.of(
          "al", "bo", "cor", "da", "el", "fin", "gra", "hy", "io", "ka", "lu", "mer", "net", "os",
          "pre", "qua", "ri", "sto", "ten", "ver", "xo", "ym", "zi");
  private static final List<String> FAMILIES = List.of("py-", "r-", "perl-", "lib", "", "", "");
  static final List<String> COMPILERS =
      List.of(
          "gcc@12.2.0",
          "gcc@11.3.0",
          "gcc@10.4.0",
          "clang@14.0.6",
          "oneapi@2022.1.0",
          "gcc@9.5.0",
          "intel@2021.6.0",
          "cce@14.0.2",
          "",
          "nvhpc@22.7",
          "gcc@8.5.0",
          "aocc@3.2.0",
          "xl@16.1",
          "arm@22.0.1");
  static final List<String> SYSTEMS =
      List.of(
          "unknown",
          "frontier",
          "perlmutter",
          "summit",
          "corona",
          "quartz",
          "lassen",
          "ruby",
          "cori",
          "theta",
          "polaris",
          "crusher",
          "ookami",
          "juwels",
          "lumi",
          "leonardo",
          "archer2",
          "hawk",
          "isambard",
          "fugaku");
  static final List<String> SPACK_VERSIONS =
      List.of("0.17.1", "0.19.0.dev0", "0.18.1", "0.17.0", "0.19.0");

  private Words() {}

  static List<String> packages(int n) {
    List<String> names = new ArrayList<>(PACKAGES.subList(0, Math.min(n, PACKAGES.size())));
    for (int i = 0; names.size() < n; i++) {
      int size = SYLLABLES.size();
      String name =
          FAMILIES.get(i % FAMILIES.size())
              + SYLLABLES.get(i % size)
              + SYLLABLES.get(i * 7 / size % size)
              + SYLLABLES.get(i * 5 % size);
      names.add(names.contains(name) ? name + i : name);
    }
    return names;
  }

  static List<String> numbered(String start, int n) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      names.add(start + i);
    }
    return names;
  }

  /** Their ids, in the order of the names; new names are added. */
  static long[] ids(Connection connection, String table, List<String> names) throws SQLException {
    Map<String, Long> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, id FROM " + table)) {
      while (rows.next()) {
        known.put(rows.getString(1), rows.getLong(2));
      }
    }
    boolean account = table.equals("account");
    String insert =
        account
            ? "INSERT INTO account (name, created_at, id) VALUES (?, 0, ?)"
            : "INSERT INTO " + table + " (name, id) VALUES (?, ?)";
    long next = known.values().stream().mapToLong(Long::longValue).max().orElse(0);
    long[] ids = new long[names.size()];
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < ids.length; i++) {
        Long id = known.get(names.get(i));
        if (id == null) {
          id = ++next;
          statement.setString(1, names.get(i));
          statement.setLong(2, id);
          statement.executeUpdate();
        }
        ids[i] = id;
      }
    }
    return ids;
  }
}
