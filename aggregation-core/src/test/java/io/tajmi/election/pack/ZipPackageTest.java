package io.tajmi.election.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipPackageTest {
  private static final PackageInMemory SMALL = PackageInMemory.valid();
  private static final byte[] SOUND = SMALL.zip("");
  private static final byte[] JUNK = "junk".getBytes(StandardCharsets.UTF_8);
  private static final int END_BYTES = 22;

  private static String reading(byte[] zip) {
    return switch (PackageReader.read(PackageSource.zip(zip))) {
      case PackageReading.Accepted accepted -> accepted.definition().hash().hex();
      case PackageReading.Refused refused -> refused.faults().getFirst().code();
    };
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  /** The bytes with others put in at a place. */
  private static byte[] with(byte[] zip, int at, byte[] more) {
    return joined(Arrays.copyOf(zip, at), more, Arrays.copyOfRange(zip, at, zip.length));
  }

  private static int u32(byte[] zip, int at) {
    return (zip[at] & 255)
        | (zip[at + 1] & 255) << 8
        | (zip[at + 2] & 255) << 16
        | (zip[at + 3] & 255) << 24;
  }

  private static void put32(byte[] zip, int at, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      zip[at + i] = (byte) (value >> (8 * i));
    }
  }

  private static int directory(byte[] zip) {
    return u32(zip, zip.length - END_BYTES + 16);
  }

  private static byte[] moved(byte[] zip, int by) {
    put32(zip, zip.length - END_BYTES + 16, directory(zip) + by);
    return zip;
  }

  private static byte[] comment(byte[] zip, byte[] comment) {
    byte[] commented = joined(zip, comment);
    commented[zip.length - 2] = (byte) comment.length;
    return commented;
  }

  @Test
  void bytes_before_between_or_after_the_entries_are_refused() {
    String sound = reading(SOUND);
    int first = directory(SOUND);

    assertThat(sound).hasSize(64);
    assertThat(reading(joined(JUNK, SOUND))).isEqualTo("P.123");
    assertThat(reading(joined(SOUND, JUNK))).isEqualTo("P.123");
    assertThat(reading(with(SOUND, first, JUNK))).isEqualTo("P.123");
    assertThat(reading(moved(with(SOUND, first, JUNK), JUNK.length))).isEqualTo("P.123");
    assertThat(reading(with(SOUND, SOUND.length - END_BYTES, JUNK))).isEqualTo("P.123");
    assertThat(reading(joined(SOUND, SOUND))).isEqualTo("P.123");
  }

  @Test
  void an_entry_that_the_directory_does_not_list_is_refused() throws IOException {
    byte[] one = stored(Map.of("areas.csv", "other".getBytes(StandardCharsets.UTF_8)));
    byte[] hidden = Arrays.copyOf(one, directory(one));
    byte[] zip = joined(hidden, SOUND);
    int end = zip.length - END_BYTES;
    for (int at = hidden.length + directory(SOUND); at < end; at += central(zip, at)) {
      put32(zip, at + 42, u32(zip, at + 42) + hidden.length);
    }

    assertThat(reading(moved(zip, hidden.length))).isEqualTo("P.123");
  }

  private static int central(byte[] zip, int at) {
    return 46 + (u32(zip, at + 28) & 0xFFFF) + (u32(zip, at + 30) & 0xFFFF);
  }

  @Test
  void one_entry_listed_twice_under_two_names_is_refused() {
    byte[] zip = SOUND.clone();
    int first = directory(zip);
    put32(zip, first + central(zip, first) + 42, u32(zip, first + 42));

    assertThat(reading(zip)).isEqualTo("P.123");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 21, 22, 23, 40, 100})
  void a_zip_that_is_cut_is_refused(int bytes) {
    assertThat(reading(Arrays.copyOf(SOUND, SOUND.length - bytes))).isEqualTo("P.123");
  }

  @Test
  void a_directory_that_lists_fewer_entries_than_there_are_is_refused() {
    byte[] zip = SOUND.clone();
    zip[zip.length - END_BYTES + 8]--;
    zip[zip.length - END_BYTES + 10]--;

    assertThat(reading(zip)).isEqualTo("P.123");
  }

  @Test
  void a_damaged_entry_and_one_of_another_size_than_stated_are_refused() {
    for (int field : new int[] {16, 20, 24}) {
      byte[] zip = SOUND.clone();
      put32(zip, directory(zip) + field, u32(zip, directory(zip) + field) - 1);
      assertThat(reading(zip)).as("field at " + field).isEqualTo("P.123");
    }
    byte[] zip = SOUND.clone();
    zip[100] ^= 1;
    assertThat(reading(zip)).isEqualTo("P.123");
  }

  @Test
  void every_byte_that_is_changed_makes_another_package_or_none() {
    String sound = reading(SOUND);
    for (int at = 0; at < SOUND.length; at++) {
      byte[] zip = SOUND.clone();
      zip[at] ^= 0x10;
      assertThat(reading(zip)).as("byte " + at).matches("P\\.[0-9]{3}|" + sound);
    }
  }

  @Test
  void a_comment_is_the_zips_own_unless_another_end_stands_in_it() {
    byte[] end = Arrays.copyOfRange(SOUND, SOUND.length - END_BYTES, SOUND.length);

    assertThat(reading(comment(SOUND, JUNK))).isEqualTo(reading(SOUND));
    assertThat(reading(comment(SOUND, joined(JUNK, end)))).isEqualTo("P.123");
  }

  @Test
  void stored_entries_are_the_same_package() throws IOException {
    assertThat(reading(stored(SMALL.files()))).isEqualTo(reading(SOUND));
  }

  private static byte[] stored(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
