package io.tajmi.election.pack;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tajmi.election.Codes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file of a package, row by row; a row of another width is a fault and left out. */
final class PackageTable {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

  private final String file;
  private final List<String> header;
  private final PackageFaults faults;

  PackageTable(String file, List<String> header, PackageFaults faults) {
    this.file = file;
    this.header = header;
    this.faults = faults;
  }

  /** One row, with what its fields may be. */
  final class Row {
    private final CsvRecord csv;

    private Row(CsvRecord csv) {
      this.csv = csv;
    }

    int line() {
      return Math.toIntExact(csv.getStartingLineNumber());
    }

    String raw(int column) {
      return csv.getField(column);
    }

    void fault(int column, PackageFaultCode code, String detail) {
      faults.add(file, line(), code, header.get(column) + " " + detail);
    }

    <C> @Nullable C code(int column, Function<String, C> type) {
      String raw = raw(column);
      if (Codes.isCode(raw)) {
        return type.apply(raw);
      }
      fault(
          column,
          PackageFaultCode.CODE_MALFORMED,
          "is no code: "
              + PackageFaults.quote(raw)
              + "; use 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit.");
      return null;
    }

    <E extends Enum<E>> @Nullable E word(int column, Class<E> type) {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().equals(raw(column))) {
          return constant;
        }
      }
      fault(
          column,
          PackageFaultCode.WORD_UNKNOWN,
          "is "
              + PackageFaults.quote(raw(column))
              + "; use one of "
              + List.of(type.getEnumConstants())
              + ".");
      return null;
    }

    String text(int column) {
      String text = PackageText.normalise(raw(column));
      if (PackageText.isAllowed(text)) {
        return text;
      }
      fault(column, PackageFaultCode.TEXT_NOT_ALLOWED, PackageText.NOT_ALLOWED);
      return "";
    }

    /** A whole number; null where the field is empty, and with a fault where it is none. */
    @Nullable Long number(int column) {
      String raw = raw(column);
      if (raw.isEmpty()) {
        return null;
      }
      if (NUMBER.matcher(raw).matches()) {
        return Long.valueOf(raw);
      }
      fault(
          column,
          PackageFaultCode.VALUE_WRONG,
          "is "
              + PackageFaults.quote(raw)
              + "; write a whole number from 0 to 9999999999 in ASCII digits, or nothing.");
      return null;
    }
  }

  /** Hands over each row; false, with faults, where some could not be read. */
  boolean read(String text, Consumer<Row> each) {
    boolean whole = true;
    try (CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        CloseableIterator<CsvRecord> records = reader.iterator()) {
      if (!records.hasNext() || !records.next().getFields().equals(header)) {
        malformed(1, "The header is not " + String.join(",", header) + "; write it so.");
        return false;
      }
      while (records.hasNext()) {
        CsvRecord csv = records.next();
        if (csv.getFieldCount() == header.size()) {
          each.accept(new Row(csv));
        } else {
          malformed(
              Math.toIntExact(csv.getStartingLineNumber()),
              "The row has "
                  + csv.getFieldCount()
                  + " fields; write "
                  + header.size()
                  + ", quoting those with commas.");
          whole = false;
        }
      }
      return whole;
    } catch (CsvParseException e) {
      malformed(0, "This is not well-formed CSV; mend it: " + e.getMessage() + ".");
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void malformed(int line, String detail) {
    faults.add(file, line, PackageFaultCode.CSV_MALFORMED, detail);
  }
}
