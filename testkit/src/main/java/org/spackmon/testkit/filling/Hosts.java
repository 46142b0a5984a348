package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;

/** Where things are built: few hosts on most systems, hundreds on the large ones. */
record Hosts(long[][] bySystem) {

  static Hosts write(Connection connection, Names names, SplittableRandom random)
      throws SQLException {
    long[][] bySystem = new long[names.systems().length][];
    long id = 0;
    try (Bulk hosts =
        new Bulk(
            connection,
            "build_host",
            "id,hostname,platform,host_os,host_target,kernel_version,system_id")) {
      for (int system = 0; system < bySystem.length; system++) {
        bySystem[system] = new long[2 + random.nextInt(80)];
        for (int i = 0; i < bySystem[system].length; i++) {
          bySystem[system][i] = ++id;
          hosts.add(
              id,
              Words.SYSTEMS.get(system) + (1000 + i),
              "linux",
              system % 2 == 0 ? "sles15" : "rhel8",
              "zen3",
              "5.14.0-" + system,
              names.systems()[system]);
        }
      }
    }
    return new Hosts(bySystem);
  }
}
