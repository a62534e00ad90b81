package io.tajmi.eventlog.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is needed to append to an RFC 6962 tree and to know its root: the roots of its complete
 * subtrees, largest first, one for each 1 in the binary form of its size. Immutable.
 */
public record RightEdge(long size, List<Hash> roots) {
  /** The tree without leaves. */
  public static final RightEdge EMPTY = new RightEdge(0, List.of());

  /** Checks that the number of roots fits the size. */
  public RightEdge {
    roots = List.copyOf(roots);
    if (size < 0 || Long.bitCount(size) != roots.size()) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves does not have " + roots.size() + " roots");
    }
  }

  /** The tree with these leaves after its own. */
  public RightEdge append(List<Hash> leafHashes) {
    List<Hash> stack = new ArrayList<>(roots);
    long leaves = size;
    for (Hash leaf : leafHashes) {
      Hash node = leaf;
      for (long bits = leaves; (bits & 1) == 1; bits >>= 1) {
        node = Hash.ofNode(stack.removeLast(), node);
      }
      stack.add(node);
      leaves++;
    }
    return new RightEdge(leaves, stack);
  }

  /** The tree head: SHA-256 of nothing for the empty tree. */
  public Hash root() {
    if (roots.isEmpty()) {
      return Hash.sha256(new byte[0]);
    }
    Hash root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = Hash.ofNode(roots.get(i), root);
    }
    return root;
  }
}
