-- What is installed where, as install trees and their databases tell it: docs/journal.md.

CREATE TABLE site (id ${identity}, name ${text} NOT NULL UNIQUE) ${strict};

ALTER TABLE system ADD COLUMN site_id ${big}; -- null: nobody said

-- An install tree on a system.
CREATE TABLE store (
  id            ${identity},
  system_id     ${big} NOT NULL REFERENCES system (id),
  root          ${text} NOT NULL,            -- its path there
  spack_root    ${text},                     -- the Spack whose tree it is, where that is known
  format        ${text},                     -- version of its database
  run_id        ${big} NOT NULL,             -- the run that told of it first
  read_by       ${big} NOT NULL,             -- the run that read it last
  first_seen_at ${big} NOT NULL,
  seen_at       ${big} NOT NULL,             -- when it was last read
  seen_before   ${big},                      -- and when the time before
  UNIQUE (system_id, root)
) ${strict};
CREATE INDEX store_read_by ON store (read_by);

-- Install trees from which a store takes what it lacks, in their order.
CREATE TABLE store_upstream (
  store_id ${big} NOT NULL REFERENCES store (id),
  position ${big} NOT NULL,
  root     ${text} NOT NULL,
  PRIMARY KEY (store_id, position)
) ${wide};

-- A spec in a store. What lists filter by is copied here, so that one index answers one filter.
CREATE TABLE install (
  id             ${identity},
  store_id       ${big} NOT NULL REFERENCES store (id),
  system_id      ${big} NOT NULL,            -- of its store
  node_id        ${big} NOT NULL REFERENCES node (id),
  package_id     ${big} NOT NULL,            -- of its node
  hash           ${text} NOT NULL,           -- its DAG hash, by which the store knows it
  prefix         ${text},
  explicit       ${big} NOT NULL,            -- somebody asked for it by itself
  external       ${big} NOT NULL,            -- not Spack's own: a package of the machine
  deprecated_for ${text},                    -- hash of the one that takes its place
  installed_at   ${big},                     -- as the store says
  first_seen_at  ${big} NOT NULL,
  last_seen_at   ${big},                     -- null while it is there: then when its store was read
  uninstalled_at ${big},                     -- when it was found gone; null while it is there
  origin_url     ${text},                    -- where it was built, when it came from a build cache
  origin_host    ${text},
  origin_at      ${big},
  run_id         ${big} NOT NULL,            -- the run that told of it first
  attempt_id     ${big},                     -- the build that made it, where one is known
  UNIQUE (store_id, hash)
) ${strict};
CREATE INDEX install_node    ON install (node_id, system_id, uninstalled_at);
CREATE INDEX install_system  ON install (system_id, uninstalled_at, package_id, node_id);
CREATE INDEX install_newest  ON install (system_id, id, uninstalled_at, explicit);
CREATE INDEX install_store   ON install (store_id, uninstalled_at);
CREATE INDEX install_attempt ON install (attempt_id);
CREATE INDEX install_run     ON install (run_id);

-- A Spack environment on a system: what it should hold, and what it was made concrete as.
CREATE TABLE environment (
  id            ${identity},
  system_id     ${big} NOT NULL REFERENCES system (id),
  path          ${text} NOT NULL,
  name          ${text} NOT NULL,
  manifest_id   ${big} REFERENCES content (id), -- spack.yaml
  lock_id       ${big} REFERENCES content (id), -- spack.lock
  state         ${text} NOT NULL,            -- digest of both: the same means nothing is new
  run_id        ${big} NOT NULL,             -- the run that told of it first
  first_seen_at ${big} NOT NULL,
  seen_at       ${big} NOT NULL,
  gone_at       ${big},
  UNIQUE (system_id, path)
) ${strict};
CREATE INDEX environment_run ON environment (run_id);
CREATE INDEX environment_manifest ON environment (manifest_id);
CREATE INDEX environment_lock ON environment (lock_id);

CREATE TABLE environment_root (
  environment_id ${big} NOT NULL REFERENCES environment (id),
  position       ${big} NOT NULL,
  hash           ${text} NOT NULL,
  node_id        ${big} REFERENCES node (id), -- null where its lock doesn't hold it
  spec           ${text},                    -- as it was asked for
  PRIMARY KEY (environment_id, position)
) ${wide};
CREATE INDEX environment_root_node ON environment_root (node_id, environment_id);

-- What a store remembers as failed: Spack's own marks, and stages that a failed build left.
CREATE TABLE store_failure (
  store_id   ${big} NOT NULL REFERENCES store (id),
  hash       ${text} NOT NULL,
  failed_at  ${big} NOT NULL,
  run_id     ${big} NOT NULL,                -- the run that told of it
  attempt_id ${big},
  PRIMARY KEY (store_id, hash)
) ${wide};
CREATE INDEX store_failure_attempt ON store_failure (attempt_id);
CREATE INDEX store_failure_run ON store_failure (run_id);

-- A log that came as a whole: nobody asks how far it is.
ALTER TABLE run_log ADD COLUMN whole ${big};
CREATE INDEX run_log_growing ON run_log (run_id) WHERE state = 0;
CREATE INDEX run_log_parts   ON run_log (run_id) WHERE whole IS NULL;
