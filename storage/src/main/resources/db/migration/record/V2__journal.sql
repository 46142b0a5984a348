-- What our own client tells of its runs: docs/journal.md.

-- A run that has a journal. Its facts are null until the journal told them.
CREATE TABLE run_journal (
  run_id         ${big} NOT NULL PRIMARY KEY REFERENCES run (id),
  position       ${big} NOT NULL,            -- bytes of the journal that are kept
  heard_at       ${big} NOT NULL,            -- when it last told something, if only that it lives
  lost_at        ${big},                     -- when it was given up; null again once it is back
  began_at       ${big},                     -- these three by the clock of the server
  exited_at      ${big},
  clock          ${big} NOT NULL,            -- microseconds that the server's clock was ahead
  exit_code      ${big},
  exit_signal    ${big},
  client         ${text},
  command        ${text},                    -- JSON list
  user_name      ${text},
  host_name      ${text},
  system         ${text},
  batch_kind     ${text},
  batch_job      ${text},
  batch_node     ${text},
  tags           ${text} NOT NULL,           -- JSON list
  spack_commit   ${text},
  installer      ${text},
  python         ${text},
  root           ${text},
  store          ${text},
  hostname       ${text},
  platform       ${text},
  host_os        ${text},
  host_target    ${text},
  kernel_version ${text}
) ${strict};

CREATE TABLE run_environment (
  run_id      ${big} NOT NULL REFERENCES run (id),
  path        ${text} NOT NULL,
  name        ${text} NOT NULL,
  manifest_id ${big} REFERENCES content (id), -- spack.yaml
  lock_id     ${big} REFERENCES content (id), -- spack.lock
  PRIMARY KEY (run_id, path, name)
) ${wide};

-- The plan of a run, and what became of it.
CREATE TABLE run_package (
  run_id       ${big} NOT NULL REFERENCES run (id),
  hash         ${text} NOT NULL,
  position     ${big} NOT NULL,              -- order of the plan
  name         ${text} NOT NULL,
  version      ${text},
  role         ${big} NOT NULL,              -- 0 build, 1 installed, 2 external
  explicit     ${big} NOT NULL,
  root         ${big} NOT NULL,
  outcome      ${big},                       -- see Outcome; null until decided
  because      ${text},                      -- hash of the dependency that failed
  installed_by ${text},                      -- key of the run that had installed it
  PRIMARY KEY (run_id, hash)
) ${wide};

-- One try of a run to build or install a package: an attempt, with what only journals tell of it.
CREATE TABLE run_build (
  run_id       ${big} NOT NULL REFERENCES run (id),
  build_key    ${text} NOT NULL,             -- the journal's name for it
  hash         ${text} NOT NULL,
  attempt_id   ${big},                       -- null once it was pruned
  prefix       ${text},
  stage        ${text},
  log          ${text},                      -- where it was
  began_at     ${big},
  ended_at     ${big},
  outcome      ${big},                       -- as said; null until then
  error        ${text},                      -- one line
  why          ${text},
  because      ${text},
  installed_by ${text},
  origin_url   ${text},
  origin_host  ${text},
  origin_at    ${big},
  PRIMARY KEY (run_id, build_key)
) ${wide};
CREATE INDEX run_build_attempt ON run_build (attempt_id);

-- The log of such a try, growing until its end is told.
CREATE TABLE run_log (
  id          ${identity},
  run_id      ${big} NOT NULL REFERENCES run (id),
  build_key   ${text} NOT NULL,
  content_id  ${big} NOT NULL REFERENCES content (id),
  line_open   ${big} NOT NULL,               -- whether its last line has no end yet
  said_bytes  ${big},                        -- how long it is in all
  said_sha256 ${text},
  state       ${big} NOT NULL,               -- 0 growing, 1 as said, 2 in chunks of the usual size
  UNIQUE (run_id, build_key)
) ${strict};
CREATE INDEX run_log_content ON run_log (content_id);

-- Files of PREFIX/.spack.
CREATE TABLE run_file (
  run_id      ${big} NOT NULL REFERENCES run (id),
  build_key   ${text} NOT NULL,
  name        ${text} NOT NULL,
  content_id  ${big} NOT NULL REFERENCES content (id),
  received_at ${big} NOT NULL,
  PRIMARY KEY (run_id, build_key, name)
) ${wide};

-- Events as they came: notes, what a later version tells, lines that can't be read.
CREATE TABLE run_event (
  run_id   ${big} NOT NULL REFERENCES run (id),
  position ${big} NOT NULL,                  -- where it stands in the journal
  kind     ${text} NOT NULL,
  body     ${text} NOT NULL,
  PRIMARY KEY (run_id, position)
) ${wide};

-- Phases of a journal have times and a place in the log of their build.
ALTER TABLE phase ADD COLUMN step ${big};       -- 1: one of Spack's own: fetch, stage, patch
ALTER TABLE phase ADD COLUMN started_at ${big}; -- by the clock of the server
ALTER TABLE phase ADD COLUMN ended_at ${big};
ALTER TABLE phase ADD COLUMN log_at ${big};     -- bytes of the log before it
ALTER TABLE phase ADD COLUMN error ${text};
