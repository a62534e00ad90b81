package io.tajmi.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Provinces are the true ones; nothing else can be taken for a person, a party or a place. */
class DemoNamesTest {
  private static final Set<String> PROVINCES =
      Set.of(
          "مرکزی",
          "گیلان",
          "مازندران",
          "آذربایجان شرقی",
          "آذربایجان غربی",
          "کرمانشاه",
          "خوزستان",
          "فارس",
          "کرمان",
          "خراسان رضوی",
          "اصفهان",
          "سیستان و بلوچستان",
          "کردستان",
          "همدان",
          "چهارمحال و بختیاری",
          "لرستان",
          "ایلام",
          "کهگیلویه و بویراحمد",
          "بوشهر",
          "زنجان",
          "سمنان",
          "یزد",
          "هرمزگان",
          "تهران",
          "اردبیل",
          "قم",
          "قزوین",
          "گلستان",
          "خراسان شمالی",
          "خراسان جنوبی",
          "البرز");
  private static final Pattern COUNTY =
      Pattern.compile(
          "شهرستان ([۰-۹]+|نمونه)|بندر انزلی|قائم‌شهر|سوادکوه|جویبار|سیمرغ|سوادکوه شمالی|تبریز"
              + "|آذرشهر|اسکو|بستان‌آباد|نقده|اشنویه|شیراز|زرقان|مرودشت|ارسنجان|پاسارگاد|بیضا"
              + "|سپیدان|سمیرم|لنجان|ملایر|بندرعباس|قشم|ابوموسی|حاجی‌آباد|خمیر|تهران|ری|شمیرانات"
              + "|اسلامشهر|پردیس|ورامین|قرچک|پاکدشت|کرج|اشتهارد|فردیس|ساوجبلاغ|نظرآباد");
  private static final Map<String, Pattern> BELOW =
      Map.of(
          "COUNTRY", Pattern.compile("کشور نمایشی"),
          "COUNTY", COUNTY,
          "DISTRICT", Pattern.compile("بخش [۰-۹]+"),
          "CITY", Pattern.compile("شهر [۰-۹]+|تهران|ری|تجریش"),
          "REGION", Pattern.compile("منطقهٔ [۰-۹]+"),
          "RURAL_DISTRICT", Pattern.compile("دهستان [۰-۹]+"),
          "VILLAGE", Pattern.compile("روستای [۰-۹]+"),
          "ABROAD", Pattern.compile("خارج از کشور [۰-۹]+"));

  @TempDir Path folder;

  @Test
  void areas_bear_true_names_or_numbers_and_are_as_many_as_there_are() throws IOException {
    Map<String, List<String>> names = new TreeMap<>();
    for (String line : areas(write())) {
      String[] row = line.split(",", -1);
      names.computeIfAbsent(row[2], _ -> new ArrayList<>()).add(row[3]);
    }
    assertThat(names.get("PROVINCE")).containsExactlyInAnyOrderElementsOf(PROVINCES);
    assertThat(names.get("COUNTY")).hasSize(482).containsOnlyOnce("شهرستان نمونه");
    assertThat(names.get("DISTRICT")).hasSize(1_184);
    assertThat(names.get("CITY")).hasSize(1_374);
    BELOW.forEach((level, pattern) ->
        assertThat(names.get(level)).as(level).isNotEmpty().allMatch(pattern.asMatchPredicate()));
    assertThat(names.keySet())
        .isEqualTo(
            Stream.concat(BELOW.keySet().stream(), Stream.of("PROVINCE"))
                .collect(Collectors.toSet()));
  }

  @Test
  void candidates_lists_and_branches_are_plainly_fictional() throws IOException {
    write();
    JsonNode election = DemoJson.MAPPER.readTree(Files.readString(folder.resolve("election.json")));
    assertThat(election.path("name").path("fa").asString()).isEqualTo("انتخابات نمایشی");
    assertThat(election.path("policy").path("correction").asString()).isEqualTo("SINGLE");
    for (JsonNode contest : election.path("contests")) {
      for (JsonNode candidate : contest.path("candidates")) {
        assertThat(candidate.path("name").path("fa").asString()).matches("نامزد [۰-۹]+");
        assertThat(candidate.path("name").path("en").asString()).matches("Candidate [0-9]+");
      }
      for (JsonNode list : contest.path("lists")) {
        assertThat(list.path("name").path("fa").asString()).matches("فهرست (الف|ب|پ|ت|ث|ج|چ|ح)");
        assertThat(list.path("name").path("en").asString()).matches("List [A-H]");
      }
    }
    assertThat(Files.readAllLines(folder.resolve("branches.csv")).stream().skip(1))
        .allMatch(line -> line.split(",", -1)[3].matches("شعبهٔ [۰-۹]+"));
  }

  private Path write() throws IOException {
    new DemoFiles(new Night(new DemoSize(1_000, false, 1))).writePackage(folder);
    return folder;
  }

  private static List<String> areas(Path made) throws IOException {
    List<String> lines = Files.readAllLines(made.resolve("areas.csv"));
    return lines.subList(1, lines.size());
  }
}
