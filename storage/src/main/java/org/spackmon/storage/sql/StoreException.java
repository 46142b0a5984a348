package org.spackmon.storage.sql;

/** The store can't do what it must: the message is for the person who runs the server. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Another process writes to this database file: ask that process. */
  public static final class InUse extends StoreException {
    private static final long serialVersionUID = 1;

    public InUse(String message) {
      super(message);
    }
  }
}
