package org.passerelle.identity;

/** A request is answered only after the NGO has gone on with it. */
public final class RequestHeld extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
