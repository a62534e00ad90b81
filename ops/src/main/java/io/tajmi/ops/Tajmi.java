package io.tajmi.ops;

/** x. */
public final class Tajmi {
  private Tajmi() {}

  public static void main(String[] a) {}
}
