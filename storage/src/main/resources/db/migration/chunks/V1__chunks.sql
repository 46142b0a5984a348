-- Bytes of logs and documents, in chunks of at most 1 MiB, named by the SHA-256 of what they hold.
-- With SQLite this is a file of its own, written and synced before the rows that name its chunks.
CREATE TABLE chunk (
  hash  ${blob} NOT NULL PRIMARY KEY,
  codec ${big} NOT NULL,                     -- 0 as is, 1 one zstd frame
  size  ${big} NOT NULL,                     -- uncompressed
  data  ${blob} NOT NULL
) ${strict};
