-- Why attempts failed: read from their logs by a job, counted by what they have in common.

-- What failed attempts have in common: one row for each fingerprint.
CREATE TABLE failure (
  id          ${identity},
  fingerprint ${text} NOT NULL UNIQUE,
  class       ${text} NOT NULL,              -- "compile", "link", … as logs/ names them
  headline    ${text} NOT NULL,              -- in one line, of the attempt that it was met in first
  attempts    ${big} NOT NULL,
  packages    ${big} NOT NULL,               -- these four: of its places
  compilers   ${big} NOT NULL,
  systems     ${big} NOT NULL,
  open_places ${big} NOT NULL,
  first_at    ${big} NOT NULL,
  last_at     ${big} NOT NULL,
  last_id     ${big} NOT NULL,               -- its newest attempt; lists are in this order
  mark        ${big} NOT NULL,               -- 0 none, 1 muted, 2 assigned
  assignee    ${text} NOT NULL,              -- "" for nobody
  note        ${text} NOT NULL,
  link        ${text} NOT NULL,
  marked_by   ${text} NOT NULL,              -- name of an account
  marked_at   ${big}
) ${strict};
CREATE INDEX failure_newest   ON failure (last_id);
CREATE INDEX failure_frequent ON failure (attempts, id);

-- Where it was met. Open until the same package, compiler and system succeed again.
CREATE TABLE failure_place (
  id          ${identity},
  failure_id  ${big} NOT NULL REFERENCES failure (id),
  package_id  ${big} NOT NULL,
  version     ${text} NOT NULL,              -- "" for none
  compiler_id ${big} NOT NULL,
  system_id   ${big} NOT NULL,
  attempts    ${big} NOT NULL,
  first_at    ${big} NOT NULL,
  last_at     ${big} NOT NULL,
  last_id     ${big} NOT NULL,
  open        ${big} NOT NULL,
  UNIQUE (failure_id, package_id, version, compiler_id, system_id)
) ${strict};
CREATE INDEX failure_place_newest ON failure_place (failure_id, last_id);
CREATE INDEX failure_place_package ON failure_place (package_id, failure_id);
CREATE INDEX failure_place_system ON failure_place (system_id, failure_id);
CREATE INDEX failure_place_open ON failure_place (package_id, system_id) WHERE open = 1;

-- How often in each day, counted from the epoch in UTC.
CREATE TABLE failure_day (
  failure_id ${big} NOT NULL REFERENCES failure (id),
  day        ${big} NOT NULL,
  attempts   ${big} NOT NULL,
  PRIMARY KEY (failure_id, day)
) ${wide};

-- What is known of why one attempt failed.
CREATE TABLE diagnosis (
  attempt_id ${big} NOT NULL PRIMARY KEY REFERENCES attempt (id),
  version    ${big} NOT NULL,                -- of the rules by which its log was read
  failure_id ${big},                         -- these two null where nothing tells why
  place_id   ${big},
  cause      ${text} NOT NULL,               -- in one line; "" where nothing tells
  phase      ${text},                        -- whose log told it
  errors     ${big} NOT NULL,                -- all that were found, of which the first are kept
  warnings   ${big} NOT NULL
) ${strict};
CREATE INDEX diagnosis_failure ON diagnosis (failure_id, attempt_id);

-- Errors of its log, the cause first; only the first few.
CREATE TABLE finding (
  attempt_id  ${big} NOT NULL REFERENCES attempt (id),
  position    ${big} NOT NULL,
  line        ${big} NOT NULL,               -- of the log, from 1; 0 where there is none
  text        ${text} NOT NULL,
  file        ${text},
  source_line ${big} NOT NULL,               -- 0 where none was told
  class       ${text} NOT NULL,
  summary     ${text} NOT NULL,
  fingerprint ${text} NOT NULL,
  times       ${big} NOT NULL,
  PRIMARY KEY (attempt_id, position)
) ${wide};

-- The jobs that looked for a line of a phase's log are done by the one that reads all of it.
DELETE FROM job WHERE kind = 'phase-log';
