package io.tajmi.ops.http;

import io.tajmi.ops.node.Keeping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Serves a directory in a process of its own, and writes down what is read there. */
public final class ReadElsewhere {
  static final String READER = "elsewhere";

  private static final List<String> LANGUAGES = List.of("&lang=fa", "&lang=en");
  private static final List<String> AREAS = List.of("S", "S-2-1-C");
  private static final List<String> BRANCHES = List.of("B00001", "B00121");

  /** Written by the machine's own habits, as nothing of the product may be. */
  static final String HERE = "here";

  /** And how old the latest figures were when they were asked for. */
  private static final Pattern OF_THE_SESSION =
      Pattern.compile(
          "(?<=name=\"_csrf\" value=\")[^\"]*"
              + "|(?<=Tajmi-Reader&quot;:&quot;)[0-9a-f]*"
              + "|(?<=data-reader=\")[0-9a-f]*"
              + "|(?<=id=\"asof-age\"[^>]{0,400}>)[^<]*");

  private static final List<String> HEADERS =
      List.of("Content-Type", "Content-Language", "ETag", "Tajmi-Answer-Hash", "Cache-Control");

  private ReadElsewhere() {}

  /**
   * Takes the folder of the server, the password of {@link #READER}, a position of the past, and
   * the file to write to.
   */
  public static void main(String[] arguments) {
    try (Served served = Served.again(Path.of(arguments[0]), Keeping.DEFAULT)) {
      Map<String, String> read = of(served, arguments[1], Long.parseLong(arguments[2]));
      read.put(HERE, here());
      Files.write(Path.of(arguments[3]), Served.JSON.writeValueAsBytes(read));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @SuppressWarnings({"StringCaseLocaleUsage", "DefaultLocale"}) // It is about the default.
  static String here() {
    return "%s %s %s %d %s"
        .formatted(
            Locale.getDefault().toLanguageTag(),
            ZoneId.systemDefault(),
            Charset.defaultCharset(),
            7042,
            "TITLE".toLowerCase());
  }

  /** By reader and address, status, headers and body of all that everyone and one person reads. */
  static Map<String, String> of(Served served, String password, long position) {
    Map<String, String> read = new ConcurrentSkipListMap<>();
    try (Person stranger = Person.anybody(served)) {
      read.put("a stranger", read(stranger, "/elections/sample?at=" + position));
    }
    try (Person everyone = Person.anybody(served);
        Person chain = Person.known(served, READER, password)) {
      Map.of("everyone", everyone, READER, chain)
          .forEach((name, reader) ->
              addresses(reader, served, position).toList().parallelStream()
                  .forEach(address -> read.put(name + " " + address, read(reader, address))));
    }
    return read;
  }

  private static Stream<String> addresses(Person reader, Served served, long position) {
    return new EveryPublicRead("president", AREAS, BRANCHES)
        .addresses(reader, served)
        .filter(address -> !address.startsWith("/live") && !address.startsWith("/actuator"))
        .flatMap(address ->
            address.startsWith("/api/")
                ? standpoints(address, position)
                : LANGUAGES.stream().map(it -> EveryPublicRead.at(address, position) + it));
  }

  private static Stream<String> standpoints(String address, long position) {
    return EveryPublicRead.hasStandpoint(address)
        ? Stream.of(address, EveryPublicRead.at(address, position))
        : Stream.of(address);
  }

  private static String read(Person reader, String address) {
    String[] asked = address.split(" ", 2);
    HttpResponse<String> answer =
        asked.length == 1 ? reader.get(asked[0]) : reader.get(asked[0], "Accept", asked[1]);
    StringBuilder read = new StringBuilder().append(answer.statusCode()).append('\n');
    for (String header : HEADERS) {
      read.append(header).append(": ").append(answer.headers().allValues(header)).append('\n');
    }
    return read + OF_THE_SESSION.matcher(answer.body()).replaceAll("");
  }
}
