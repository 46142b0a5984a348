package org.spackmon.server.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.accounts.TokenHolder;

/**
 * Makes and reads the tokens that clients send with each report. What is read here was signed by a
 * server of this database and hasn't expired; whether it is still wanted, {@link Access} asks.
 */
final class Jwts {
  /** Long enough that no install is cut. */
  static final Duration LIFE = Duration.ofHours(24);

  private static final String TOKEN_CLAIM = "token";
  private static final int LONGEST = 4096;
  private static final int CACHED = 1000;

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Map<String, Claims> seen = new Recent();

  Jwts(byte[] key) {
    try {
      signer = new MACSigner(key);
      verifier = new MACVerifier(key);
    } catch (KeyLengthException e) {
      throw new IllegalArgumentException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a token says.
   *
   * @param token id of the account's token that it was made for
   * @param runKey its own id
   * @param expires seconds since the epoch
   */
  record Claims(long token, String runKey, long expires) {}

  /** Makes one. */
  String issue(TokenHolder holder, String issuer, List<String> scope, Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(holder.account().name())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .jwtID(UUID.randomUUID().toString())
            .claim(TOKEN_CLAIM, holder.token())
            .claim("access", List.of(Map.of("type", "build", "actions", scope)))
            .build();
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  /** What a token says, if it is one of ours. */
  Optional<Claims> read(String jwt) {
    if (jwt.length() > LONGEST) {
      return Optional.empty();
    }
    Claims claims = seen.get(jwt);
    if (claims == null) {
      claims = verified(jwt);
      if (claims == null) {
        return Optional.empty();
      }
      seen.put(jwt, claims);
    }
    return Optional.of(claims).filter(c -> Instant.now().getEpochSecond() < c.expires());
  }

  private @Nullable Claims verified(String text) {
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
        return null;
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return new Claims(
          claims.getLongClaim(TOKEN_CLAIM),
          claims.getJWTID(),
          claims.getExpirationTime().toInstant().getEpochSecond());
    } catch (ParseException | JOSEException | RuntimeException e) {
      return null;
    }
  }

  /** What was found good lately; checking a signature again finds nothing new. */
  private static final class Recent extends LinkedHashMap<String, Claims> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    public synchronized @Nullable Claims get(Object jwt) {
      return super.get(jwt);
    }

    @Override
    public synchronized @Nullable Claims put(String jwt, Claims claims) {
      return super.put(jwt, claims);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Claims> eldest) {
      return size() > CACHED;
    }
  }
}
