package org.spackmon.server.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.spackmon.journal.DamagedException;
import org.spackmon.journal.WireLine;
import org.spackmon.journal.WireReader;
import org.spackmon.record.runs.JournalPart;
import org.spackmon.record.runs.RunEvent;
import org.spackmon.server.http.ErrorCode;
import org.spackmon.server.http.ProblemException;
import org.spackmon.storage.Contents;

/** What does the body of a request say of a run, in the recorder's words? */
final class JournalBody {
  private final EventTranslator events;
  private final Contents contents;

  private JournalBody(Contents contents) {
    this.contents = contents;
    this.events = new EventTranslator(contents);
  }

  /** Its lines in their order; a body with a line of no kind is refused whole. */
  static List<JournalPart> read(byte[] body, Contents contents) {
    JournalBody reader = new JournalBody(contents);
    WireReader lines = new WireReader(new ByteArrayInputStream(body));
    List<JournalPart> parts = new ArrayList<>();
    try {
      for (WireLine line = lines.next(); line != null; line = lines.next()) {
        parts.add(reader.part(line));
      }
      return parts;
    } catch (DamagedException e) {
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST, "Line " + lines.number() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is none in memory
    }
  }

  private JournalPart part(WireLine line) {
    if (line instanceof WireLine.Written written) {
      return new JournalPart.Line(
          written.at(), written.next(), events.translate(written.event(), written.text()));
    }
    if (line instanceof WireLine.Damaged damaged) {
      return new JournalPart.Line(
          damaged.at(), damaged.next(), new RunEvent.Other("damaged", damaged.length() + " bytes"));
    }
    if (line instanceof WireLine.LogBytes log) {
      byte[] data = log.data();
      boolean open = data.length > 0 && data[data.length - 1] != '\n';
      return new JournalPart.LogBytes(
          build(log.build()), log.at(), contents.whole(data), open, log.whole());
    }
    WireLine.FileBytes file = (WireLine.FileBytes) line;
    return new JournalPart.FileBytes(
        build(file.build()), JournalText.name(file.name()), contents.whole(file.data()));
  }

  private static String build(String key) {
    if (!JournalText.isBuild(key)) {
      throw ProblemException.invalid("build", "a hash, or HASH.2", key);
    }
    return key;
  }
}
