package org.spackmon.storage.hooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.spackmon.storage.Store;

/** What webhooks are told, and how far that came. Failures write it where they are counted. */
public final class Deliveries {
  /** Deliveries of a hook that are kept. */
  public static final int KEPT = 100;

  private static final Duration LEASE = Duration.ofMinutes(1);

  /** Waits between tries; after the last, nothing is tried any more. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(24));

  private static final String DELIVERY =
      """
      d.id, d.event, d.package, d.version, d.system, d.build, d.attempt, d.cause, d.at, d.tries,
        d.status, d.error, d.tried_at
      """;

  private final Store store;
  private final Jdbi reads;

  public Deliveries(Store store) {
    this.store = store;
    this.reads = store.reads();
  }

  /** Has a test delivered. */
  public void test(long hook) {
    store
        .write(
            connection ->
                Bound.update(
                    connection,
                    """
                    INSERT INTO hook_delivery (hook_id, event, package, version, system, cause, at,
                      tries, status, error, due_at)
                    SELECT id, 'test', package, '', system, '', ?, 0, 0, '', 0
                    FROM hook WHERE id = ?""",
                    Bound.micros(Instant.now()),
                    hook))
        .join();
  }

  /** What a hook was told, the newest first. */
  public List<Delivery> of(long hook) {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT %s FROM hook_delivery d WHERE d.hook_id = ? ORDER BY d.id DESC LIMIT ?"
                        .formatted(DELIVERY))
                .bind(0, hook)
                .bind(1, KEPT)
                .map((row, context) -> delivery(row))
                .list());
  }

  /** What is due, each leased to who asks: another server, or this one again, gets it later. */
  public List<DueDelivery> lease(Instant now, int most) {
    List<Long> due =
        reads.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT id FROM hook_delivery WHERE due_at <= ? ORDER BY due_at LIMIT ?")
                    .bind(0, Bound.micros(now))
                    .bind(1, most)
                    .mapTo(Long.class)
                    .list());
    return due.isEmpty()
        ? List.of()
        : store.write(connection -> lease(connection, due, now)).join();
  }

  private static List<DueDelivery> lease(Connection connection, List<Long> due, Instant now)
      throws SQLException {
    List<DueDelivery> leased = new ArrayList<>();
    for (long id : due) {
      int mine =
          Bound.update(
              connection,
              "UPDATE hook_delivery SET due_at = ?, tries = tries + 1 WHERE id = ? AND due_at <= ?",
              Bound.micros(now.plus(LEASE)),
              id,
              Bound.micros(now));
      if (mine == 1) {
        leased.add(leased(connection, id));
      }
    }
    return leased;
  }

  private static DueDelivery leased(Connection connection, long id) throws SQLException {
    try (PreparedStatement select =
        Bound.statement(
            connection,
            """
            SELECT %s, h.url, h.secret FROM hook_delivery d JOIN hook h ON h.id = d.hook_id
            WHERE d.id = ?"""
                .formatted(DELIVERY),
            id)) {
      ResultSet row = select.executeQuery();
      row.next();
      return new DueDelivery(row.getString(14), row.getString(15), delivery(row));
    }
  }

  /**
   * Notes how a try went; what failed is tried again later, and given up in the end.
   *
   * @param status of the answer; 0 where none came
   * @param error why it failed; "" where it didn't
   */
  public void tried(Delivery delivery, int status, String error, Instant now) {
    boolean over = error.isEmpty() || delivery.tries() > WAITS.size();
    long due = over ? Long.MAX_VALUE : Bound.micros(now.plus(WAITS.get(delivery.tries() - 1)));
    store
        .write(
            connection -> {
              Bound.update(
                  connection,
                  """
                  UPDATE hook_delivery SET status = ?, error = ?, tried_at = ?, due_at = ?
                  WHERE id = ?""",
                  status,
                  error,
                  Bound.micros(now),
                  due,
                  delivery.id());
              return Bound.update(
                  connection,
                  """
                  DELETE FROM hook_delivery WHERE due_at = ? AND id IN (
                    SELECT o.id FROM hook_delivery d JOIN hook_delivery o ON o.hook_id = d.hook_id
                    WHERE d.id = ? ORDER BY o.id DESC LIMIT 100000 OFFSET ?)""",
                  Long.MAX_VALUE,
                  delivery.id(),
                  KEPT);
            })
        .join();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    long build = row.getLong(6);
    Long known = row.wasNull() ? null : Long.valueOf(build);
    long tried = row.getLong(13);
    Instant last = row.wasNull() ? null : Bound.instant(tried);
    return new Delivery(
        row.getLong(1),
        Delivery.Event.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        known,
        row.getInt(7),
        row.getString(8),
        Bound.instant(row.getLong(9)),
        row.getInt(10),
        row.getInt(11),
        row.getString(12),
        last);
  }
}
