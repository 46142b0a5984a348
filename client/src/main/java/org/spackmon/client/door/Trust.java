package org.spackmon.client.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed? Those of the file that Spack or the environment names; else
 * Java's, and where those don't do, the system's, as for Python.
 */
public final class Trust {
  private static final List<String> SYSTEM =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private final @Nullable Path bundle;
  private final boolean verify;
  private @Nullable SSLSocketFactory sockets;

  private Trust(@Nullable Path bundle, boolean verify) {
    this.bundle = bundle;
    this.verify = verify;
  }

  /**
   * Nothing is read before there is a secure connection.
   *
   * @param configured Spack's {@code ssl_certs}: a file or a folder
   * @param verify Spack's {@code verify_ssl}
   */
  public static Trust of(
      @Nullable String configured, boolean verify, Map<String, String> environment) {
    String[] choices = {
      configured,
      environment.get("SSL_CERT_FILE"),
      environment.get("REQUESTS_CA_BUNDLE"),
      environment.get("CURL_CA_BUNDLE"),
      environment.get("SSL_CERT_DIR")
    };
    for (String choice : choices) {
      if (choice != null && !choice.isBlank() && Files.exists(Path.of(choice))) {
        return new Trust(Path.of(choice), verify);
      }
    }
    return new Trust(null, verify);
  }

  void apply(HttpsURLConnection connection) throws IOException {
    if (sockets == null) {
      sockets = sockets();
    }
    connection.setSSLSocketFactory(sockets);
    if (!verify) {
      connection.setHostnameVerifier((host, session) -> true);
    }
  }

  private SSLSocketFactory sockets() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager()}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("can't read the certificates to trust: " + e.getMessage(), e);
    }
  }

  private X509TrustManager manager() throws GeneralSecurityException, IOException {
    if (!verify) {
      return new Anyone();
    }
    if (bundle != null) {
      return of(read(bundle));
    }
    return new Either(of((KeyStore) null), this::ofSystem);
  }

  private X509TrustManager ofSystem() throws CertificateException {
    try {
      for (String file : SYSTEM) {
        if (Files.isReadable(Path.of(file))) {
          return of(read(Path.of(file)));
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException(e);
    }
    throw new CertificateException("the system has no bundle of certificates");
  }

  private static X509TrustManager of(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private static KeyStore read(Path bundle) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (Path file : files(bundle)) {
      try (InputStream in = Files.newInputStream(file)) {
        for (Certificate certificate : factory.generateCertificates(in)) {
          store.setCertificateEntry("ca" + store.size(), certificate);
        }
      } catch (CertificateException e) {
        if (file.equals(bundle)) {
          throw e;
        }
      }
    }
    return store;
  }

  private static List<Path> files(Path bundle) throws IOException {
    if (!Files.isDirectory(bundle)) {
      return List.of(bundle);
    }
    try (Stream<Path> list = Files.list(bundle)) {
      return new ArrayList<>(list.filter(Files::isRegularFile).toList());
    }
  }

  private interface Later {
    X509TrustManager get() throws CertificateException;
  }

  private record Either(X509TrustManager first, Later second) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      first.checkClientTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      try {
        first.checkServerTrusted(chain, type);
      } catch (CertificateException e) {
        second.get().checkServerTrusted(chain, type);
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return first.getAcceptedIssuers();
    }
  }

  /** For whoever has told Spack not to verify. */
  private static final class Anyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
