package org.spackmon.storage.upkeep;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How is a backup written? A line that says what it is, then one zstd frame of records: a table
 * with the names of its columns, its rows, the next table, and so on; the highest keys handed out;
 * last the SHA-256 of all that. No record depends on the database that it came from.
 */
final class BackupWriter implements AutoCloseable {
  static final byte[] MAGIC = "spackmon backup 1\n".getBytes(StandardCharsets.US_ASCII);

  static final int TABLE = 'T';
  static final int ROW = 'R';
  static final int KEY = 'K';
  static final int END = 'E';

  static final int NULL = 0;
  static final int NUMBER = 1;
  static final int TEXT = 2;
  static final int BYTES = 3;

  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;
  private final DataOutputStream out;

  BackupWriter(OutputStream to, int recordVersion, int chunksVersion) throws IOException {
    to.write(MAGIC);
    digest = Checksums.sha256();
    ZstdOutputStream packed = new ZstdOutputStream(KeptOpen.of(to));
    out =
        new DataOutputStream(
            new BufferedOutputStream(new DigestOutputStream(packed, digest), BUFFER));
    out.writeInt(recordVersion);
    out.writeInt(chunksVersion);
  }

  void table(String name, List<String> columns) throws IOException {
    out.writeByte(TABLE);
    out.writeUTF(name);
    out.writeInt(columns.size());
    for (String column : columns) {
      out.writeUTF(column);
    }
  }

  void row(@Nullable Object[] values) throws IOException {
    out.writeByte(ROW);
    for (Object value : values) {
      if (value == null) {
        out.writeByte(NULL);
      } else if (value instanceof Number number) {
        out.writeByte(NUMBER);
        out.writeLong(number.longValue());
      } else if (value instanceof String text) {
        out.writeByte(TEXT);
        bytes(text.getBytes(StandardCharsets.UTF_8));
      } else if (value instanceof byte[] bytes) {
        out.writeByte(BYTES);
        bytes(bytes);
      } else {
        throw new IOException("no value of the record is a " + value.getClass());
      }
    }
  }

  private void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  void lastKey(String table, long key) throws IOException {
    out.writeByte(KEY);
    out.writeUTF(table);
    out.writeLong(key);
  }

  /** Ends the backup; without this it is a damaged one. */
  void end() throws IOException {
    out.writeByte(END);
    out.flush();
    out.write(digest.digest());
  }

  /** Leaves the stream open that it writes to. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
