package org.spackmon.storage;

import org.jdbi.v3.core.Jdbi;
import org.spackmon.record.OutcomeRecorder;
import org.spackmon.storage.findings.Examined;
import org.spackmon.storage.findings.Examiner;

/** Why did an attempt fail? Reads its log, or where there is none what Spack said. */
final class FindingsJob implements JobKind {
  private final Jdbi reads;
  private final Contents contents;
  private final Examiner examiner;

  FindingsJob(Jdbi reads, Contents contents, Examiner examiner) {
    this.reads = reads;
    this.contents = contents;
    this.examiner = examiner;
  }

  @Override
  public String name() {
    return OutcomeRecorder.FINDINGS_JOB;
  }

  @Override
  public Result work(long attempt) {
    Evidence evidence = Evidence.of(reads, attempt);
    if (!evidence.failed()) {
      return books -> books.diagnoses().remove(attempt);
    }
    for (Evidence.Log log : evidence.logs()) {
      Examined examined = examiner.log(to -> contents.read(log.content(), to));
      if (examined.cause() != null) {
        return found(attempt, log, examined);
      }
    }
    String said = evidence.said();
    Examined examined = said.isEmpty() ? Examined.NOTHING : examiner.words(said);
    return books -> books.diagnoses().keep(attempt, examiner.version(), evidence.phase(), examined);
  }

  private Result found(long attempt, Evidence.Log log, Examined examined) {
    long line = examined.first().get(0).line();
    return books -> {
      books.diagnoses().keep(attempt, examiner.version(), log.phase(), examined);
      books.statements().update("UPDATE phase SET error_line = ? WHERE id = ?", line, log.id());
    };
  }
}
