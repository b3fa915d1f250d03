package org.passerelle.store;

/** The store cannot be used; the message says why, in words for the person who runs Passerelle. */
public class StoreException extends RuntimeException {

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
