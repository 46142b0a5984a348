-- What spackmon keeps. One text for SQLite and PostgreSQL; the dialect fills in
--   ${identity}  a key that the database hands out and never hands out twice
--   ${big}       64-bit integer            ${text}  text that sorts by code point
--   ${blob}      bytes                     ${wide}  keeps a table in the order of its primary key
--   ${strict}    refuses values of another type, where the database wouldn't by itself
-- Times are microseconds since the epoch, UTC. Booleans are 0 and 1.

-- Who may tell, who may see ------------------------------------------------------------------------

CREATE TABLE setting (
  name  ${text} NOT NULL PRIMARY KEY,
  value ${text} NOT NULL
) ${strict};

CREATE TABLE account (
  id         ${identity},
  name       ${text} NOT NULL UNIQUE,
  created_at ${big} NOT NULL,
  removed_at ${big}
) ${strict};

CREATE TABLE token (
  id           ${identity},
  account_id   ${big} NOT NULL REFERENCES account (id),
  hash         ${blob} NOT NULL UNIQUE,      -- SHA-256 of the token
  hint         ${text} NOT NULL,             -- its first characters, to tell tokens apart
  created_at   ${big} NOT NULL,
  last_used_at ${big},
  revoked_at   ${big}
) ${strict};
CREATE INDEX token_account ON token (account_id);

CREATE TABLE web_session (
  hash       ${blob} NOT NULL PRIMARY KEY,   -- SHA-256 of the cookie
  account_id ${big} NOT NULL REFERENCES account (id),
  token_id   ${big},                         -- the token it was opened with: revoked together
  csrf       ${text} NOT NULL,
  created_at ${big} NOT NULL,
  expires_at ${big} NOT NULL
) ${strict};

CREATE TABLE sign_in_link (
  hash       ${blob} NOT NULL PRIMARY KEY,   -- SHA-256 of the code in the link
  account_id ${big} NOT NULL REFERENCES account (id),
  expires_at ${big} NOT NULL,
  used_at    ${big}
) ${strict};

-- Words that repeat --------------------------------------------------------------------------------

CREATE TABLE package  (id ${identity}, name ${text} NOT NULL UNIQUE) ${strict};
CREATE TABLE compiler (id ${identity}, name ${text} NOT NULL UNIQUE) ${strict};  -- "gcc@12.2.0"; "" for none
CREATE TABLE system   (id ${identity}, name ${text} NOT NULL UNIQUE) ${strict};  -- "unknown" is always there
CREATE TABLE tag      (id ${identity}, name ${text} NOT NULL UNIQUE) ${strict};

INSERT INTO system (name) VALUES ('unknown');

-- First match gives a build host its system; pattern is a shell glob over the host's name.
CREATE TABLE system_rule (
  position ${big} NOT NULL PRIMARY KEY,
  pattern  ${text} NOT NULL,
  system   ${text} NOT NULL
) ${strict};

-- Bytes: logs, documents, analyzer results ---------------------------------------------------------

CREATE TABLE content (
  id         ${identity},
  digest     ${blob} NOT NULL,
  bytes      ${big} NOT NULL,
  omitted    ${big} NOT NULL,
  lines      ${big} NOT NULL,
  flags      ${big} NOT NULL,
  said_start ${big},
  said_end   ${big}
) ${strict};

-- Its chunks, in order; their bytes are in the chunk store under their hash.
CREATE TABLE content_chunk (
  content_id ${big} NOT NULL REFERENCES content (id),
  position   ${big} NOT NULL,
  first_byte ${big} NOT NULL,
  first_line ${big} NOT NULL,
  size       ${big} NOT NULL,
  hash       ${blob} NOT NULL,
  PRIMARY KEY (content_id, position)
) ${wide};
CREATE INDEX content_chunk_hash ON content_chunk (hash);

-- Specs: nodes by content, hashes as aliases -------------------------------------------------------

CREATE TABLE node (
  id            ${identity},
  digest        ${blob} NOT NULL UNIQUE,
  package_id    ${big} NOT NULL REFERENCES package (id),
  version       ${text},
  namespace     ${text},
  platform      ${text},
  os            ${text},
  target        ${text},
  compiler_id   ${big} NOT NULL REFERENCES compiler (id),
  parameters    ${text} NOT NULL,            -- JSON object, keys sorted
  external_path ${text},
  concrete      ${big} NOT NULL,
  first_seen_at ${big} NOT NULL
) ${strict};
CREATE INDEX node_package ON node (package_id, id);
CREATE INDEX node_failed  ON node (id) WHERE concrete = 0;   -- few; asked for by themselves

CREATE TABLE hash_alias (
  node_id ${big} NOT NULL REFERENCES node (id),
  kind    ${big} NOT NULL,                   -- 0 hash, 1 full_hash, 2 build_hash, 3 package_hash
  hash    ${text} NOT NULL,
  PRIMARY KEY (node_id, kind, hash)
) ${wide};
-- A recipe's hash is shared by design, so nobody finds a spec by it; and hashes come in no order:
-- each one in this index costs a page.
CREATE INDEX hash_alias_hash ON hash_alias (hash, kind, node_id) WHERE kind < 3;

CREATE TABLE edge (
  parent_id ${big} NOT NULL REFERENCES node (id),
  position  ${big} NOT NULL,
  name      ${text} NOT NULL,                -- the dependency's package
  types     ${big} NOT NULL,                 -- 1 build, 2 link, 4 run, 8 test
  virtuals  ${text} NOT NULL,                -- "c,cxx"; "" for none
  direct    ${big} NOT NULL,
  hash_kind ${big},
  hash      ${text},
  child_id  ${big},                          -- null until a document brings the child
  PRIMARY KEY (parent_id, position)
) ${wide};
CREATE INDEX edge_child ON edge (child_id, parent_id);
CREATE INDEX edge_waiting ON edge (hash, hash_kind) WHERE child_id IS NULL;

CREATE TABLE document (
  id            ${identity},
  digest        ${blob} NOT NULL UNIQUE,     -- SHA-256 of the request that brought it
  format        ${big} NOT NULL,
  spack_version ${text} NOT NULL,
  root_id       ${big},
  answer        ${text} NOT NULL,            -- JSON of what was answered
  content_id    ${big} NOT NULL REFERENCES content (id),
  received_at   ${big} NOT NULL
) ${strict};

CREATE INDEX document_content ON document (content_id);

CREATE TABLE document_node (
  document_id ${big} NOT NULL REFERENCES document (id),
  node_id     ${big} NOT NULL REFERENCES node (id),
  PRIMARY KEY (node_id, document_id)
) ${wide};
CREATE INDEX document_node_document ON document_node (document_id);

-- Runs, builds, attempts ---------------------------------------------------------------------------

CREATE TABLE run (
  id            ${identity},
  run_key       ${text} NOT NULL UNIQUE,
  door          ${text} NOT NULL,
  account_id    ${big} NOT NULL REFERENCES account (id),
  spack_version ${text} NOT NULL,
  started_at    ${big} NOT NULL
) ${strict};
CREATE INDEX run_started ON run (started_at);

CREATE TABLE run_document (
  run_id      ${big} NOT NULL REFERENCES run (id),
  document_id ${big} NOT NULL REFERENCES document (id),
  at          ${big} NOT NULL,
  PRIMARY KEY (run_id, document_id)
) ${wide};
CREATE INDEX run_document_document ON run_document (document_id);

CREATE TABLE build_host (
  id             ${identity},
  hostname       ${text} NOT NULL,
  platform       ${text} NOT NULL,
  host_os        ${text} NOT NULL,
  host_target    ${text} NOT NULL,
  kernel_version ${text} NOT NULL,
  system_id      ${big} NOT NULL REFERENCES system (id),
  UNIQUE (hostname, platform, host_os, host_target, kernel_version)
) ${strict};
CREATE INDEX build_host_system ON build_host (system_id, id);

CREATE TABLE build (
  id            ${identity},
  node_id       ${big} NOT NULL REFERENCES node (id),
  host_id       ${big} NOT NULL REFERENCES build_host (id),
  account_id    ${big} NOT NULL REFERENCES account (id),
  spack_version ${text} NOT NULL,
  spec_hash     ${text} NOT NULL,            -- the hash that it was announced with
  created_at    ${big} NOT NULL,
  UNIQUE (node_id, host_id, account_id, spack_version, spec_hash)
) ${strict};
CREATE INDEX build_host_builds ON build (host_id);

-- One try. What lists filter by is copied here, so that one index answers one filter.
CREATE TABLE attempt (
  id          ${identity},
  build_id    ${big} NOT NULL REFERENCES build (id),
  number      ${big} NOT NULL,
  run_id      ${big} NOT NULL REFERENCES run (id),   -- the run that opened it
  node_id     ${big} NOT NULL,
  package_id  ${big} NOT NULL,
  compiler_id ${big} NOT NULL,
  system_id   ${big} NOT NULL,
  account_id  ${big} NOT NULL,
  outcome     ${big} NOT NULL,               -- derived, see Outcome
  opened_at   ${big} NOT NULL,
  started_at  ${big},                        -- first phase or status arrived
  ended_at    ${big},                        -- last phase or status arrived
  duration    ${big},                        -- microseconds; by the clock of the build where it told
  phases      ${text} NOT NULL               -- "configure build! install": in order, ! failed
) ${strict};
-- Every index below holds all filters, so that any combination is decided without the table.
CREATE INDEX attempt_build    ON attempt (build_id, number);
CREATE INDEX attempt_run_id   ON attempt (run_id);
CREATE INDEX attempt_node     ON attempt (node_id, id);
CREATE INDEX attempt_outcome  ON attempt (outcome, id, package_id, compiler_id, system_id, account_id);
CREATE INDEX attempt_package  ON attempt (package_id, id, outcome, compiler_id, system_id, account_id);
CREATE INDEX attempt_compiler ON attempt (compiler_id, id, outcome, package_id, system_id, account_id);
CREATE INDEX attempt_system   ON attempt (system_id, id, outcome, package_id, compiler_id, account_id);
CREATE INDEX attempt_account  ON attempt (account_id, id, outcome, package_id, compiler_id, system_id);

-- Columns without REFERENCES below name rows that only pruning removes, which looks for these first
-- and by attempt: a check of the database's own would read the whole table for every row removed.
CREATE TABLE attempt_run (
  run_id     ${big} NOT NULL REFERENCES run (id),
  attempt_id ${big} NOT NULL REFERENCES attempt (id) ON UPDATE CASCADE,
  PRIMARY KEY (attempt_id, run_id)
) ${wide};
CREATE INDEX attempt_run_run ON attempt_run (run_id, attempt_id);

CREATE TABLE attempt_tag (
  tag_id     ${big} NOT NULL REFERENCES tag (id),
  attempt_id ${big} NOT NULL REFERENCES attempt (id) ON UPDATE CASCADE,
  run_id     ${big} NOT NULL,                -- in whose name; it takes part in the attempt
  PRIMARY KEY (tag_id, attempt_id, run_id)
) ${wide};
CREATE INDEX attempt_tag_attempt ON attempt_tag (attempt_id);

-- Runs that announced a build again and may open an attempt.
CREATE TABLE armed (
  build_id ${big} NOT NULL REFERENCES build (id),
  run_id   ${big} NOT NULL REFERENCES run (id),
  at       ${big} NOT NULL,
  replayed ${text} NOT NULL,                 -- JSON list: phases repeated word for word since
  ends     ${text} NOT NULL,                 -- JSON list: ends claimed again since
  PRIMARY KEY (build_id, run_id)
) ${wide};
CREATE INDEX armed_run ON armed (run_id);

-- What was said, appended and never changed.
CREATE TABLE claim (
  id         ${identity},
  attempt_id ${big} NOT NULL REFERENCES attempt (id) ON UPDATE CASCADE,
  run_id     ${big} NOT NULL,                -- it takes part in the attempt
  phase      ${text},                        -- null: the claim is about the whole build
  status     ${text} NOT NULL,
  content_id ${big},
  arrived_at ${big} NOT NULL
) ${strict};
CREATE INDEX claim_attempt ON claim (attempt_id);

-- The current word on each phase.
CREATE TABLE phase (
  id         ${identity},
  attempt_id ${big} NOT NULL REFERENCES attempt (id) ON UPDATE CASCADE,
  name       ${text} NOT NULL,
  position   ${big} NOT NULL,
  status     ${text} NOT NULL,
  digest     ${text} NOT NULL,               -- hex SHA-256 of its log; "" for none
  content_id ${big},                         -- of one of its claims
  arrived_at ${big} NOT NULL,
  error_line ${big},                         -- set by the job that reads the log
  UNIQUE (attempt_id, name)
) ${strict};

-- Analyzer results ---------------------------------------------------------------------------------

CREATE TABLE analysis (
  id          ${identity},
  build_id    ${big} NOT NULL REFERENCES build (id),
  analyzer    ${text} NOT NULL,
  name        ${text} NOT NULL,              -- "" for the whole result of an analyzer
  file        ${text} NOT NULL,              -- "" where none was named
  kind        ${big} NOT NULL,               -- 0 text, 1 JSON, 2 binary
  entries     ${big} NOT NULL,
  content_id  ${big} NOT NULL REFERENCES content (id),
  run_id      ${big} NOT NULL REFERENCES run (id),
  received_at ${big} NOT NULL,
  UNIQUE (build_id, analyzer, name, file)
) ${strict};
CREATE INDEX analysis_run ON analysis (run_id);
CREATE INDEX analysis_content ON analysis (content_id);

-- Order of change, work to do, totals --------------------------------------------------------------

CREATE TABLE change (
  seq    ${big} NOT NULL PRIMARY KEY,
  topic  ${text} NOT NULL,                   -- "attempt", "spec", "analysis", …
  entity ${big} NOT NULL,
  at     ${big} NOT NULL
) ${strict};

CREATE TABLE job (
  id        ${identity},
  kind      ${text} NOT NULL,
  subject   ${big} NOT NULL,
  version   ${big} NOT NULL,
  due_at    ${big} NOT NULL,
  leased_to ${big} NOT NULL,                 -- 0: free; else the time at which the lease ends
  tries     ${big} NOT NULL,
  error     ${text},
  UNIQUE (kind, subject)
) ${strict};
CREATE INDEX job_due ON job (due_at);

-- Attempts by what they are counted by; facet 0 all, 1 package, 2 compiler, 3 system, 4 account, 5 tag.
CREATE TABLE tally (
  facet   ${big} NOT NULL,
  value   ${big} NOT NULL,
  outcome ${big} NOT NULL,
  n       ${big} NOT NULL,
  PRIMARY KEY (facet, value, outcome)
) ${wide};
