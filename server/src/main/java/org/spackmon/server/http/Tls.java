package org.spackmon.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A certificate with its key, read from the files that every other server takes too. */
public final class Tls {
  private static final char[] IN_MEMORY = "in memory only".toCharArray();

  private final KeyStore store;

  private Tls(KeyStore store) {
    this.store = store;
  }

  /**
   * Reads PEM files.
   *
   * @param certificates the server's own first, then those between it and a known authority
   * @throws IllegalArgumentException telling the operator what is wrong with the files
   */
  public static Tls read(Path certificates, Path key) {
    try {
      List<Certificate> chain = new ArrayList<>();
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Pem part : Pem.read(certificates)) {
        if (part.label().equals("CERTIFICATE")) {
          chain.add(factory.generateCertificate(new ByteArrayInputStream(part.der())));
        }
      }
      if (chain.isEmpty()) {
        throw new IllegalArgumentException("There is no certificate in " + certificates);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, IN_MEMORY);
      store.setKeyEntry(
          "server",
          PrivateKeys.read(key, chain.get(0).getPublicKey()),
          IN_MEMORY,
          chain.toArray(Certificate[]::new));
      return new Tls(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "Can't use the certificate in " + certificates + ": " + e.getMessage(), e);
    }
  }

  SslContextFactory.Server context() {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(store);
    context.setKeyStorePassword(new String(IN_MEMORY));
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return context;
  }
}
