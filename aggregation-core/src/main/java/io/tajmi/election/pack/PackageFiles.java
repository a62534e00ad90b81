package io.tajmi.election.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads the four files of a package from a folder or zip and ignores every other. Limits count
 * inflated bytes of all entries, ignored ones too, so that a small zip cannot unfold without end.
 */
final class PackageFiles {
  static final String ELECTION = "election.json";
  static final String AREAS = "areas.csv";
  static final String BRANCHES = "branches.csv";
  static final String CONTEST_BRANCHES = "contest-branches.csv";
  static final int INFLATED_BYTES_MAX = 64 * 1024 * 1024;
  static final int ENTRIES_MAX = 10_000;

  private static final Set<String> NAMES = Set.of(ELECTION, AREAS, BRANCHES, CONTEST_BRANCHES);

  private final PackageFaults faults;
  private long inflatedBytes;

  private PackageFiles(PackageFaults faults) {
    this.faults = faults;
  }

  /** The package's own files by name; with a fault added, what is returned is incomplete. */
  static Map<String, byte[]> load(PackageSource source, PackageFaults faults) {
    PackageFiles files = new PackageFiles(faults);
    try {
      return switch (source) {
        case PackageSource.Folder folder -> files.fromFolder(folder.path());
        case PackageSource.Zip zip -> files.fromZip(zip.stream());
      };
    } catch (IOException | IllegalArgumentException e) {
      faults.add(
          "",
          0,
          PackageFaultCode.UNREADABLE,
          "The package cannot be read; make it again and check it: " + e.getMessage());
      return Map.of();
    }
  }

  private Map<String, byte[]> fromFolder(Path folder) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          byte[] bytes = readWithin(in);
          if (tooLarge()) {
            return Map.of();
          }
          files.put(name, bytes);
        }
      }
    }
    return files;
  }

  private Map<String, byte[]> fromZip(InputStream stream) throws IOException {
    byte[] whole = stream.readNBytes(INFLATED_BYTES_MAX + 1);
    if (whole.length > INFLATED_BYTES_MAX) {
      addTooLarge("more than " + INFLATED_BYTES_MAX + " bytes");
      return Map.of();
    }
    ZipEntries zip = ZipEntries.of(whole);
    List<ZipEntries.Entry> entries = zip.listed();
    if (entries.isEmpty()) {
      throw new IOException("the zip is empty");
    }
    if (entries.size() > ENTRIES_MAX) {
      addTooLarge("more than " + ENTRIES_MAX + " entries");
      return Map.of();
    }
    Map<String, byte[]> found = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (ZipEntries.Entry entry : entries) {
      inflatedBytes += Math.min(entry.size(), INFLATED_BYTES_MAX + 1);
      if (tooLarge()) {
        return Map.of();
      }
      byte[] bytes = zip.inflated(entry);
      if (leadsOutside(entry.name())) {
        refuse(entry.name(), "is absolute or leads outside the package");
      } else if (!entry.isDirectory()) {
        String name = plain(entry.name());
        if (!names.add(name)) {
          refuse(entry.name(), "comes twice");
        } else if (NAMES.contains(baseName(name))) {
          found.put(name, bytes);
        }
      }
    }
    return belowCommonFolder(found, names);
  }

  private byte[] readWithin(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(INFLATED_BYTES_MAX - inflatedBytes + 1));
    inflatedBytes += bytes.length;
    return bytes;
  }

  private boolean tooLarge() {
    if (inflatedBytes <= INFLATED_BYTES_MAX) {
      return false;
    }
    addTooLarge("more than " + INFLATED_BYTES_MAX + " bytes");
    return true;
  }

  private void addTooLarge(String what) {
    faults.add(
        "",
        0,
        PackageFaultCode.PACKAGE_TOO_LARGE,
        "The package has " + what + " inflated; leave out what is not election data.");
  }

  private void refuse(String name, String why) {
    faults.add(
        "",
        0,
        PackageFaultCode.ENTRY_REFUSED,
        "The entry " + PackageFaults.quote(name) + " " + why + "; make the zip again.");
  }

  private static boolean leadsOutside(String name) {
    if (name.startsWith("/") || name.contains("\\") || name.matches("[A-Za-z]:.*")) {
      return true;
    }
    for (String segment : name.split("/", -1)) {
      if (segment.equals("..")) {
        return true;
      }
    }
    return false;
  }

  /** A name without the segments that lead nowhere, so that each file has one name. */
  private static String plain(String name) {
    return Stream.of(name.split("/", -1))
        .filter(segment -> !segment.isEmpty() && !segment.equals("."))
        .collect(Collectors.joining("/"));
  }

  private static String baseName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Map<String, byte[]> belowCommonFolder(
      Map<String, byte[]> found, Set<String> names) {
    String prefix = commonFolder(names);
    Map<String, byte[]> files = new HashMap<>();
    for (String name : NAMES) {
      byte[] bytes = found.get(prefix + name);
      if (bytes != null) {
        files.put(name, bytes);
      }
    }
    return files;
  }

  private static String commonFolder(Set<String> names) {
    String common = null;
    for (String name : names) {
      int slash = name.indexOf('/');
      String top = slash < 0 ? "" : name.substring(0, slash + 1);
      if (top.isEmpty() || (common != null && !common.equals(top))) {
        return "";
      }
      common = top;
    }
    return common == null ? "" : common;
  }
}
