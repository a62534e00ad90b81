package broken.printing.io.tajmi.view;

/** Breaks a rule on purpose. */
class Prints {
  void line() {
    System.out.println();
  }
}
