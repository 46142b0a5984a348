package org.spackmon.storage.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.runs.InstallLedger;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.storage.sql.SqlFailure;

/** The ledger of what is installed, over JDBC: what each call means in rows others tell. */
final class JdbcInstallLedger implements InstallLedger {
  private final InstallRows installs;
  private final EnvironmentRows environments;
  private final PastRows past;
  private final HostRows hosts;

  JdbcInstallLedger(
      InstallRows installs, EnvironmentRows environments, PastRows past, HostRows hosts) {
    this.hosts = hosts;
    this.installs = installs;
    this.environments = environments;
    this.past = past;
  }

  @Override
  public void read(long run, RunEvent.StoreRead event, long at) {
    run(() -> installs.read(run, event, at));
  }

  @Override
  public @Nullable StoreRef store(long run, String root) {
    return sql(() -> installs.store(run, root));
  }

  @Override
  public void installed(
      long run,
      StoreRef store,
      long node,
      RunEvent.Installed event,
      @Nullable Long attempt,
      long at) {
    run(() -> installs.installed(run, store, node, event, attempt, at));
  }

  @Override
  public void uninstalled(StoreRef store, List<String> hashes, long at) {
    run(() -> installs.uninstalled(store, hashes, at));
  }

  @Override
  public void failed(
      long run, StoreRef store, RunEvent.FailureFound event, @Nullable Long attempt) {
    run(() -> installs.failed(run, store, event, attempt));
  }

  @Override
  public long environment(
      long run, RunEvent.EnvironmentFound event, List<@Nullable Long> nodes, long at) {
    return Objects.requireNonNull(sql(() -> environments.found(run, event, nodes, at)));
  }

  @Override
  public String system(BuildHost host) {
    return Objects.requireNonNull(sql(() -> hosts.system(host)));
  }

  @Override
  public void planned(long run) {
    run(() -> environments.planned(run));
  }

  @Override
  public void environmentGone(RunEvent.EnvironmentGone event, long at) {
    run(() -> environments.gone(event, at));
  }

  @Override
  public List<Maker> makers(long node) {
    try {
      return past.makers(node);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public @Nullable String log(long run, String build) {
    return sql(() -> past.log(run, build));
  }

  @Override
  public void dropBytes(long run, String build) {
    run(() -> past.dropBytes(run, build));
  }

  @Override
  public void built(long run, long attempt, Past over, @Nullable Long ended) {
    run(() -> past.built(run, attempt, over, ended));
  }

  private interface Action {
    void run() throws SQLException;
  }

  private interface Query<T> {
    @Nullable T run() throws SQLException;
  }

  private static void run(Action action) {
    try {
      action.run();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static <T> @Nullable T sql(Query<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
