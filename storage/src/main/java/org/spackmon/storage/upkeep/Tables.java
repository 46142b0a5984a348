package org.spackmon.storage.upkeep;

import java.util.List;

/** Which tables are there? Each behind those that it refers to. */
final class Tables {
  static final String CHUNK = "chunk";

  static final List<String> ALL =
      List.of(
          CHUNK,
          "setting",
          "account",
          "token",
          "web_session",
          "sign_in_link",
          "package",
          "compiler",
          "site",
          "system",
          "tag",
          "system_rule",
          "content",
          "content_chunk",
          "node",
          "hash_alias",
          "edge",
          "document",
          "document_node",
          "run",
          "run_document",
          "build_host",
          "build",
          "attempt",
          "attempt_run",
          "attempt_tag",
          "armed",
          "claim",
          "phase",
          "analysis",
          "run_journal",
          "run_environment",
          "run_package",
          "run_build",
          "run_log",
          "run_file",
          "run_event",
          "store",
          "store_upstream",
          "install",
          "environment",
          "environment_root",
          "store_failure",
          "failure",
          "failure_place",
          "failure_day",
          "diagnosis",
          "finding",
          "change",
          "job",
          "tally",
          "spec_tally");

  /** Those that hand out keys. */
  static final List<String> WITH_IDENTITY =
      List.of(
          "account",
          "token",
          "package",
          "compiler",
          "site",
          "system",
          "tag",
          "content",
          "node",
          "document",
          "run",
          "build_host",
          "build",
          "attempt",
          "claim",
          "phase",
          "analysis",
          "run_log",
          "store",
          "install",
          "environment",
          "failure",
          "failure_place",
          "job");

  private Tables() {}
}
