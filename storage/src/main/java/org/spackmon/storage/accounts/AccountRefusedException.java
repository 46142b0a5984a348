package org.spackmon.storage.accounts;

/** What was asked for can't be done with this account; the message says why, to a person. */
public final class AccountRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AccountRefusedException(String message) {
    super(message);
  }
}
