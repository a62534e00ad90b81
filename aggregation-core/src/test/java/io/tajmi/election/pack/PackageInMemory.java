package io.tajmi.election.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tajmi.election.Definition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small valid package that a test changes in one place. */
public final class PackageInMemory {
  public static final String ELECTION = "election.json";
  public static final String AREAS = "areas.csv";
  public static final String BRANCHES = "branches.csv";
  public static final String CONTEST_BRANCHES = "contest-branches.csv";

  private static final String VALID_ELECTION =
      """
      {
        "election": "small",
        "type": "PARLIAMENT",
        "term": 3,
        "byElection": 0,
        "replaces": {"election": "earlier", "contest": "seat"},
        "name": {"fa": "انتخابات کوچک", "en": "Small election"},
        "date": "2020-01-01",
        "zone": "Asia/Tehran",
        "policy": {
          "correction": "SINGLE",
          "entry": "SINGLE",
          "electorateBinds": true,
          "thresholds": {"W.202.percent": 2, "W.202.min": 10},
          "effects": {"W.203": "QUARANTINE"}
        },
        "contests": [
          {
            "contest": "west",
            "office": "MEMBER",
            "round": 1,
            "seats": 2,
            "alternates": 1,
            "votesMax": 2,
            "scope": ["W"],
            "opensAt": "2020-01-01T08:00:00+03:30",
            "rule": {"method": "LIST_SHARE", "version": 1, "onTie": "LOT",
              "mode": "LARGEST_REMAINDER", "denominator": "VOTES", "alternatesFrom": "GROUP"},
            "lists": [{"code": "L", "name": {"fa": "فهرست", "en": "List"}}],
            "candidates": [
              {"code": "1", "name": {"fa": "یکم", "en": "First"}, "list": "L"},
              {"code": "2", "name": {"fa": "دوم", "en": "Second"}}
            ]
          },
          {
            "contest": "all",
            "office": "SPEAKER",
            "round": 1,
            "seats": 1,
            "scope": ["C"],
            "rule": {"method": "MAJORITY", "version": 1, "onTie": "RULING", "basis": "VALID",
              "majority": "1/2", "orShare": "2/5", "withLead": "1/10", "runOff": 2},
            "candidates": [{"code": "1", "name": {"en": "Only"}}]
          }
        ]
      }
      """;

  private static final String VALID_AREAS =
      """
      code,parent,level,nameFa,nameEn,electorate
      C,,COUNTRY,کشور,Country,1000
      W,C,PROVINCE,غرب,West,
      W1,W,COUNTY,غرب ۱,"West, one",300
      E,C,PROVINCE,شرق,East,
      X,C,ABROAD,خارج,Abroad,
      """;

  private static final String VALID_BRANCHES =
      """
      code,area,kind,name,electorate
      b1,W1,FIXED,Branch 1,100
      b2,E,MOBILE,"Branch 2, on its way",
      b3,W,FIXED,Branch 3,
      b4,X,ABROAD,Branch 4,50
      """;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  public static PackageInMemory valid() {
    PackageInMemory small = new PackageInMemory();
    small.put(ELECTION, VALID_ELECTION);
    small.put(AREAS, VALID_AREAS);
    small.put(BRANCHES, VALID_BRANCHES);
    return small;
  }

  public PackageInMemory put(String file, String text) {
    files.put(file, text.getBytes(UTF_8));
    return this;
  }

  public PackageInMemory put(String file, byte[] bytes) {
    files.put(file, bytes);
    return this;
  }

  PackageInMemory without(String file) {
    files.remove(file);
    return this;
  }

  String text(String file) {
    return new String(files.get(file), UTF_8);
  }

  /** Replaces the first occurrence, which has to be there. */
  public PackageInMemory change(String file, String from, String to) {
    String text = text(file);
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("nothing to change: " + from);
    }
    return put(file, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  Map<String, byte[]> files() {
    return files;
  }

  byte[] zip(String folder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(folder + file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  PackageReading read() {
    return PackageReader.read(PackageSource.zip(zip("")));
  }

  public Definition definition() {
    return switch (read()) {
      case PackageReading.Accepted accepted -> accepted.definition();
      case PackageReading.Refused refused -> throw new AssertionError(refused.faults().toString());
    };
  }
}
