package broken.booleans.io.tajmi.view;

/** Breaks a rule on purpose. */
class TakesAFlag {
  String text(String of, boolean brief) {
    return brief ? of.strip() : of;
  }
}
