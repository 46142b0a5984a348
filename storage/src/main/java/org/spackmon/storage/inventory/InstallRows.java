package org.spackmon.storage.inventory;

import java.util.BitSet;
import org.jdbi.v3.core.Jdbi;

/** All installs as the table has them, by id. */
final class InstallRows {
  private static final String INSTALLS =
      """
      SELECT id, node_id, system_id, CASE WHEN uninstalled_at IS NULL THEN 0 ELSE 1 END
      FROM install ORDER BY id""";

  final Columns.Longs ids = new Columns.Longs();
  final Columns.Longs nodes = new Columns.Longs();
  final Columns.Longs systems = new Columns.Longs();
  final BitSet gone = new BitSet();

  private InstallRows() {}

  static InstallRows read(Jdbi reads) {
    InstallRows installs = new InstallRows();
    Columns.read(
        reads,
        INSTALLS,
        row -> {
          installs.gone.set(installs.ids.size(), row.getInt(4) == 1);
          installs.ids.add(row.getLong(1));
          installs.nodes.add(row.getLong(2));
          installs.systems.add(row.getLong(3));
        });
    return installs;
  }
}
