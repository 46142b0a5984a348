package org.spackmon.storage.hooks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.storage.Store;

/** Webhooks: who wants to be told of what. */
public final class Hooks {
  private static final String HOOKS =
      """
      SELECT h.id, o.name, h.url, h.package, h.system, h.created_at
      FROM hook h JOIN account o ON o.id = h.account_id AND o.removed_at IS NULL
      """;

  private final Store store;
  private final Jdbi reads;

  public Hooks(Store store) {
    this.store = store;
    this.reads = store.reads();
  }

  /**
   * Adds one.
   *
   * @param packageName "" for any
   * @param system "" for any
   * @return its id
   */
  public long add(long account, String url, String secret, String packageName, String system) {
    return store
        .write(
            connection -> {
              try (PreparedStatement insert =
                  Bound.statement(
                      connection,
                      """
                      INSERT INTO hook (account_id, url, secret, package, system, created_at)
                      VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
                      account,
                      url,
                      secret,
                      packageName,
                      system,
                      Bound.micros(Instant.now()))) {
                ResultSet row = insert.executeQuery();
                row.next();
                return row.getLong(1);
              }
            })
        .join();
  }

  /** Removes one with all that it was told. */
  public void remove(long hook) {
    store
        .write(
            connection -> {
              Bound.update(connection, "DELETE FROM hook_delivery WHERE hook_id = ?", hook);
              return Bound.update(connection, "DELETE FROM hook WHERE id = ?", hook);
            })
        .join();
  }

  /** All of them, the newest first. */
  public List<Hook> list() {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(HOOKS + "ORDER BY h.id DESC")
                .map((row, context) -> hook(row))
                .list());
  }

  public Optional<Hook> get(long hook) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(HOOKS + "WHERE h.id = ?")
                .bind(0, hook)
                .map((row, context) -> hook(row))
                .findOne());
  }

  /** With what a hook's deliveries are signed: for its owner's eyes. */
  public String secret(long hook) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery("SELECT secret FROM hook WHERE id = ?")
                .bind(0, hook)
                .mapTo(String.class)
                .one());
  }

  private static Hook hook(ResultSet row) throws SQLException {
    return new Hook(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Bound.instant(row.getLong(6)));
  }
}
