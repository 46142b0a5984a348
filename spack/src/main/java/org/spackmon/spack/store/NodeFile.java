package org.spackmon.spack.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file that holds nodes of graphs. It is read twice: once from end to end to learn where each
 * node is, and then there, so that memory doesn't grow with what the nodes say. The second time it
 * is the same file, also when Spack has put another in its place meanwhile.
 */
final class NodeFile implements NodeText, Closeable {
  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // as Python writes them
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final FileChannel file;

  private NodeFile(FileChannel file) {
    this.file = file;
  }

  static NodeFile open(Path path) throws IOException {
    Texts.checkRegular(path);
    return new NodeFile(FileChannel.open(path));
  }

  InputStream stream() throws IOException {
    file.position(0);
    return Channels.newInputStream(file);
  }

  @Override
  public byte[] read(long from, int length) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(length);
    while (text.hasRemaining()) {
      if (file.read(text, from + text.position()) < 0) {
        throw new EOFException("the file has become shorter");
      }
    }
    return text.array();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
