package org.spackmon.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.door.Address;
import org.spackmon.client.door.Credentials;
import org.spackmon.client.door.Door;
import org.spackmon.client.door.Http;
import org.spackmon.client.door.Proxies;
import org.spackmon.client.door.Trust;
import org.spackmon.client.door.UnusableException;

/** Which client is this, and how does it reach its server? */
final class Client {
  private static final String NO_CREDENTIALS =
      "==> Error: You are required to export SPACKMON_TOKEN and SPACKMON_USER";

  private Client() {}

  static String version() {
    String version = Client.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** The way to the server that was asked for; nothing is sent yet. */
  static Door door(ServerChoice choice, Map<String, String> environment) throws UnusableException {
    Credentials credentials = Credentials.from(environment);
    if (credentials == null && !choice.disableAuth()) {
      throw new UnusableException(NO_CREDENTIALS);
    }
    Address address;
    try {
      address = Address.of(choice.host(), choice.prefix(), environment);
    } catch (UnusableException e) {
      throw new UnusableException("==> Error: " + e.line());
    }
    Trust trust = Trust.of(choice.certificates(), choice.verify(), environment);
    return new Door(new Http(new Proxies(environment), trust, version()), address, credentials);
  }

  /**
   * What the user said of the server.
   *
   * @param certificates Spack's {@code ssl_certs}
   * @param verify Spack's {@code verify_ssl}
   */
  record ServerChoice(
      @Nullable String host,
      @Nullable String prefix,
      boolean disableAuth,
      @Nullable String certificates,
      boolean verify) {}
}
