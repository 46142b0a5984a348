package org.spackmon.server.download;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SortedMap;
import java.util.zip.CRC32;

/**
 * Writes files as a {@code .tar.gz} whose bytes depend on nothing but the files: neither on the
 * machine nor on the Java that runs here.
 */
final class Tarball {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int STORED = 65_535;
  private static final long EPOCH_2022 = 1_640_995_200;
  private static final int A_YEAR_OR_SO = (1 << 25) - 1;

  private Tarball() {}

  /** Of files by their path, with forward slashes; what begins with {@code #!} can be run. */
  static byte[] of(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    files.forEach(
        (name, bytes) -> {
          tar.writeBytes(header(name, bytes));
          tar.writeBytes(bytes);
          tar.writeBytes(new byte[-bytes.length & (BLOCK - 1)]);
        });
    tar.writeBytes(new byte[2 * BLOCK]);
    return gzip(tar.toByteArray());
  }

  /** As POSIX has it, "ustar"; everything belongs to root. */
  private static byte[] header(String name, byte[] bytes) {
    if (name.length() > NAME) {
      throw new IllegalArgumentException("too long a name for a tarball: " + name);
    }
    ByteBuffer header = ByteBuffer.allocate(BLOCK);
    boolean runs = bytes.length > 2 && bytes[0] == '#' && bytes[1] == '!';
    put(header, 0, name);
    put(header, 100, runs ? "0000755" : "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, "%011o".formatted(bytes.length));
    put(header, 136, "%011o".formatted(time(bytes)));
    put(header, 148, "        0");
    put(header, 257, "ustar");
    put(header, 263, "00");
    put(header, 265, "root");
    put(header, 297, "root");
    int sum = 0;
    for (byte each : header.array()) {
      sum += each & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header.array();
  }

  /**
   * When a file was written: another time for another content. Python and Java take what they
   * compiled for current as long as time and size of a file are the same, and a new client may be
   * unpacked over an old one.
   */
  private static long time(byte[] bytes) {
    CRC32 content = new CRC32();
    content.update(bytes);
    return EPOCH_2022 + (content.getValue() & A_YEAR_OR_SO);
  }

  private static void put(ByteBuffer header, int at, String text) {
    header.put(at, text.getBytes(US_ASCII));
  }

  /**
   * Without compression: what is large in there is compressed, and compressors differ, so that two
   * servers of one version could offer different bytes.
   */
  private static byte[] gzip(byte[] tar) {
    int blocks = (tar.length + STORED - 1) / STORED;
    ByteBuffer out =
        ByteBuffer.allocate(10 + 5 * blocks + tar.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
    for (int at = 0; at < tar.length; at += STORED) {
      int length = Math.min(STORED, tar.length - at);
      boolean last = at + length == tar.length;
      out.put((byte) (last ? 1 : 0)).putShort((short) length).putShort((short) ~length);
      out.put(tar, at, length);
    }
    CRC32 sum = new CRC32();
    sum.update(tar);
    return out.putInt((int) sum.getValue()).putInt(tar.length).array();
  }
}
