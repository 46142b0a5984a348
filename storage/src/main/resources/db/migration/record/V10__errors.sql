-- Every error that any log told of, once, so that it is found by its words.
CREATE TABLE error (
  id          ${identity},
  fingerprint ${text} NOT NULL UNIQUE,
  words       ${text} NOT NULL               -- in lower case: what it is called, and its line, as first met
) ${strict};

INSERT INTO error (fingerprint, words)
SELECT fingerprint, lower(substr(min(summary), 1, 300) || ' ' || substr(min(text), 1, 300))
FROM finding GROUP BY fingerprint;

ALTER TABLE finding ADD COLUMN error_id ${big};
UPDATE finding SET error_id = (SELECT e.id FROM error e WHERE e.fingerprint = finding.fingerprint);
CREATE INDEX finding_error ON finding (error_id, attempt_id);

-- Which failure its attempts went to when their logs were read by other rules; 0 for several.
ALTER TABLE failure ADD COLUMN heir_id ${big};
