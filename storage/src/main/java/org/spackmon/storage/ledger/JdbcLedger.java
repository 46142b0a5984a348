package org.spackmon.storage.ledger;

import static org.spackmon.storage.sql.SqlCalls.act;
import static org.spackmon.storage.sql.SqlCalls.sql;
import static org.spackmon.storage.sql.SqlCalls.sqlOrNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Caller;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Failed;
import org.spackmon.record.FileLedger;
import org.spackmon.record.Ledger;
import org.spackmon.record.Outcome;
import org.spackmon.record.Report;
import org.spackmon.record.SpecCandidate;
import org.spackmon.record.attempts.AttemptState;
import org.spackmon.record.attempts.BuildState;
import org.spackmon.storage.sql.Statements;

/** The ledger over JDBC: what each call means in rows is told by the classes that it calls. */
final class JdbcLedger implements Ledger {
  private final Statements sql;
  private final KnownDocuments known;
  private final Words packages;
  private final Words compilers;
  private final Words systems;
  private final Words sites;
  private final Words tags;
  private final RunRows runs;
  private final VersionRows versions;
  private final DocumentRows documents;
  private final SpecRows specs;
  private final HostRows hosts;
  private final BuildRows builds;
  private final AttemptStates states;
  private final AttemptRows attempts;
  private final ClaimRows claims;
  private final AnalysisRows analyses;
  private final DiagnosisRows diagnoses;
  private final ArmedRows armed;
  private final JdbcRunLedger journals;
  private final FileLedger files;

  /** Documents met in this transaction: known to all once it is durable. */
  private final List<Met> met = new ArrayList<>();

  private record Met(byte[] digest, KeptDocument document) {}

  JdbcLedger(Statements sql, Tally tally, ChangeLog changes, KnownDocuments known) {
    this.sql = sql;
    this.known = known;
    packages = new Words(sql, "package");
    compilers = new Words(sql, "compiler");
    systems = new Words(sql, "system");
    sites = new Words(sql, "site");
    tags = new Words(sql, "tag");
    ContentRows contents = new ContentRows(sql);
    runs = new RunRows(sql);
    versions = new VersionRows(sql);
    NodeRows nodes = new NodeRows(sql, packages, compilers, versions);
    documents = new DocumentRows(sql, contents, nodes, changes);
    specs = new SpecRows(sql);
    hosts = new HostRows(sql, systems);
    builds = new BuildRows(sql, hosts);
    armed = new ArmedRows(sql);
    states = new AttemptStates(sql, armed);
    attempts = new AttemptRows(sql, tally, changes, tags);
    claims = new ClaimRows(sql, contents, changes);
    analyses = new AnalysisRows(sql, contents, changes);
    diagnoses = new DiagnosisRows(sql, changes);
    RunLogRows runLogs = new RunLogRows(sql, contents, changes);
    journals =
        new JdbcRunLedger(
            runs,
            new JournalRows(sql, systems),
            new RunPackageRows(sql, contents),
            new RunBuildRows(sql, claims, changes),
            runLogs,
            new RunFileRows(sql, contents, runLogs),
            new JdbcInstallLedger(
                new InstallRows(sql, systems, sites, changes),
                new EnvironmentRows(sql, systems, contents, changes),
                new PastRows(sql, contents, changes),
                hosts),
            changes);
    files = new JdbcFileLedger(new FileRows(sql), attempts);
  }

  AttemptRows attempts() {
    return attempts;
  }

  ClaimRows claims() {
    return claims;
  }

  DiagnosisRows diagnoses() {
    return diagnoses;
  }

  void committed() {
    met.forEach(each -> known.put(each.digest, each.document));
    met.clear();
  }

  void forget() {
    met.clear();
    known.forget();
    List.of(packages, compilers, systems, sites, tags).forEach(Words::forget);
    versions.forget();
    runs.forget();
    hosts.forget();
  }

  @Override
  public long run(Caller caller, String spackVersion) {
    return sql(() -> runs.run(caller, spackVersion));
  }

  @Override
  public @Nullable KeptDocument document(byte[] digest) {
    KeptDocument kept = known.get(digest);
    if (kept == null) {
      kept = sqlOrNull(() -> documents.find(digest));
      if (kept != null) {
        met.add(new Met(digest, kept));
      }
    }
    return kept;
  }

  @Override
  public KeptDocument keepDocument(Report.SpecPosted post) {
    return sql(() -> documents.keep(post));
  }

  @Override
  public long root(long document) {
    return sql(() -> documents.root(document));
  }

  @Override
  public void posted(long run, long document, long at) {
    act(() -> runs.posted(run, document, at));
  }

  @Override
  public List<SpecCandidate> specs(String hash, String spackVersion, long run) {
    return sql(() -> specs.candidates(hash, spackVersion, run));
  }

  @Override
  public Failed failed(long run) {
    return sql(() -> Failures.of(run, sql));
  }

  @Override
  public Kept<BuildFacts> build(
      SpecCandidate spec, BuildHost host, long account, String spackVersion, long at) {
    return sql(() -> builds.keep(spec, host, account, spackVersion, at));
  }

  @Override
  public @Nullable BuildFacts build(long id) {
    return sqlOrNull(() -> builds.find(id));
  }

  @Override
  public BuildState attempts(long build) {
    return sql(() -> states.ofBuild(build));
  }

  @Override
  public void arm(long build, long run, long at) {
    act(() -> armed.arm(build, run, at));
  }

  @Override
  public void tag(long attempt, long run, Collection<String> words) {
    act(() -> attempts.tag(attempt, run, words));
  }

  @Override
  public long open(
      BuildFacts build, long run, @Nullable Long previous, Set<String> replayed, long at) {
    return sql(
        () -> {
          long attempt = attempts.open(build.id(), run, at);
          if (previous != null) {
            attempts.moveTags(previous, attempt, run);
            claims.copy(previous, attempt, run, new LinkedHashSet<>(replayed));
          }
          armed.disarm(build.id(), run);
          return attempt;
        });
  }

  @Override
  public void join(long attempt, long run) {
    act(() -> attempts.join(attempt, run));
  }

  @Override
  public long reopen(long attempt, long run, long at) {
    return sql(() -> attempts.reopen(attempt, run, at));
  }

  @Override
  public void replayed(long build, long run, String phase) {
    act(() -> armed.replayed(build, run, phase));
  }

  @Override
  public void replayed(long build, long run, ClaimedStatus status) {
    act(() -> armed.replayed(build, run, status));
  }

  @Override
  public long phase(long attempt, long run, Report.PhaseReported report, int position) {
    return sql(
        () -> {
          long id =
              claims.phase(
                  attempt,
                  run,
                  report.phase(),
                  position,
                  report.status(),
                  report.output(),
                  report.caller().arrived());
          claims.summarize(attempt);
          return id;
        });
  }

  @Override
  public long phaseId(long attempt, String phase) {
    return sql(() -> claims.phaseId(attempt, phase));
  }

  @Override
  public void status(long attempt, long run, ClaimedStatus status, long at) {
    act(
        () -> {
          claims.status(attempt, run, status.name(), at);
          claims.summarize(attempt);
        });
  }

  @Override
  public AttemptState attempt(long attempt) {
    return sql(() -> states.one(attempt));
  }

  @Override
  public Outcome outcome(long attempt, Outcome outcome, long at) {
    return sql(
        () -> {
          Outcome before = attempts.outcome(attempt, outcome);
          if (outcome == Outcome.SUCCESS && before != outcome) {
            diagnoses.fixed(attempt);
          }
          return before;
        });
  }

  @Override
  public List<AttemptState> undecidedFailures(long run) {
    return sql(() -> states.undecided(run));
  }

  @Override
  public void analysis(long build, long run, List<org.spackmon.record.Analysis> results, long at) {
    act(() -> analyses.keep(build, run, results, at));
  }

  @Override
  public JdbcRunLedger runs() {
    return journals;
  }

  @Override
  public FileLedger files() {
    return files;
  }

  @Override
  public void job(String kind, long subject, int version, long due) {
    act(() -> JobRows.queue(sql, kind, subject, version, due));
  }
}
