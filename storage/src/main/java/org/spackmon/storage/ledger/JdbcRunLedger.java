package org.spackmon.storage.ledger;

import static org.spackmon.storage.sql.SqlCalls.act;
import static org.spackmon.storage.sql.SqlCalls.sql;
import static org.spackmon.storage.sql.SqlCalls.sqlOrNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.Content;
import org.spackmon.record.SpecCandidate;
import org.spackmon.record.runs.InstallLedger;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.record.runs.RunLedger;
import org.spackmon.record.runs.RunState;

/** The ledger of runs over JDBC: what each call means in rows is told by the classes it calls. */
final class JdbcRunLedger implements RunLedger {
  private final RunRows runs;
  private final JournalRows journals;
  private final RunPackageRows packages;
  private final RunBuildRows builds;
  private final RunLogRows logs;
  private final RunFileRows files;
  private final InstallLedger installs;
  private final ChangeLog changes;

  JdbcRunLedger(
      RunRows runs,
      JournalRows journals,
      RunPackageRows packages,
      RunBuildRows builds,
      RunLogRows logs,
      RunFileRows files,
      InstallLedger installs,
      ChangeLog changes) {
    this.runs = runs;
    this.journals = journals;
    this.packages = packages;
    this.builds = builds;
    this.logs = logs;
    this.files = files;
    this.installs = installs;
    this.changes = changes;
  }

  RunLogRows logs() {
    return logs;
  }

  @Override
  public RunState open(Caller caller) {
    return sql(
        () -> {
          RunState found = journals.find(caller.runKey());
          if (found != null) {
            return found;
          }
          long run = runs.run(caller, "");
          journals.add(run, caller);
          changes.add("run", run);
          return journals.state(run);
        });
  }

  @Override
  public RunState state(long run) {
    return sql(() -> journals.state(run));
  }

  @Override
  public void heard(long run, long position, long at) {
    act(() -> journals.heard(run, position, at));
  }

  @Override
  public void lost(long run, long at) {
    act(() -> journals.lost(run, at));
  }

  @Override
  public void began(long run, RunEvent.Began event) {
    act(() -> journals.began(run, event));
  }

  @Override
  public void spack(long run, RunEvent.SpackUp event) {
    act(
        () -> {
          journals.spack(run, event);
          runs.forget(); // its version was remembered
        });
  }

  @Override
  public void environment(long run, RunEvent.EnvironmentActive event, @Nullable Long known) {
    act(() -> packages.environment(run, event, known));
  }

  @Override
  public void planned(long run, RunEvent.Planned event) {
    act(() -> packages.planned(run, event));
  }

  @Override
  public void decided(long run, RunEvent.Ended event, @Nullable String name) {
    act(() -> packages.decided(run, event, name));
  }

  @Override
  public void exited(long run, RunEvent.Exited event) {
    act(() -> journals.exited(run, event, event.at() + journals.state(run).clock()));
  }

  @Override
  public void other(long run, long at, RunEvent.Other event) {
    act(() -> journals.other(run, at, event));
  }

  @Override
  public @Nullable SpecCandidate spec(long run, String hash) {
    return sqlOrNull(() -> builds.spec(run, hash));
  }

  @Override
  public @Nullable String plannedName(long run, String hash) {
    return sqlOrNull(() -> packages.name(run, hash));
  }

  @Override
  public @Nullable Long attempt(long run, String build) {
    return sqlOrNull(() -> builds.attempt(run, build));
  }

  @Override
  public @Nullable Long newestBuild(long node, long account) {
    return sqlOrNull(() -> builds.newestBuild(node, account));
  }

  @Override
  public void onSystem(BuildHost host, String system) {
    act(() -> journals.onSystem(host, system));
  }

  @Override
  public void opened(long run, String build, String hash, long attempt) {
    act(() -> builds.opened(run, build, hash, attempt));
  }

  @Override
  public void announced(long run, String build) {
    act(() -> builds.announced(run, build));
  }

  @Override
  public void began(long run, long attempt, RunEvent.BuildBegan event, long at) {
    act(() -> builds.began(run, attempt, event, at));
  }

  @Override
  public void moved(long run, long attempt, RunEvent.PhaseMoved event, long at) {
    act(() -> builds.moved(run, attempt, event, at));
  }

  @Override
  public void ended(long run, long attempt, RunEvent.Ended event, long at) {
    act(() -> builds.ended(run, attempt, event, at));
  }

  @Override
  public @Nullable Said said(long attempt) {
    return sqlOrNull(() -> builds.said(attempt));
  }

  @Override
  public List<Long> unended(long run) {
    return sql(() -> builds.unended(run));
  }

  @Override
  public long logBytes(long run, String build) {
    return sql(() -> logs.bytes(run, build));
  }

  @Override
  public void append(long run, JournalPart.LogBytes part) {
    act(() -> logs.append(run, part));
  }

  @Override
  public void wholeLog(long run, JournalPart.LogBytes part) {
    act(() -> logs.whole(run, part));
  }

  @Override
  public InstallLedger installs() {
    return installs;
  }

  @Override
  public void logEnded(long run, RunEvent.LogEnded event) {
    act(() -> logs.ended(run, event));
  }

  @Override
  public void file(long run, String build, String name, Content bytes, long at) {
    act(() -> files.keep(run, build, name, bytes, at));
  }

  @Override
  public void changed(long run) {
    changes.add("run", run);
  }
}
