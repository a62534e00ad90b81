package io.tajmi.ops.client;

/** What the command line answers to a shell. */
public final class ExitCode {
  /** Everything asked for was done. */
  public static final int DONE = 0;

  /** Some lines were refused, or sums differ. */
  public static final int REFUSED = 1;

  /** The command or a name in it is wrong. */
  public static final int USAGE = 2;

  /** No server answered, or it could not finish. */
  public static final int NO_SERVER = 3;

  /** The package was not taken. */
  public static final int PACKAGE_WRONG = 4;

  /** A fault of the program itself; its trace is printed. */
  public static final int OUR_FAULT = 70;

  private ExitCode() {}
}
