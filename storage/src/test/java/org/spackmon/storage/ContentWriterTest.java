package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Content;
import org.spackmon.record.Content.Chunk;

/** Bytes in, a content out: nothing lost, nothing counted twice, nothing kept above the limit. */
final class ContentWriterTest {
  private static final long LIMIT = 64 << 20;

  @Test
  void smallText_isOneChunk() {
    Content content = written(LIMIT, "one\ntwo\nthree");

    assertThat(content.bytes()).isEqualTo(13);
    assertThat(content.lines()).isEqualTo(3);
    assertThat(content.flags()).isZero();
    assertThat(content.saidStart()).isEqualTo(Content.NO_TIME);
    assertThat(content.chunks()).singleElement().extracting(Chunk::codec).isEqualTo(0);
    assertThat(content.digest()).isEqualTo(content.chunks().get(0).hash());
    assertThat(kept(content)).isEqualTo("one\ntwo\nthree");
  }

  @Test
  void nothing_isNoChunkAndNoLine() {
    Content content = written(LIMIT, "");

    assertThat(content.chunks()).isEmpty();
    assertThat(content.lines()).isZero();
    assertThat(content.digest()).isEqualTo(Digests.sha256(new byte[0], 0));
  }

  @Test
  void longText_isCutBehindNewlines_andKnowsItsLines() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 60_000; i++) {
      text.append("this is line number ").append(i).append(" of a rather long log\n");
    }
    Content content = written(LIMIT, text.toString());

    assertThat(content.chunks()).hasSizeGreaterThan(2);
    assertThat(content.lines()).isEqualTo(60_000);
    long line = 1;
    long at = 0;
    for (Chunk chunk : content.chunks()) {
      String part = text(chunk);
      assertThat(chunk.size()).isLessThanOrEqualTo(1 << 20);
      assertThat(chunk.firstByte()).isEqualTo(at);
      assertThat(chunk.firstLine()).isEqualTo(line);
      assertThat(part).startsWith("this is line number " + line + " ").endsWith("log\n");
      assertThat(chunk.hash()).isEqualTo(sha256(part));
      line += part.chars().filter(c -> c == '\n').count();
      at += part.length();
    }
    assertThat(kept(content)).isEqualTo(text.toString());
    assertThat(content.digest()).isEqualTo(sha256(text.toString()));
  }

  @Test
  void anyBytes_inAnyPieces_areTheSameContent() {
    Random random = new Random(3);
    byte[] bytes = new byte[3 << 20];
    random.nextBytes(bytes);
    Content whole = written(LIMIT, bytes);

    ContentWriter writer = new ContentWriter(LIMIT, false);
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(70_000));
      writer.write(bytes, at, length);
      at += length;
    }
    Content pieces = writer.finish();

    assertThat(pieces.digest())
        .isEqualTo(whole.digest())
        .isEqualTo(Digests.sha256(bytes, bytes.length));
    assertThat(pieces.chunks().stream().map(chunk -> chunk.firstByte() + " " + chunk.firstLine()))
        .containsExactlyElementsOf(
            whole.chunks().stream()
                .map(chunk -> chunk.firstByte() + " " + chunk.firstLine())
                .toList());
    assertThat(bytes(pieces)).isEqualTo(bytes);
  }

  @Test
  void aboveTheLimit_headAndTailStay_andTheCountIsOfAll() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 10_000; i++) {
      text.append("line ").append(i).append('\n');
    }
    Content content = written(16_000, text.toString());

    assertThat(content.flags()).isEqualTo(Content.FLAG_TRUNCATED);
    assertThat(content.bytes()).isEqualTo(text.length());
    assertThat(content.lines()).isEqualTo(10_000);
    assertThat(content.digest()).isEqualTo(sha256(text.toString()));
    String kept = kept(content);
    assertThat(content.omitted()).isEqualTo(text.length() - kept.length());
    assertThat(kept.length()).isBetween(12_000, 16_000);
    assertThat(kept).startsWith("line 1\nline 2\n").endsWith("line 9999\nline 10000\n");
    Chunk last = content.chunks().get(content.chunks().size() - 1);
    assertThat(text(last)).startsWith("line " + last.firstLine() + "\n");
  }

  @Test
  void oneEndlessLine_isBoundedToo_andNoCharacterTorn() {
    String text = "ü€😀".repeat(50_000);
    Content content = written(40_000, text);

    assertThat(content.lines()).isEqualTo(1);
    assertThat(content.chunks().stream().mapToInt(Chunk::size).sum()).isLessThanOrEqualTo(40_000);
    assertThat(content.flags()).isEqualTo(Content.FLAG_TRUNCATED); // and not NOT_UTF8
    assertThat(kept(content)).doesNotContain("\uFFFD");
  }

  @Test
  void whatIsNoUtf8_isReplacedInText_andKeptOtherwise() {
    byte[] latin = "caf\u00e9\nnext\n".getBytes(StandardCharsets.ISO_8859_1);
    ContentWriter text = new ContentWriter(LIMIT, true);
    text.write(latin, 0, latin.length);
    Content mended = text.finish();

    assertThat(kept(mended)).isEqualTo("caf\uFFFD\nnext\n");
    assertThat(mended.flags()).isEqualTo(Content.FLAG_NOT_UTF8);
    assertThat(mended.bytes()).isEqualTo(latin.length);
    assertThat(mended.digest()).isEqualTo(Digests.sha256(latin, latin.length));
    assertThat(mended.chunks().get(0).hash()).isEqualTo(sha256("caf\uFFFD\nnext\n"));

    Content raw = written(LIMIT, latin);
    assertThat(raw.flags()).isZero();
    assertThat(bytes(raw)).isEqualTo(latin);
  }

  @Test
  void stamps_ofTheFirstAndTheLastLineThatHasOne_areRead() {
    Content content =
        written(
            LIMIT,
            """
            ==> lib: Executing phase: 'build'
            ==> [2026-11-22-15:43:05.233568] 'make'
            quoted ==> [2030-01-01-00:00:00.000000] not at the start
            ==> [2026-99-22-15:43:05.233568] no such month
            ==> [2026-11-22-15:43:07.000001] 'make' 'install'
            ==> [2026-11-22-15:43:09] too short
            """);

    assertThat(content.saidStart()).isEqualTo(1_795_362_185_233_568L);
    assertThat(content.saidEnd()).isEqualTo(1_795_362_187_000_001L);
  }

  private static Content written(long limit, String text) {
    return written(limit, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Content written(long limit, byte[] bytes) {
    ContentWriter writer = new ContentWriter(limit, false);
    writer.write(bytes, 0, bytes.length);
    return writer.finish();
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.chunks().forEach(chunk -> out.writeBytes(unpacked(chunk)));
    return out.toByteArray();
  }

  private static String kept(Content content) {
    return new String(bytes(content), StandardCharsets.UTF_8);
  }

  private static String text(Chunk chunk) {
    return new String(unpacked(chunk), StandardCharsets.UTF_8);
  }

  private static byte[] unpacked(Chunk chunk) {
    return chunk.codec() == 0 ? chunk.data() : Zstd.decompress(chunk.data(), chunk.size());
  }

  private static byte[] sha256(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Digests.sha256(bytes, bytes.length);
  }
}
