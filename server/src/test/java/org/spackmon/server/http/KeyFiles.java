package org.spackmon.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Makes certificates and keys in a directory, in the forms that operators have them in. */
record KeyFiles(Path dir) {
  private static final String PASSWORD = "changeit";

  /** Makes NAME.crt, NAME-pkcs8.key and NAME-traditional.key. */
  KeyFiles make(String name, String algorithm, String traditional)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = dir.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    algorithm,
                    "-dname",
                    "CN=localhost",
                    "-validity",
                    "2",
                    "-alias",
                    "it",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    store.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] pkcs8 = keys.getKey("it", PASSWORD.toCharArray()).getEncoded();
    write(name + ".crt", "CERTIFICATE", keys.getCertificate("it").getEncoded());
    write(name + "-pkcs8.key", "PRIVATE KEY", pkcs8);
    write(name + "-traditional.key", traditional, inner(pkcs8));
    return this;
  }

  /** What the last part of a PKCS #8 envelope holds: the key as it was written before. */
  private static byte[] inner(byte[] pkcs8) {
    int at = skipHeader(pkcs8, 0) + 3; // the version
    at = skipHeader(pkcs8, at) + pkcs8[at + 1]; // the algorithm
    return Arrays.copyOfRange(pkcs8, skipHeader(pkcs8, at), pkcs8.length);
  }

  private static int skipHeader(byte[] der, int at) {
    return at + 2 + (der[at + 1] < 0 ? der[at + 1] & 0x7f : 0);
  }

  Path write(String file, String label, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        dir.resolve(file),
        "for people\n-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }

  Path file(String name) {
    return dir.resolve(name);
  }
}
