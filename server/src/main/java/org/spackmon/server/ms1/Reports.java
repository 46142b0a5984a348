package org.spackmon.server.ms1;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionException;
import org.spackmon.record.Caller;
import org.spackmon.record.Receipt;
import org.spackmon.record.Report;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.server.accounts.Identity;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Store;

/** Hands reports to the store and waits until they are durable. */
final class Reports {
  private static final String DOOR = "ms1";

  private final Store store;
  private final Callers callers;

  Reports(Store store, Callers callers) {
    this.store = store;
    this.callers = callers;
  }

  /** Who reports; asked before anything is read of what they say. */
  Caller caller(Context ctx) {
    Identity who = callers.of(ctx);
    long arrived = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return new Caller(who.account(), who.runKey(), DOOR, arrived);
  }

  /** What the reporter is told when the report is durable. */
  <R extends Receipt> R record(Report<R> report) throws ReportRejectedException {
    try {
      return store.record(report).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ReportRejectedException rejected) {
        throw rejected;
      }
      throw e;
    }
  }

  /** The same for a report about a build that the client names by its id. */
  <R extends Receipt> R recordOfBuild(Report<R> report) {
    try {
      return record(report);
    } catch (ReportRejectedException rejected) {
      throw switch (rejected.reason()) {
        case NOT_THE_OWNER -> refused("You do not own the build and cannot update it.");
        case UNKNOWN_BUILD, UNKNOWN_SPEC, UNKNOWN_DOCUMENT ->
            ProblemException.notFound(String.valueOf(rejected.getMessage()));
      };
    }
  }

  /** A report that says too little, or something that doesn't exist. */
  static ProblemException refused(String message) {
    return new ProblemException(ErrorCode.INVALID_VALUE, message);
  }
}
