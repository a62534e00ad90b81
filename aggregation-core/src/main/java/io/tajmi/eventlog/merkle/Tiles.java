package io.tajmi.eventlog.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a growing tree into full tiles of 256 hashes, as C2SP tlog-tiles lays them out: level 0
 * holds leaf hashes, level n + 1 the roots of the tiles of level n. Derived from the leaves and
 * rebuilt from them. Not thread-safe.
 */
public final class Tiles {
  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  private final List<List<Hash>> pending = new ArrayList<>();
  private final List<Long> next = new ArrayList<>();

  /** A tile that has become full: 256 hashes. */
  public record Tile(int level, long index, List<Hash> hashes) {

    /** The hashes one after another, 32 bytes each. */
    public byte[] toBytes() {
      byte[] bytes = new byte[WIDTH * Hash.BYTES];
      for (int i = 0; i < hashes.size(); i++) {
        System.arraycopy(hashes.get(i).toBytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
      }
      return bytes;
    }
  }

  /** Takes in the next leaf and returns the tiles that it filled, lowest level first. */
  public List<Tile> append(Hash leafHash) {
    List<Tile> full = new ArrayList<>(0);
    Hash node = leafHash;
    for (int level = 0; ; level++) {
      if (pending.size() == level) {
        pending.add(new ArrayList<>(WIDTH));
        next.add(0L);
      }
      List<Hash> row = pending.get(level);
      row.add(node);
      if (row.size() < WIDTH) {
        return full;
      }
      full.add(new Tile(level, next.get(level), List.copyOf(row)));
      next.set(level, next.get(level) + 1);
      node = RightEdge.EMPTY.append(row).root();
      row.clear();
    }
  }
}
