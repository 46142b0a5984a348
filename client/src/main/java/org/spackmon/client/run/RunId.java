package org.spackmon.client.run;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;

/** What is a run called? A UUIDv7: nobody need be asked, and names sort by their time. */
public final class RunId {
  private RunId() {}

  public static UUID next() {
    long millis = System.currentTimeMillis();
    // The system's own: starting Java's costs every install 30 ms.
    try (DataInputStream random =
        new DataInputStream(Files.newInputStream(Path.of("/dev/urandom")))) {
      return of(millis, random.readLong(), random.readLong());
    } catch (IOException e) {
      SecureRandom random = new SecureRandom();
      return of(millis, random.nextLong(), random.nextLong());
    }
  }

  static UUID of(long millis, long random, long more) {
    long high = (millis << 16) | 0x7000 | (random & 0xfff);
    long low = (more & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
