package org.spackmon.storage.upkeep;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BackupWriter} wrote. Only {@link #verify} tells that all of it is right. */
final class BackupReader implements AutoCloseable {
  /** No value is larger: a chunk is a MiB, and mended it is three. */
  private static final int LARGEST = 64 << 20;

  private static final int MOST_COLUMNS = 1_000;

  private final MessageDigest digest = Checksums.sha256();
  private final DataInputStream in;
  private final int recordVersion;
  private final int chunksVersion;

  BackupReader(InputStream from) throws IOException {
    byte[] magic = from.readNBytes(BackupWriter.MAGIC.length);
    if (!Arrays.equals(magic, BackupWriter.MAGIC)) {
      throw damaged("it doesn't begin as one");
    }
    ZstdInputStream packed = new ZstdInputStream(KeptOpen.of(from));
    in = new DataInputStream(new DigestInputStream(new BufferedInputStream(packed), digest));
    recordVersion = in.readInt();
    chunksVersion = in.readInt();
  }

  int recordVersion() {
    return recordVersion;
  }

  int chunksVersion() {
    return chunksVersion;
  }

  /** What comes next: one of {@link BackupWriter#TABLE}, ROW, KEY, END. */
  int next() throws IOException {
    return in.readByte();
  }

  String name() throws IOException {
    return in.readUTF();
  }

  List<String> columns() throws IOException {
    int count = in.readInt();
    if (count < 1 || count > MOST_COLUMNS) {
      throw damaged("a table has " + count + " columns");
    }
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(in.readUTF());
    }
    return columns;
  }

  @Nullable Object[] row(int columns) throws IOException {
    @Nullable Object[] values = new Object[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = value();
    }
    return values;
  }

  private @Nullable Object value() throws IOException {
    return switch (in.readByte()) {
      case BackupWriter.NULL -> null;
      case BackupWriter.NUMBER -> in.readLong();
      case BackupWriter.TEXT -> new String(bytes(), StandardCharsets.UTF_8);
      case BackupWriter.BYTES -> bytes();
      default -> throw damaged("a value has no known type");
    };
  }

  private byte[] bytes() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST) {
      throw damaged("a value has " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  long key() throws IOException {
    return in.readLong();
  }

  /** To be called behind the END: was everything before it as it was written? */
  void verify() throws IOException {
    byte[] computed = digest.digest();
    byte[] written = in.readNBytes(computed.length);
    if (!MessageDigest.isEqual(computed, written)) {
      throw damaged("its checksum doesn't match");
    }
  }

  /** Leaves the stream open that it reads from. */
  @Override
  public void close() throws IOException {
    in.close();
  }

  static IOException damaged(String why, Exception cause) {
    return new IOException(damaged(why).getMessage(), cause);
  }

  static IOException damaged(String why) {
    return new IOException("this is no backup of spackmon, or a damaged one: " + why);
  }
}
