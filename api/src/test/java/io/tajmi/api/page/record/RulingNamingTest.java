package io.tajmi.api.page.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.text.Language;
import io.tajmi.text.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulingNamingTest {

  @ParameterizedTest
  @CsvSource({
    "شورای نگهبان,                              نظر,    Opinion of",
    "شوراي نگهبان,                              نظر,    Opinion of",
    "هیئت مرکزی نظارت شورای نگهبان,             تصمیم,  Ruling of",
    "the Guardian  Council,                     نظر,    Opinion of",
    "هیئت مرکزی نظارت,                          تصمیم,  Ruling of",
    "هیأت مرکزی نظارت بر انتخابات شوراها,       تصمیم,  Ruling of",
    "Central supervision board of the Guardian Council, تصمیم, Ruling of",
    "council supervision board,                 تصمیم,  Ruling of",
  })
  void an_opinion_of_the_guardian_council_is_no_ruling_of_a_board(
      String body, String fa, String en) {
    assertThat(new RulingNaming(Words.of(Language.FA)).by(body)).startsWith(fa + " \u2068");
    assertThat(new RulingNaming(Words.of(Language.EN)).by(body)).startsWith(en + " \u2068");
  }
}
