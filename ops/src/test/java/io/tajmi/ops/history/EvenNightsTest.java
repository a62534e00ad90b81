package io.tajmi.ops.history;

import org.junit.jupiter.api.Test;

/** Half of the two hundred nights of every build; the other half runs beside it. */
class EvenNightsTest {
  @Test
  void a_hundred_nights_are_counted_and_replayed_alike_directly_and_on_plain_paper() {
    Nights.hundredFrom(2);
  }
}
