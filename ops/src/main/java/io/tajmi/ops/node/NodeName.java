package io.tajmi.ops.node;

import java.util.regex.Pattern;

/** What a node is called in the commits that it writes: a short plain word. */
public record NodeName(String word) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** The name of a node that nobody has named. */
  public static final String DEFAULT_WORD = "node-1";

  /** {@value #DEFAULT_WORD}. */
  public static final NodeName DEFAULT = new NodeName(DEFAULT_WORD);

  /** What a name is, to be told to whoever has given another. */
  public static final String RULE =
      "A node's name is 1 to 32 small letters (a-z), digits and hyphens, and begins with a letter";

  /** Checks that it is a name. */
  public NodeName {
    if (!isName(word)) {
      throw new IllegalArgumentException(RULE + ", unlike " + word);
    }
  }

  /** Whether a node may be called so. */
  public static boolean isName(String word) {
    return WORD.matcher(word).matches();
  }
}
