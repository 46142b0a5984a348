-- Which installs an advisory means: decisions/0016.

-- Every package in every version that some spec has; those not matched yet wait for a job.
CREATE TABLE package_version (
  id         ${identity},
  package_id ${big} NOT NULL REFERENCES package (id),
  version    ${text} NOT NULL,
  matched    ${big} NOT NULL,
  UNIQUE (package_id, version)
) ${strict};
CREATE INDEX package_version_waiting ON package_version (id) WHERE matched = 0;

INSERT INTO package_version (package_id, version, matched)
SELECT DISTINCT package_id, version, 0 FROM node WHERE version IS NOT NULL AND concrete = 1;

-- What somebody said of a vulnerability, and what people here say of that.
CREATE TABLE advisory (
  id            ${identity},
  name          ${text} NOT NULL UNIQUE,     -- as its source calls it
  modified_at   ${big} NOT NULL,             -- these three as its source tells
  published_at  ${big},
  withdrawn_at  ${big},
  summary       ${text} NOT NULL,
  severity      ${big} NOT NULL,             -- see Severity
  body          ${blob} NOT NULL,            -- all of it: JSON, zstd
  verdict       ${big} NOT NULL,             -- the worst of its hits, see Verdict; 0 for none
  first_hit     ${big},                      -- its first one; lists are in this order
  first_seen_at ${big},
  status        ${big} NOT NULL,             -- see Status; 0 while nobody said
  justification ${text} NOT NULL,            -- "" for none
  reason        ${text} NOT NULL,
  stated_by     ${text} NOT NULL,            -- name of an account
  stated_at     ${big}
) ${strict};
CREATE INDEX advisory_newest ON advisory (first_hit, verdict, status, severity) WHERE first_hit IS NOT NULL;

-- What it is about: "pypi:numpy", and the bare name.
CREATE TABLE advisory_subject (
  subject     ${text} NOT NULL,
  advisory_id ${big} NOT NULL REFERENCES advisory (id),
  bare_name   ${text} NOT NULL,
  PRIMARY KEY (subject, advisory_id)
) ${wide};
CREATE INDEX advisory_subject_advisory ON advisory_subject (advisory_id);
CREATE INDEX advisory_subject_bare ON advisory_subject (bare_name, advisory_id);

-- A package in a version that it means, or may mean.
CREATE TABLE advisory_hit (
  id            ${identity},
  advisory_id   ${big} NOT NULL REFERENCES advisory (id),
  package_id    ${big} NOT NULL REFERENCES package (id),
  version       ${text} NOT NULL,
  verdict       ${big} NOT NULL,             -- see Verdict
  first_seen_at ${big} NOT NULL,
  UNIQUE (advisory_id, package_id, version)
) ${strict};
CREATE INDEX advisory_hit_package ON advisory_hit (package_id, version, advisory_id);
