package org.spackmon.server.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Answers what a machine on which Spack runs needs: our client, with what runs inside Spack, in one
 * file. It is made of what this program carries along, and is the same wherever that is made.
 */
public final class ClientBundle {
  /** The file. */
  public static final String NAME = "spackmon-client.tar.gz";

  /** The one folder in it; and where its files are on the class path. */
  private static final String TOP = "spackmon-client";

  private final byte[] bytes;
  private final String sha256;

  private ClientBundle(byte[] bytes) {
    this.bytes = bytes;
    this.sha256 = digest(bytes);
  }

  /** Made once; empty where this program was put together without its client. */
  public static Optional<ClientBundle> shipped() {
    return Shipped.BUNDLE;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Hexadecimal, in small letters. */
  public String sha256() {
    return sha256;
  }

  private static final class Shipped {
    static final Optional<ClientBundle> BUNDLE = make();
  }

  private static Optional<ClientBundle> make() {
    URL script = ClientBundle.class.getResource("/" + TOP + "/bin/spackmon");
    URL jar = ClientBundle.class.getResource("/" + TOP + "/spackmon-client.jar");
    if (script == null || jar == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ClientBundle(Tarball.of(filesAround(script))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SortedMap<String, byte[]> filesAround(URL script)
      throws IOException, URISyntaxException {
    if (script.openConnection() instanceof JarURLConnection packed) {
      Path jar = Path.of(packed.getJarFileURL().toURI());
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        return files(inside.getPath("/" + TOP));
      }
    }
    return files(Path.of(script.toURI()).resolve("../..").normalize());
  }

  private static SortedMap<String, byte[]> files(Path top) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(top)) {
      found = all.filter(Files::isRegularFile).toList();
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Path file : found) {
      String name = top.relativize(file).toString().replace('\\', '/');
      files.put(TOP + "/" + name, Files.readAllBytes(file));
    }
    return files;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
