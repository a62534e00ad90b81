package io.tajmi.api.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tajmi.api.http.Preference;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Writes results as CSV (RFC 4180): a row for the area, and where children were asked for one for
 * each of them. It is made of the very answer that is sent as JSON, so that it tells no more: what
 * is absent there is an empty field here.
 */
public final class ResultsCsv extends AbstractHttpMessageConverter<ResultsAnswer> {
  /** How it is asked for. */
  public static final String TYPE = "text/csv";

  private static final MediaType SENT = new MediaType("text", "csv", StandardCharsets.UTF_8);

  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

  public ResultsCsv() {
    super(StandardCharsets.UTF_8, MediaType.valueOf(TYPE));
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == ResultsAnswer.class;
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType media) {
    return false;
  }

  @Override
  protected ResultsAnswer readInternal(
      Class<? extends ResultsAnswer> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("results are not sent here", message);
  }

  @Override
  protected void writeInternal(ResultsAnswer answer, HttpOutputMessage message) throws IOException {
    write(answer, message.getBody());
  }

  /** Writes the rows of an answer. */
  static void write(ResultsAnswer answer, OutputStream out) throws IOException {
    List<Map<String, Object>> rows = ResultsRows.of(answer);
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8)) {
      csv.writeRecord(columns);
      for (Map<String, Object> row : rows) {
        csv.writeRecord(columns.stream().map(name -> field(row.getOrDefault(name, ""))).toList());
      }
    }
  }

  /** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
  private static String field(Object value) {
    String text = value.toString();
    boolean formula =
        value instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  /** The type that an answer of results goes out in. */
  public static MediaType preferred(@Nullable String accept) {
    return Preference.isFor(accept, MediaType.valueOf(TYPE)) ? SENT : MediaType.APPLICATION_JSON;
  }
}
