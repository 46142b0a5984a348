package org.spackmon.storage.accounts;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.Store;
import org.spackmon.storage.Write;

/**
 * Who has an account, and which tokens are theirs. Whatever this changes holds at once, on every
 * server that shares the database.
 */
public final class Accounts {
  /** Who reports where authentication is disabled. */
  public static final String ANONYMOUS = "anonymous";

  /** As long as the tokens that users already have. */
  private static final int TOKEN_BYTES = 20;

  private final Store store;
  private final Jdbi reads;
  private final Tokens tokens;

  public Accounts(Store store) {
    this.store = store;
    this.reads = store.reads();
    this.tokens = new Tokens(store);
  }

  /** Whose the tokens are that somebody shows. */
  public Tokens tokens() {
    return tokens;
  }

  /**
   * Adds an account with one token. The name of one that was removed brings that one back: what it
   * built stays its own.
   *
   * @param adopted a token to take over, else one is made
   */
  public IssuedToken add(String name, @Nullable String adopted) {
    Names.check(name);
    Names.checkToken(adopted);
    return write(
        connection -> {
          AccountRows rows = new AccountRows(connection);
          if (rows.find(name).isPresent()) {
            throw new AccountRefusedException("There is a user \"" + name + "\" already");
          }
          return issue(rows, rows.revive(name), name, adopted);
        });
  }

  /** Gives an account one more token. */
  public IssuedToken newToken(String name, @Nullable String adopted) {
    Names.checkToken(adopted);
    return write(
        connection -> {
          AccountRows rows = new AccountRows(connection);
          return issue(rows, known(rows, name), name, adopted);
        });
  }

  private static IssuedToken issue(
      AccountRows rows, long account, String name, @Nullable String adopted) throws SQLException {
    String token = adopted == null ? Secrets.random(TOKEN_BYTES) : adopted;
    if (!rows.addToken(account, token)) {
      throw new AccountRefusedException("This token was in use before; it can't be used again");
    }
    return new IssuedToken(name, token);
  }

  /**
   * Ends all tokens of an account, and with them what was opened by them.
   *
   * @return how many there were
   */
  public int revokeTokens(String name) {
    return write(
        connection -> {
          AccountRows rows = new AccountRows(connection);
          return rows.revoke(known(rows, name));
        });
  }

  /** Removes an account; what it built stays, under its name. */
  public void remove(String name) {
    write(
        connection -> {
          AccountRows rows = new AccountRows(connection);
          long account = known(rows, name);
          rows.revoke(account);
          rows.remove(account);
          return account;
        });
  }

  private static long known(AccountRows rows, String name) throws SQLException {
    return rows.find(name)
        .orElseThrow(() -> new AccountRefusedException("There is no user \"" + name + "\""));
  }

  /** The account of those that have none; made when first asked for. */
  public Account anonymous() {
    return named(ANONYMOUS);
  }

  /** An account for what is told on the store's own machine; made without a token if need be. */
  public Account named(String name) {
    return new Account(
        write(
            connection -> {
              AccountRows rows = new AccountRows(connection);
              Optional<Long> found = rows.find(name);
              return found.isPresent() ? found.get() : rows.revive(name);
            }),
        name);
  }

  /** All accounts that aren't removed, by name. */
  public List<AccountLine> list() {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.name, a.created_at, count(t.id) AS tokens,
                           coalesce(max(t.last_used_at), 0) AS last_used_at
                    FROM account a
                    LEFT JOIN token t ON t.account_id = a.id AND t.revoked_at IS NULL
                    WHERE a.removed_at IS NULL
                    GROUP BY a.id, a.name, a.created_at
                    ORDER BY a.name
                    """)
                .map(
                    (row, context) ->
                        new AccountLine(
                            row.getString("name"),
                            row.getLong("created_at"),
                            row.getInt("tokens"),
                            hints(handle, row.getString("name")),
                            row.getLong("last_used_at")))
                .list());
  }

  private static String hints(Handle handle, String name) {
    return String.join(
        " ",
        handle
            .createQuery(
                """
                SELECT t.hint FROM token t JOIN account a ON a.id = t.account_id
                WHERE a.name = :name AND t.revoked_at IS NULL
                ORDER BY t.id
                """)
            .bind("name", name)
            .mapTo(String.class)
            .list());
  }

  /** Whether nobody can sign in yet. */
  public boolean none() {
    return reads.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT 1 FROM account a JOIN token t ON t.account_id = a.id
                    WHERE a.removed_at IS NULL AND a.name <> :anonymous LIMIT 1""")
                .bind("anonymous", ANONYMOUS)
                .mapTo(Integer.class)
                .findFirst()
                .isEmpty());
  }

  private <T> T write(Write<T> work) {
    return Written.now(store, work);
  }
}
