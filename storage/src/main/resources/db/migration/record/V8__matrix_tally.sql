-- Attempts by all that a package's matrix may show: specs of one version and compiler are one there.
CREATE TABLE matrix_tally (
  package_id  ${big} NOT NULL,
  version     ${text} NOT NULL,              -- "" for none
  system_id   ${big} NOT NULL,
  compiler_id ${big} NOT NULL,
  outcome     ${big} NOT NULL,
  n           ${big} NOT NULL,
  PRIMARY KEY (package_id, version, system_id, compiler_id, outcome)
) ${wide};

INSERT INTO matrix_tally (package_id, version, system_id, compiler_id, outcome, n)
SELECT a.package_id, coalesce(n.version, ''), a.system_id, a.compiler_id, a.outcome, count(*)
FROM attempt a JOIN node n ON n.id = a.node_id
GROUP BY a.package_id, coalesce(n.version, ''), a.system_id, a.compiler_id, a.outcome;

DROP TABLE spec_tally;
