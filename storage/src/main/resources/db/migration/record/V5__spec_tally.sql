-- Attempts at each spec on each system: a package's matrix is made of these, since a spec has one version and one compiler.
-- A spec that was pruned leaves counters of 0, as everything does in tally.
CREATE TABLE spec_tally (
  node_id   ${big} NOT NULL,
  system_id ${big} NOT NULL,
  outcome   ${big} NOT NULL,
  n         ${big} NOT NULL,
  PRIMARY KEY (node_id, system_id, outcome)
) ${wide};

INSERT INTO spec_tally (node_id, system_id, outcome, n)
SELECT node_id, system_id, outcome, count(*) FROM attempt GROUP BY node_id, system_id, outcome;
