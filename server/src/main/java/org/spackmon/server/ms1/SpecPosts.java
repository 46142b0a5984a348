package org.spackmon.server.ms1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Caller;
import org.spackmon.record.Content;
import org.spackmon.record.Receipt.SpecKept;
import org.spackmon.record.Report.SpecPosted;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.storage.Store;

/** Makes reports of texts that hold a spec. */
final class SpecPosts {
  private final Store store;

  SpecPosts(Store store) {
    this.store = store;
  }

  /** The report of a text that the store holds already; null if it doesn't. */
  @Nullable SpecPosted known(Caller caller, byte[] text) {
    byte[] digest = SafeName.sha256(text);
    SpecKept known = store.knownDocument(digest);
    return known == null ? null : new SpecPosted(caller, digest, null, null, known.spackVersion());
  }

  SpecPosted read(Caller caller, byte[] text, String spackVersion) throws SpecFormatException {
    SpecDocument document = SpecReader.read(text);
    Content raw = store.contents().whole(text);
    return new SpecPosted(caller, raw.digest(), document, raw, spackVersion);
  }

  /**
   * The report of a spec that came along with a build; null where it is none. It is kept as if it
   * had been posted by itself.
   */
  @Nullable SpecPosted embedded(Caller caller, byte @Nullable [] spec, String spackVersion) {
    if (spec == null) {
      return null;
    }
    SpecPosted known = known(caller, posted(spec, spackVersion));
    return known == null ? again(caller, spec, spackVersion) : known;
  }

  /** The same without asking the store whether it holds it. */
  @Nullable SpecPosted again(Caller caller, byte[] spec, String spackVersion) {
    try {
      return read(caller, posted(spec, spackVersion), spackVersion);
    } catch (SpecFormatException none) {
      return null;
    }
  }

  private static byte[] posted(byte[] spec, String spackVersion) {
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream(spec.length + 64);
      text.writeBytes("{\"spec\":".getBytes(StandardCharsets.UTF_8));
      text.writeBytes(spec);
      text.writeBytes(",\"spack_version\":\"".getBytes(StandardCharsets.UTF_8));
      new EscapingStream(text).write(spackVersion.getBytes(StandardCharsets.UTF_8));
      text.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
      return text.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
