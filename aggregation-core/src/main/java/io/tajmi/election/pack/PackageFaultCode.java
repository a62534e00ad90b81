package io.tajmi.election.pack;

/** Every public code of a fault in an election package, with its one sentence. */
public enum PackageFaultCode {
  FILE_MISSING("P.101", "A file that every package has is missing."),
  NOT_UTF_8("P.102", "A file is not UTF-8."),
  JSON_MALFORMED("P.103", "A file is not well-formed JSON."),
  KEY_TWICE("P.104", "A JSON object names a field twice."),
  FIELD_UNKNOWN("P.105", "A JSON object has a field that does not belong there."),
  VALUE_WRONG("P.106", "A value has the wrong type, is no whole number or is out of range."),
  CODE_MALFORMED("P.107", "A code is not 1 to 64 ASCII characters [A-Za-z0-9][A-Za-z0-9._-]*."),
  CODE_TWICE("P.108", "A code or row that has to be unique comes twice."),
  REFERENCE_UNKNOWN("P.109", "A code refers to nothing in this package."),
  NOT_ONE_TREE("P.110", "The areas are not one tree with one root."),
  CSV_MALFORMED("P.111", "A CSV file is malformed or has another header."),
  WORD_UNKNOWN("P.112", "A value is not one of the words that are allowed there."),
  FIELD_MISSING("P.113", "A field that is required is missing or empty."),
  POLICY_NOT_ALLOWED("P.114", "The policy names a threshold or an effect that it cannot set."),
  SECOND_PERSON_NEEDED("P.115", "The policy asks for a second person, which is not possible yet."),
  CONTEST_TOO_LARGE("P.116", "The largest entry of a contest would pass the limit of the log."),
  PACKAGE_TOO_LARGE("P.117", "The package is larger than 64 MiB inflated or has too many entries."),
  CONTEST_WITHOUT_BRANCH("P.118", "No branch votes in a contest."),
  TEXT_NOT_ALLOWED(
      "P.119", "A text is longer than 500 bytes, has control characters or turns the direction."),
  TIME_MALFORMED(
      "P.120",
      "A date, time or time zone is malformed or never was, or polls close before they open."),
  FRACTION_MALFORMED("P.121", "A fraction is not two whole numbers such as 1/2, from 0 to 1."),
  RULE_INCOMPLETE("P.122", "A parameter that the method of a rule needs is missing."),
  UNREADABLE("P.123", "The folder or zip cannot be read, or a zip holds more than its entries."),
  ENTRY_REFUSED("P.124", "A zip entry has a name that is absolute, leads outside or comes twice."),
  ABROAD_MISPLACED("P.125", "An area abroad is not a child of the country."),
  MORE_FAULTS("P.199", "There are more faults than are listed.");

  private final String code;
  private final String sentence;

  PackageFaultCode(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** As the outside world writes it, such as {@code P.103}. */
  public String code() {
    return code;
  }

  /** What is wrong, in general. */
  public String sentence() {
    return sentence;
  }

  @Override
  public String toString() {
    return code;
  }
}
