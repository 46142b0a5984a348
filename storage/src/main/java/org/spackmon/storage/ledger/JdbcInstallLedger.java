package org.spackmon.storage.ledger;

import static org.spackmon.storage.sql.SqlCalls.act;
import static org.spackmon.storage.sql.SqlCalls.sql;
import static org.spackmon.storage.sql.SqlCalls.sqlOrNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.runs.InstallLedger;
import org.spackmon.record.runs.RunEvent;

/** The ledger of what is installed, over JDBC: what each call means in rows others tell. */
final class JdbcInstallLedger implements InstallLedger {
  private final InstallRows installs;
  private final EnvironmentRows environments;
  private final PastRows past;
  private final HostRows hosts;

  JdbcInstallLedger(
      InstallRows installs, EnvironmentRows environments, PastRows past, HostRows hosts) {
    this.installs = installs;
    this.environments = environments;
    this.past = past;
    this.hosts = hosts;
  }

  @Override
  public void read(long run, RunEvent.StoreRead event, long at) {
    act(() -> installs.read(run, event, at));
  }

  @Override
  public @Nullable StoreRef store(long run, String root) {
    return sqlOrNull(() -> installs.store(run, root));
  }

  @Override
  public void installed(
      long run,
      StoreRef store,
      long node,
      RunEvent.Installed event,
      @Nullable Long attempt,
      long at) {
    act(() -> installs.installed(run, store, node, event, attempt, at));
  }

  @Override
  public void uninstalled(StoreRef store, List<String> hashes, long at) {
    act(() -> installs.uninstalled(store, hashes, at));
  }

  @Override
  public void failed(
      long run, StoreRef store, RunEvent.FailureFound event, @Nullable Long attempt) {
    act(() -> installs.failed(run, store, event, attempt));
  }

  @Override
  public long environment(
      long run, RunEvent.EnvironmentFound event, List<@Nullable Long> nodes, long at) {
    return sql(() -> environments.found(run, event, nodes, at));
  }

  @Override
  public String system(BuildHost host) {
    return sql(() -> hosts.system(host));
  }

  @Override
  public void planned(long run) {
    act(() -> environments.planned(run));
  }

  @Override
  public void environmentGone(RunEvent.EnvironmentGone event, long at) {
    act(() -> environments.gone(event, at));
  }

  @Override
  public List<Maker> makers(long node) {
    return sql(() -> past.makers(node));
  }

  @Override
  public @Nullable String log(long run, String build) {
    return sqlOrNull(() -> past.log(run, build));
  }

  @Override
  public void dropBytes(long run, String build) {
    act(() -> past.dropBytes(run, build));
  }

  @Override
  public void built(long run, long attempt, Past over, @Nullable Long ended) {
    act(() -> past.built(run, attempt, over, ended));
  }
}
