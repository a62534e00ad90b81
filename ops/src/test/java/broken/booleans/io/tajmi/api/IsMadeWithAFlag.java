package broken.booleans.io.tajmi.api;

/** Breaks a rule on purpose. */
class IsMadeWithAFlag {
  final int size;

  IsMadeWithAFlag(boolean small) {
    size = small ? 1 : 2;
  }
}
