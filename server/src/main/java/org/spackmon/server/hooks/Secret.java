package org.spackmon.server.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook and its receiver share, written and used as the Standard Webhooks have it: {@code
 * whsec_} and the key in base 64.
 */
public record Secret(String text) {
  private static final String START = "whsec_";
  private static final int BYTES = 24;
  private static final String ALGORITHM = "HmacSHA256";

  /** One that nobody can guess. */
  public static Secret random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new Secret(START + Base64.getEncoder().encodeToString(key));
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param timestamp seconds since the epoch
   */
  String sign(String id, long timestamp, String body) {
    byte[] key = Base64.getDecoder().decode(text.substring(START.length()));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] code = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
