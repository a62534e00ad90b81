package io.tajmi.election.pack;

import static io.tajmi.election.pack.PackageInMemory.AREAS;
import static io.tajmi.election.pack.PackageInMemory.BRANCHES;
import static io.tajmi.election.pack.PackageInMemory.CONTEST_BRANCHES;
import static io.tajmi.election.pack.PackageInMemory.ELECTION;
import static io.tajmi.election.pack.PackageInMemory.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackageFaultTest {

  /** A package with one thing wrong, and the one fault that has to say so. */
  record Wrong(String what, PackageInMemory small, PackageFaultCode code, String file, int line) {
    @Override
    public String toString() {
      return code + " " + what;
    }
  }

  @ParameterizedTest
  @MethodSource({"inTheElection", "inThePolicy", "inContests", "inTables", "inTheArchive"})
  void one_thing_wrong_is_one_fault_that_names_its_place(Wrong wrong) {
    List<PackageFault> faults = faults(wrong.small());

    assertThat(faults).hasSize(1);
    PackageFault fault = faults.getFirst();
    assertThat(fault.code()).as(fault.detail()).isEqualTo(wrong.code().code());
    assertThat(fault.file()).isEqualTo(wrong.file());
    assertThat(fault.line()).as(fault.detail()).isEqualTo(wrong.line());
    assertThat(fault.detail()).endsWith(".").doesNotContain("\n");
  }

  static Stream<Wrong> inTheElection() {
    return Stream.of(
        json("no file", PackageFaultCode.FILE_MISSING, 0, valid().without(ELECTION)),
        json(
            "cut off",
            PackageFaultCode.JSON_MALFORMED,
            2,
            valid().put(ELECTION, "{\n\"election\":")),
        json("empty", PackageFaultCode.JSON_MALFORMED, 1, valid().put(ELECTION, "")),
        json(
            "a second document",
            PackageFaultCode.JSON_MALFORMED,
            47,
            valid().put(ELECTION, valid().text(ELECTION) + "{}")),
        json(
            "too deep",
            PackageFaultCode.JSON_MALFORMED,
            0,
            valid().put(ELECTION, "[".repeat(30) + "]".repeat(30))),
        json("no object", PackageFaultCode.VALUE_WRONG, 1, valid().put(ELECTION, "[]")),
        json(
            "a key twice", PackageFaultCode.KEY_TWICE, 4, "\"term\": 3", "\"term\": 3,\"term\": 3"),
        json("an unknown field", PackageFaultCode.FIELD_UNKNOWN, 4, "\"term\"", "\"x\":1,\"term\""),
        json("a fraction", PackageFaultCode.VALUE_WRONG, 4, "\"term\": 3", "\"term\": 3.0"),
        json("an exponent", PackageFaultCode.VALUE_WRONG, 4, "\"term\": 3", "\"term\": 3e0"),
        json("below zero", PackageFaultCode.VALUE_WRONG, 4, "\"term\": 3", "\"term\": -1"),
        json("a huge number", PackageFaultCode.VALUE_WRONG, 4, ": 3,", ": 99999999999999999999,"),
        json("a number as text", PackageFaultCode.VALUE_WRONG, 4, "\"term\": 3", "\"term\": \"3\""),
        json("no term", PackageFaultCode.FIELD_MISSING, 1, "\"term\": 3,", ""),
        json("a null term", PackageFaultCode.FIELD_MISSING, 4, "\"term\": 3", "\"term\": null"),
        json("Persian digits", PackageFaultCode.CODE_MALFORMED, 2, "\"small\"", "\"e۱\""),
        json("a long code", PackageFaultCode.CODE_MALFORMED, 2, "small", "s".repeat(65)),
        json("an unknown type", PackageFaultCode.WORD_UNKNOWN, 3, "PARLIAMENT", "parliament"),
        json("no such day", PackageFaultCode.TIME_MALFORMED, 8, "2020-01-01", "2021-02-29"),
        json("no such zone", PackageFaultCode.TIME_MALFORMED, 9, "Asia/Tehran", "Asia/Nowhere"),
        json("control character", PackageFaultCode.TEXT_NOT_ALLOWED, 7, "Small", "\\u0007"),
        json("an override", PackageFaultCode.TEXT_NOT_ALLOWED, 7, "Small", "\\u202e"),
        json("an isolate", PackageFaultCode.TEXT_NOT_ALLOWED, 7, "انتخابات", "\u2067"),
        json("of a list", PackageFaultCode.TEXT_NOT_ALLOWED, 29, "\"List\"", "\"\\u202d\""),
        json("of a candidate", PackageFaultCode.TEXT_NOT_ALLOWED, 31, "First", "\\u0085"),
        json("of an office", PackageFaultCode.TEXT_NOT_ALLOWED, 20, "MEMBER", "\\u202a"),
        json("half a surrogate", PackageFaultCode.TEXT_NOT_ALLOWED, 7, "Small", "\\ud83d"),
        json("a long text", PackageFaultCode.TEXT_NOT_ALLOWED, 7, "Small", "n".repeat(501)),
        json("contest of another", PackageFaultCode.CODE_MALFORMED, 6, "\"seat\"", "\"a seat\""));
  }

  static Stream<Wrong> inThePolicy() {
    return Stream.of(
        json("four eyes", PackageFaultCode.SECOND_PERSON_NEEDED, 11, "SINGLE", "FOUR_EYES"),
        json(
            "four eyes by default",
            PackageFaultCode.SECOND_PERSON_NEEDED,
            10,
            "\"correction\": \"SINGLE\",",
            ""),
        json("double", PackageFaultCode.SECOND_PERSON_NEEDED, 12, "y\": \"SINGLE", "y\": \"DOUBLE"),
        json("another word", PackageFaultCode.WORD_UNKNOWN, 11, "SINGLE", "NONE"),
        json("neither", PackageFaultCode.VALUE_WRONG, 13, "true", "\"true\""),
        json("no threshold", PackageFaultCode.POLICY_NOT_ALLOWED, 14, "W.202.min", "W.202.max"),
        json("above 100 %", PackageFaultCode.VALUE_WRONG, 14, "percent\": 2", "percent\": 101"),
        effect("E.203"),
        effect("R.105"),
        effect("W.204"),
        effect("W.206"),
        effect("Q.101"),
        effect("Q.102"),
        effect("Q.103"),
        effect("Q.104"),
        effect("W.999"),
        json("no effect", PackageFaultCode.WORD_UNKNOWN, 15, "QUARANTINE", "REFUSE"));
  }

  static Stream<Wrong> inContests() {
    return Stream.of(
        json("a contest twice", PackageFaultCode.CODE_TWICE, 36, "\"all\"", "\"west\""),
        json(
            "a candidate twice", PackageFaultCode.CODE_TWICE, 32, "code\": \"2\"", "code\": \"1\""),
        json("unknown list", PackageFaultCode.REFERENCE_UNKNOWN, 31, "t\": \"L\"}", "t\": \"M\"}"),
        json("unknown scope", PackageFaultCode.REFERENCE_UNKNOWN, 35, "[\"C\"]", "[\"C\",\"Z\"]"),
        json("a scope twice", PackageFaultCode.CODE_TWICE, 40, "[\"C\"]", "[\"C\",\"C\"]"),
        json("no office", PackageFaultCode.FIELD_MISSING, 20, "\"MEMBER\"", "\" \""),
        json("a nameless candidate", PackageFaultCode.FIELD_MISSING, 43, "\"Only\"", "\"\""),
        json("a malformed time", PackageFaultCode.TIME_MALFORMED, 26, "T08:00", " 08:00"),
        opens("no offset", "2020-01-01T08:00:00"),
        opens("no such day of polls", "2020-02-30T08:00:00+03:30"),
        opens("hour 25", "2020-01-01T25:00:00+03:30"),
        opens("hour 24", "2020-01-01T24:00:00+03:30"),
        opens("an hour that was skipped", "2022-03-22T00:30:00+03:30"),
        opens("the same hour by the new clock", "2022-03-22T00:30:00+04:30"),
        closes("polls that close before they open", "2020-01-01T07:59:59+03:30"),
        closes("polls that close as they open", "2020-01-01T04:30:00Z"),
        json(
            "another method's",
            PackageFaultCode.FIELD_UNKNOWN,
            42,
            "\"runOff",
            "\"mode\":1,\"runOff"),
        json("no basis", PackageFaultCode.RULE_INCOMPLETE, 41, ", \"basis\": \"VALID\"", ""),
        json("no such basis", PackageFaultCode.WORD_UNKNOWN, 41, "VALID\"", "CAST\""),
        json("a lead alone", PackageFaultCode.RULE_INCOMPLETE, 41, "\"orShare\": \"2/5\",", ""),
        json("a decimal share", PackageFaultCode.FRACTION_MALFORMED, 42, "1/2", "0.5"),
        json("a share above 1", PackageFaultCode.FRACTION_MALFORMED, 42, "1/2", "3/2"),
        json("a share over 0", PackageFaultCode.FRACTION_MALFORMED, 42, "1/2", "1/0"),
        json("no tie rule", PackageFaultCode.FIELD_MISSING, 41, "\"onTie\": \"RULING\", ", ""),
        json("too many candidates", PackageFaultCode.CONTEST_TOO_LARGE, 43, manyCandidates(3_600)),
        json("without branch", PackageFaultCode.CONTEST_WITHOUT_BRANCH, 35, noBranchInTheEast()));
  }

  static Stream<Wrong> inTables() {
    return Stream.of(
        table("no areas", PackageFaultCode.FILE_MISSING, AREAS, 0, valid().without(AREAS)),
        table("no branches", PackageFaultCode.FILE_MISSING, BRANCHES, 0, valid().without(BRANCHES)),
        table(
            "another charset",
            PackageFaultCode.NOT_UTF_8,
            BRANCHES,
            2,
            valid().put(BRANCHES, "code\nbé".getBytes(StandardCharsets.ISO_8859_1))),
        table(PackageFaultCode.CSV_MALFORMED, AREAS, 1, "nameFa,nameEn", "nameEn,nameFa"),
        table(PackageFaultCode.CSV_MALFORMED, BRANCHES, 2, "Branch 1,", "Branch 1,,"),
        table(PackageFaultCode.CSV_MALFORMED, BRANCHES, 2, "Branch 1,100", "Branch 1"),
        table(PackageFaultCode.CSV_MALFORMED, AREAS, 0, "West, one\"", "West, one"),
        table(PackageFaultCode.CODE_MALFORMED, BRANCHES, 2, "b1", "ب۱"),
        table(PackageFaultCode.CODE_MALFORMED, AREAS, 4, "W1,W", "ک۱,W"),
        table(PackageFaultCode.CODE_MALFORMED, BRANCHES, 2, "b1", " b1"),
        table(PackageFaultCode.CODE_TWICE, BRANCHES, 3, "b2", "b1"),
        table(
            "an area twice",
            PackageFaultCode.CODE_TWICE,
            AREAS,
            7,
            valid().put(AREAS, valid().text(AREAS) + "W1,C,COUNTY,,,\n")),
        table(PackageFaultCode.WORD_UNKNOWN, BRANCHES, 3, "MOBILE", "Mobile"),
        table(PackageFaultCode.WORD_UNKNOWN, AREAS, 4, "COUNTY", "SHIRE"),
        table(PackageFaultCode.VALUE_WRONG, BRANCHES, 2, "1,100", "1,۱۰۰"),
        table(PackageFaultCode.VALUE_WRONG, BRANCHES, 2, "1,100", "1,-1"),
        table(PackageFaultCode.VALUE_WRONG, AREAS, 2, "1000", "1e3"),
        table(PackageFaultCode.TEXT_NOT_ALLOWED, BRANCHES, 2, "Branch 1", "B".repeat(501)),
        table(PackageFaultCode.TEXT_NOT_ALLOWED, BRANCHES, 2, "Branch 1", "B\u202e1"),
        table(PackageFaultCode.TEXT_NOT_ALLOWED, AREAS, 3, "West", "\u2068West"),
        table(PackageFaultCode.REFERENCE_UNKNOWN, BRANCHES, 2, "b1,W1", "b1,W2"),
        table(PackageFaultCode.REFERENCE_UNKNOWN, AREAS, 4, "W1,W,", "W1,V,"),
        table(PackageFaultCode.NOT_ONE_TREE, AREAS, 5, "E,C,", "E,,"),
        table(PackageFaultCode.NOT_ONE_TREE, AREAS, 3, "W,C,", "W,W1,"),
        table(PackageFaultCode.ABROAD_MISPLACED, AREAS, 6, "X,C,", "X,W,"),
        votersTable(PackageFaultCode.REFERENCE_UNKNOWN, 4, "none,b1"),
        votersTable(PackageFaultCode.REFERENCE_UNKNOWN, 4, "all,b9"),
        votersTable(PackageFaultCode.CODE_TWICE, 4, "west,b1"));
  }

  static Stream<Wrong> inTheArchive() {
    return Stream.of(
        archive("outside", PackageFaultCode.ENTRY_REFUSED, "../areas.csv"),
        archive("outside below", PackageFaultCode.ENTRY_REFUSED, "a/../../areas.csv"),
        archive("absolute", PackageFaultCode.ENTRY_REFUSED, "/areas.csv"),
        archive("a drive", PackageFaultCode.ENTRY_REFUSED, "C:/areas.csv"),
        archive("backslashes", PackageFaultCode.ENTRY_REFUSED, "..\\areas.csv"),
        archive("the same from here", PackageFaultCode.ENTRY_REFUSED, "./areas.csv"),
        archive("the same from here twice", PackageFaultCode.ENTRY_REFUSED, "././areas.csv"),
        archive("the same with two slashes", PackageFaultCode.ENTRY_REFUSED, ".//areas.csv"),
        table(
            "a bomb",
            PackageFaultCode.PACKAGE_TOO_LARGE,
            "",
            0,
            valid().put("tallies/x.ndjson", new byte[PackageFiles.INFLATED_BYTES_MAX])));
  }

  @Test
  void what_is_no_zip_is_unreadable() {
    PackageReading reading =
        PackageReader.read(PackageSource.zip("no zip".getBytes(StandardCharsets.UTF_8)));

    assertThat(codes(((PackageReading.Refused) reading).faults())).containsExactly("P.123");
  }

  @Test
  void a_time_that_never_was_is_called_so_and_one_without_offset_gets_an_example() {
    String time = "2020-01-01T08:00:00+03:30";
    for (String never : List.of("2021-02-29T08:00:00+03:30", "2020-01-01T25:00+03:30")) {
      assertThat(faults(valid().change(ELECTION, time, never)).getFirst().detail())
          .contains(never, "a time that never was")
          .doesNotContain("offset");
    }
    assertThat(faults(valid().change(ELECTION, time, "2020-01-01T08:00:00")).getFirst().detail())
        .contains("write it with its offset")
        .doesNotContain("never was");
  }

  @Test
  void areas_without_a_root_are_no_tree() {
    assertThat(faults(valid().change(AREAS, "C,,", "C,W,")))
        .extracting(PackageFault::code)
        .containsOnly("P.110");
  }

  @Test
  void all_faults_of_all_files_are_listed_at_once() {
    PackageInMemory small =
        valid()
            .change(ELECTION, "\"SINGLE\"", "\"FOUR_EYES\"")
            .change(ELECTION, "W.203", "E.203")
            .change(ELECTION, "1/2", "half")
            .change(ELECTION, "\"list\": \"L\"", "\"list\": \"M\"")
            .change(AREAS, "COUNTY", "SHIRE")
            .change(BRANCHES, "b2,E", "b1,Z");

    assertThat(codes(faults(small)))
        .containsExactly("P.115", "P.114", "P.109", "P.121", "P.112", "P.109", "P.108");
  }

  @Test
  void beyond_a_thousand_faults_only_their_number_is_told() {
    String rows =
        IntStream.range(0, 1_500)
            .mapToObj(i -> "x" + i + ",nowhere,FIXED,x,\n")
            .collect(Collectors.joining());
    List<PackageFault> faults = faults(valid().put(BRANCHES, valid().text(BRANCHES) + rows));

    assertThat(faults).hasSize(1_001);
    assertThat(faults.getLast().code()).isEqualTo("P.199");
    assertThat(faults.getLast().detail()).startsWith("500 more");
  }

  @Test
  void every_code_is_unique_and_has_a_sentence() {
    Set<String> codes = new HashSet<>();
    for (PackageFaultCode code : EnumSet.allOf(PackageFaultCode.class)) {
      assertThat(codes.add(code.code())).as(code.code()).isTrue();
      assertThat(code.sentence()).endsWith(".");
    }
  }

  @Test
  void every_code_has_its_case_here() {
    Set<String> tested =
        Stream.of(inTheElection(), inThePolicy(), inContests(), inTables(), inTheArchive())
            .flatMap(cases -> cases.map(wrong -> wrong.code().code()))
            .collect(Collectors.toSet());
    tested.addAll(List.of("P.123", "P.199"));

    assertThat(Arrays.stream(PackageFaultCode.values()).map(PackageFaultCode::code))
        .allMatch(tested::contains);
  }

  private static List<PackageFault> faults(PackageInMemory small) {
    return switch (small.read()) {
      case PackageReading.Accepted _ -> List.of();
      case PackageReading.Refused refused -> refused.faults();
    };
  }

  private static List<String> codes(List<PackageFault> faults) {
    return faults.stream().map(PackageFault::code).toList();
  }

  private static Wrong json(String what, PackageFaultCode code, int line, PackageInMemory small) {
    return new Wrong(what, small, code, ELECTION, line);
  }

  private static Wrong json(String what, PackageFaultCode code, int line, String from, String to) {
    return json(what, code, line, valid().change(ELECTION, from, to));
  }

  private static Wrong opens(String what, String time) {
    return json(what, PackageFaultCode.TIME_MALFORMED, 26, "2020-01-01T08:00:00+03:30", time);
  }

  private static Wrong closes(String what, String time) {
    return json(
        what,
        PackageFaultCode.TIME_MALFORMED,
        27,
        "+03:30\",\n",
        "+03:30\",\n      \"closesAt\": \"" + time + "\",");
  }

  private static Wrong effect(String code) {
    return json("effect of " + code, PackageFaultCode.POLICY_NOT_ALLOWED, 15, "W.203", code);
  }

  private static Wrong table(
      String what, PackageFaultCode code, String file, int line, PackageInMemory small) {
    return new Wrong(what, small, code, file, line);
  }

  private static Wrong table(PackageFaultCode code, String file, int line, String from, String to) {
    return table(from + " as " + to, code, file, line, valid().change(file, from, to));
  }

  private static Wrong votersTable(PackageFaultCode code, int line, String row) {
    return table(
        row,
        code,
        CONTEST_BRANCHES,
        line,
        valid().put(CONTEST_BRANCHES, "contest,branch\nwest,b1\nall,b2\n" + row + "\n"));
  }

  private static Wrong archive(String what, PackageFaultCode code, String entry) {
    return table(what, code, "", 0, valid().put(entry, "x"));
  }

  private static PackageInMemory manyCandidates(int number) {
    String candidates =
        IntStream.range(0, number)
            .mapToObj(i -> "{\"code\":\"c" + i + "\",\"name\":{\"en\":\"n\"}}")
            .collect(Collectors.joining(","));
    return valid().change(ELECTION, "{\"code\": \"1\", \"name\": {\"en\": \"Only\"}}", candidates);
  }

  private static PackageInMemory noBranchInTheEast() {
    return valid().change(ELECTION, "[\"C\"]", "[\"E\"]").change(BRANCHES, "b2,E", "b2,W");
  }
}
