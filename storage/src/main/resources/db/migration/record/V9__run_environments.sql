-- Which environment of its system does a run work in?
ALTER TABLE run_environment ADD COLUMN environment_id ${big}; -- null where it has no path
CREATE INDEX run_environment_known ON run_environment (environment_id, run_id);

UPDATE run_environment SET environment_id = (SELECT e.id FROM run_journal j
  JOIN system y ON y.name = j.system JOIN environment e ON e.system_id = y.id
  WHERE j.run_id = run_environment.run_id AND e.path = run_environment.path);
