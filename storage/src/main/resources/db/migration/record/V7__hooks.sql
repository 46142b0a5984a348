-- Who is told when a package begins to fail on a system, and when it works again.

-- What was told last: whether any failure of the package is open on the system.
CREATE TABLE trouble (
  package_id ${big} NOT NULL,
  system_id  ${big} NOT NULL,
  failing    ${big} NOT NULL,
  attempt_id ${big} NOT NULL,                -- with which that began
  PRIMARY KEY (package_id, system_id)
) ${wide};

INSERT INTO trouble (package_id, system_id, failing, attempt_id)
SELECT package_id, system_id, 1, max(last_id) FROM failure_place WHERE open = 1
GROUP BY package_id, system_id;

CREATE TABLE hook (
  id         ${identity},
  account_id ${big} NOT NULL REFERENCES account (id),
  url        ${text} NOT NULL,
  secret     ${text} NOT NULL,               -- signs what is sent: it has to be known here
  package    ${text} NOT NULL,               -- "" for any
  system     ${text} NOT NULL,               -- "" for any
  created_at ${big} NOT NULL
) ${strict};
CREATE INDEX hook_account ON hook (account_id);

-- What a hook is told. Names, so that it can be told still when the rest was pruned.
CREATE TABLE hook_delivery (
  id      ${identity},
  hook_id ${big} NOT NULL REFERENCES hook (id),
  event   ${text} NOT NULL,                  -- "failing", "fixed", "test"
  package ${text} NOT NULL,
  version ${text} NOT NULL,                  -- "" for none
  system  ${text} NOT NULL,
  build   ${big},
  attempt ${big},                            -- number of the build's attempts
  cause   ${text} NOT NULL,                  -- in one line; "" where nothing tells
  at      ${big} NOT NULL,
  tries   ${big} NOT NULL,
  status  ${big} NOT NULL,                   -- of the last answer; 0 where none came
  error   ${text} NOT NULL,                  -- why the last try failed; "" where it didn't
  tried_at ${big},
  due_at  ${big} NOT NULL                    -- the largest number once nothing is left to do
) ${strict};
CREATE INDEX hook_delivery_due  ON hook_delivery (due_at);
CREATE INDEX hook_delivery_hook ON hook_delivery (hook_id, id);
