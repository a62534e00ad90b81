package io.tajmi.eventlog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree against the recursion of RFC 6962 §2.1, written out once more without product code. */
class MerkleTreeTest {
  private static final int SIZES_MAX = 600;

  @Test
  void the_root_of_every_size_is_the_recursion_s() {
    List<byte[]> leaves = leaves(SIZES_MAX);
    RightEdge oneByOne = RightEdge.EMPTY;
    for (int size = 0; size <= SIZES_MAX; size++) {
      byte[] expected = treeHash(leaves.subList(0, size));
      assertThat(oneByOne.root().toBytes()).as("size %d", size).isEqualTo(expected);
      assertThat(RightEdge.EMPTY.append(hashes(leaves.subList(0, size)))).isEqualTo(oneByOne);
      if (size < SIZES_MAX) {
        oneByOne = oneByOne.append(List.of(Hash.ofLeaf(leaves.get(size))));
      }
    }
  }

  @Test
  void leaves_appended_in_any_pieces_make_the_same_edge() {
    List<Hash> hashes = hashes(leaves(130));
    RightEdge whole = RightEdge.EMPTY.append(hashes);
    for (int cut = 0; cut <= hashes.size(); cut++) {
      RightEdge pieces =
          RightEdge.EMPTY.append(hashes.subList(0, cut)).append(hashes.subList(cut, hashes.size()));
      assertThat(pieces).isEqualTo(whole);
    }
  }

  @Test
  void well_known_leaves_have_well_known_roots() {
    List<String> leaves =
        List.of(
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    List<String> roots =
        List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    assertThat(RightEdge.EMPTY.root().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    RightEdge edge = RightEdge.EMPTY;
    for (int i = 0; i < leaves.size(); i++) {
      byte[] leaf = HexFormat.of().parseHex(leaves.get(i));
      edge = edge.append(List.of(Hash.ofLeaf(leaf)));
      assertThat(edge.root().hex()).isEqualTo(roots.get(i));
    }
  }

  @Test
  void an_edge_has_one_root_for_each_one_in_its_size() {
    Hash any = Hash.sha256(new byte[0]);
    assertThatIllegalArgumentException().isThrownBy(() -> new RightEdge(3, List.of(any)));
    assertThatIllegalArgumentException().isThrownBy(() -> new RightEdge(-1, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[31]));
  }

  @Test
  void each_full_tile_comes_once_and_holds_the_recursion_s_nodes() {
    int size = 256 * 256 + 256 + 1;
    List<byte[]> leaves = leaves(size);
    Tiles tiles = new Tiles();
    List<Tiles.Tile> full = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Tiles.Tile> filled = tiles.append(Hash.ofLeaf(leaves.get(i)));
      assertThat(filled.isEmpty()).isEqualTo((i + 1) % 256 != 0);
      full.addAll(filled);
    }
    assertThat(full.stream().filter(tile -> tile.level() == 0)).hasSize(257);
    assertThat(full.stream().filter(tile -> tile.level() == 1)).hasSize(1);
    for (Tiles.Tile tile : full) {
      int below = tile.level() == 0 ? 1 : 256;
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int i = 0; i < 256; i++) {
        int from = (int) (tile.index() * 256 + i) * below;
        expected.writeBytes(treeHash(leaves.subList(from, from + below)));
      }
      assertThat(tile.toBytes()).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void hashes_are_equal_by_content() {
    Hash hash = Hash.sha256(new byte[] {1});
    assertThat(Hash.ofHex(hash.hex())).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(Hash.of(hash.toBytes())).isEqualTo(hash).isNotEqualTo(Hash.sha256(new byte[] {2}));
    byte[] copy = hash.toBytes();
    copy[0]++;
    assertThat(hash.toBytes()).isNotEqualTo(copy);
    assertThat(hash.toString()).matches("[0-9a-f]{64}");
  }

  private static List<byte[]> leaves(int count) {
    List<byte[]> leaves = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      leaves.add(ByteBuffer.allocate(i % 5 + 4).putInt(i).array());
    }
    return leaves;
  }

  private static List<Hash> hashes(List<byte[]> leaves) {
    return leaves.stream().map(Hash::ofLeaf).toList();
  }

  private static byte[] treeHash(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256();
    }
    if (leaves.size() == 1) {
      return sha256(new byte[] {0}, leaves.getFirst());
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return sha256(
        new byte[] {1},
        treeHash(leaves.subList(0, left)),
        treeHash(leaves.subList(left, leaves.size())));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Arrays.stream(parts).forEach(digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException absent) {
      throw new AssertionError(absent);
    }
  }
}
