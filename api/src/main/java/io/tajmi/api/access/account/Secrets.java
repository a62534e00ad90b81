package io.tajmi.api.access.account;

import io.tajmi.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords, tokens and what is stored of them. A token is 256 random bits, so a plain hash of it
 * tells nothing; a password is stored by a slow hash, whose method stands before it.
 */
public final class Secrets {
  /** The longest password that is looked at, in bytes of UTF-8: bcrypt takes no more. */
  public static final int PASSWORD_BYTES_MAX = 72;

  private static final int TOKEN_BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final int PASSWORD_LETTERS = 20;

  /** No letter or digit here is mistaken for another. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A new token, 256 random bits as 43 letters of a URL's alphabet. */
  public static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(TOKEN_BYTES));
  }

  /** A new password of a hundred random bits, to be printed once. */
  public static String password() {
    StringBuilder password = new StringBuilder(PASSWORD_LETTERS);
    for (int i = 0; i < PASSWORD_LETTERS; i++) {
      if (i > 0 && i % 5 == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  /** What is stored of a token: SHA-256 as 64 hex digits. */
  public static String hash(String token) {
    return Sha256.hex(token);
  }

  /** A new id of an account. */
  static String id() {
    return HexFormat.of().formatHex(random(ID_BYTES));
  }

  /** How passwords are hashed; the method stands before each hash, so that it can be changed. */
  public static PasswordEncoder passwords() {
    return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder()));
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
