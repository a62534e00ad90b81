package io.tajmi.election.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The entries of a zip by its central directory alone. What the directory does not list is not in
 * the package, so nothing may lie before, between or after its entries: two programs that read such
 * a zip by different ways would find different packages in it.
 */
final class ZipEntries {
  private static final long LOCAL = 0x04034B50L;
  private static final long CENTRAL = 0x02014B50L;
  private static final long END = 0x06054B50L;
  private static final long END_64 = 0x06064B50L;
  private static final long LOCATOR_64 = 0x07064B50L;
  private static final long DESCRIPTOR = 0x08074B50L;
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final int END_64_BYTES = 56;
  private static final int LOCATOR_64_BYTES = 20;
  private static final int EXTRA_64 = 1;
  private static final long IN_EXTRA = 0xFFFFFFFFL;
  private static final int ENCRYPTED = 1;
  private static final int DESCRIBED = 1 << 3;
  private static final int FLAGS = ENCRYPTED | DESCRIBED;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final ZipBytes zip;

  /**
   * One entry as the directory lists it.
   *
   * @param name as written; in a zip that does not say which letters it means, the bytes as they
   *     are
   * @param packed bytes of its data in the zip
   * @param size of its data inflated
   * @param at where its local header begins
   */
  record Entry(
      String name, int flags, int method, long crc, long packed, long size, int at, int nameBytes) {
    boolean isDirectory() {
      return name.endsWith("/");
    }
  }

  private ZipEntries(ZipBytes zip) {
    this.zip = zip;
  }

  static ZipEntries of(byte[] zip) {
    return new ZipEntries(ZipBytes.of(zip));
  }

  /**
   * All of them, in the order of the directory.
   *
   * @throws ZipException where it is no zip, or holds anything beside its entries
   */
  List<Entry> listed() throws ZipException {
    int end = end();
    int count = zip.u16(end + 10);
    int begin = zip.place(zip.u32(end + 16));
    int close = end;
    if (zip.has(end - LOCATOR_64_BYTES, LOCATOR_64)) {
      close = zip.place(zip.u64(end - LOCATOR_64_BYTES + 8));
      if (!zip.has(close, END_64) || close + END_64_BYTES + LOCATOR_64_BYTES != end) {
        throw new ZipException("its directory is cut off");
      }
      count = zip.place(zip.u64(close + 32));
      begin = zip.place(zip.u64(close + 48));
    }
    List<Entry> entries = new ArrayList<>();
    int at = begin;
    while (at < close) {
      Entry entry = central(at);
      entries.add(entry);
      at += CENTRAL_BYTES + entry.nameBytes() + zip.u16(at + 30) + zip.u16(at + 32);
    }
    if (at != close || entries.size() != count || zip.u16(end + 4) != 0) {
      throw new ZipException("its directory is cut off");
    }
    checkNothingElse(entries, begin);
    return entries;
  }

  /** Where the end of the directory is told; a comment behind it is the zip's own. */
  private int end() throws ZipException {
    int found = -1;
    int last = zip.size() - END_BYTES;
    for (int at = last; at >= Math.max(0, last - 0xFFFF); at--) {
      if (zip.has(at, END) && zip.u16(at + END_BYTES - 2) == last - at) {
        if (found >= 0) {
          throw new ZipException("its directory can be read in two ways");
        }
        found = at;
      }
    }
    if (found < 0) {
      throw new ZipException("it is no zip, or one without its directory");
    }
    return found;
  }

  private Entry central(int at) throws ZipException {
    if (!zip.has(at, CENTRAL)) {
      throw new ZipException("its directory is cut off");
    }
    int nameBytes = zip.u16(at + 28);
    int extra = at + CENTRAL_BYTES + nameBytes;
    Wide wide = new Wide(extra, extra + zip.u16(at + 30));
    long size = wide.number(zip.u32(at + 24));
    long packed = wide.number(zip.u32(at + 20));
    if (size < 0) {
      throw new ZipException("its directory states a size below zero");
    }
    int local = zip.place(wide.number(zip.u32(at + 42)));
    return new Entry(
        text(zip.part(at + CENTRAL_BYTES, nameBytes)),
        zip.u16(at + 8),
        zip.u16(at + 10),
        zip.u32(at + 16),
        zip.place(packed),
        size,
        local,
        nameBytes);
  }

  /** Numbers of more than 32 bits, which stand in an extra field in the order they are needed. */
  private final class Wide {
    private int next;

    Wide(int from, int to) throws ZipException {
      int at = from;
      while (at < to && zip.u16(at) != EXTRA_64) {
        at += 4 + zip.u16(at + 2);
      }
      next = at < to ? at + 4 : -1;
    }

    long number(long narrow) throws ZipException {
      if (narrow != IN_EXTRA || next < 0) {
        return narrow;
      }
      next += Long.BYTES;
      return zip.u64(next - Long.BYTES);
    }
  }

  private void checkNothingElse(List<Entry> entries, int end) throws ZipException {
    List<Entry> inPlace = new ArrayList<>(entries);
    inPlace.sort(Comparator.comparingInt(Entry::at));
    int at = 0;
    for (int i = 0; i < inPlace.size(); i++) {
      Entry entry = inPlace.get(i);
      int next = i + 1 < inPlace.size() ? inPlace.get(i + 1).at() : end;
      if (entry.at() != at || !endsAt(entry, next)) {
        throw new ZipException("it holds bytes that belong to none of its entries");
      }
      at = next;
    }
    if (at != end) {
      throw new ZipException("it holds bytes that belong to none of its entries");
    }
  }

  private boolean endsAt(Entry entry, int next) throws ZipException {
    long end = data(entry) + entry.packed();
    if ((entry.flags() & DESCRIBED) == 0) {
      return end == next;
    }
    int at = zip.place(end);
    int crc = zip.has(at, DESCRIPTOR) && zip.u32(at + 4) == entry.crc() ? at + 4 : at;
    boolean wide = next - crc == Integer.BYTES + 2 * Long.BYTES;
    if (!wide && next - crc != 3 * Integer.BYTES) {
      return false;
    }
    long packed = wide ? zip.u64(crc + 4) : zip.u32(crc + 4);
    long size = wide ? zip.u64(crc + 12) : zip.u32(crc + 8);
    return zip.u32(crc) == entry.crc() && packed == entry.packed() && size == entry.size();
  }

  /** Where an entry's data begins, behind a header that agrees with the directory. */
  private int data(Entry entry) throws ZipException {
    int at = entry.at();
    if (!zip.has(at, LOCAL)
        || zip.u16(at + 26) != entry.nameBytes()
        || zip.u16(at + 8) != entry.method()
        || (zip.u16(at + 6) & FLAGS) != (entry.flags() & FLAGS)
        || !text(zip.part(at + LOCAL_BYTES, entry.nameBytes())).equals(entry.name())
        || !statesSizes(entry)) {
      throw new ZipException("an entry is not what its directory says");
    }
    return at + LOCAL_BYTES + entry.nameBytes() + zip.u16(at + 28);
  }

  /** Whether a header that states sizes before the data states those of the directory. */
  private boolean statesSizes(Entry entry) throws ZipException {
    long packed = zip.u32(entry.at() + 18);
    long size = zip.u32(entry.at() + 22);
    return (entry.flags() & DESCRIBED) != 0
        || (zip.u32(entry.at() + 14) == entry.crc()
            && (packed == entry.packed() || packed == IN_EXTRA)
            && (size == entry.size() || size == IN_EXTRA));
  }

  /**
   * The data of an entry.
   *
   * @throws ZipException where it is not of the size and sum that the directory states
   */
  byte[] inflated(Entry entry) throws ZipException {
    byte[] packed = zip.part(data(entry), Math.toIntExact(entry.packed()));
    if ((entry.flags() & ENCRYPTED) != 0
        || (entry.method() != STORED && entry.method() != DEFLATED)) {
      throw new ZipException("an entry is encrypted or packed in another way than deflated");
    }
    byte[] data = entry.method() == STORED ? packed : inflated(packed, entry.size());
    CRC32 crc = new CRC32();
    crc.update(data);
    if (data.length != entry.size() || crc.getValue() != entry.crc()) {
      throw new ZipException("an entry is damaged");
    }
    return data;
  }

  private static byte[] inflated(byte[] packed, long size) throws ZipException {
    byte[] data = new byte[Math.toIntExact(size)];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed);
      int length = inflater.inflate(data);
      boolean whole = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      if (!whole || !inflater.finished() || inflater.getRemaining() > 0) {
        throw new ZipException("an entry is damaged");
      }
      return Arrays.copyOf(data, length);
    } catch (DataFormatException broken) {
      throw new ZipException("an entry is damaged");
    }
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
