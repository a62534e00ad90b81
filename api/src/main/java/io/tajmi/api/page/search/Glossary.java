package io.tajmi.api.page.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The words of the interface: each term in Persian, in English and in code. */
final class Glossary {
  private static final String FILE = "glossary.csv";
  private static final int FIELDS = 3;

  private Glossary() {}

  /** One term. */
  record Term(String code, String fa, String en) {}

  /** All terms in the order of the file. */
  static List<Term> terms() {
    InputStream bytes = Objects.requireNonNull(Glossary.class.getResourceAsStream(FILE), FILE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Glossary::term).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Term term(String line) {
    String[] fields = line.split(";", -1);
    if (fields.length != FIELDS) {
      throw new IllegalStateException("not a term: " + line);
    }
    return new Term(fields[0], fields[1], fields[2]);
  }
}
