package org.spackmon.client;

import java.io.IOException;
import java.nio.file.Files;
import org.spackmon.client.run.RunFolder;
import org.spackmon.journal.JournalWriter;

/**
 * How did Spack end? The wrapper says so twice: as an event, and in a file of its own. Where the
 * event was lost with a line that was cut off before it, the file still knows.
 */
final class Leave {
  private Leave() {}

  static void tell(RunFolder folder, JournalWriter journal, boolean known) throws IOException {
    if (known || !Files.exists(folder.exit())) {
      return;
    }
    for (String line : Files.readAllLines(folder.exit())) {
      String[] parts = line.strip().split("=", 2);
      if (parts.length == 2 && parts[1].matches("[0-9]{1,9}")) {
        int number = Integer.parseInt(parts[1]);
        boolean signal = parts[0].equals("signal");
        journal.write(
            "exit",
            out -> {
              out.writeNumberField("code", signal ? 128 + number : number);
              if (signal) {
                out.writeNumberField("signal", number);
              }
            });
        return;
      }
    }
  }
}
