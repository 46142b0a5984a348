package org.spackmon.client.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key for localhost that nobody knows, and its certificate. */
record Keys(Path store, Path certificate) {
  private static final String PASSWORD = "changeit";

  static Keys make(Path place) throws Exception {
    Keys keys = new Keys(place.resolve("keys.p12"), place.resolve("ca.pem"));
    String store = keys.store.toString();
    keytool("-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-keystore", store);
    keytool("-exportcert", "-rfc", "-keystore", store, "-file", keys.certificate.toString());
    return keys;
  }

  /** For a server. */
  SSLContext context() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... words) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(words));
    line.addAll(List.of("-storepass", PASSWORD, "-alias", "k"));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
