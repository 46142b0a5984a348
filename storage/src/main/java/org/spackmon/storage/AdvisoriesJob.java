package org.spackmon.storage;

import java.sql.SQLException;
import org.spackmon.storage.advisories.Advisories;
import org.spackmon.storage.ledger.Books;

/** Looks up packages among advisories: new ones, or all when the rules are others. */
final class AdvisoriesJob implements JobKind {
  private final Advisories advisories;

  AdvisoriesJob(Advisories advisories) {
    this.advisories = advisories;
  }

  @Override
  public String name() {
    return Advisories.JOB;
  }

  @Override
  public void begin(Books books) throws SQLException {
    Advisories.followRules(books);
  }

  @Override
  public Result work(long subject) {
    return advisories.lookUp()::keep;
  }
}
