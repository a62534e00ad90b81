package io.tajmi.ops.fiction;

import io.tajmi.election.AreaLevel;
import org.jspecify.annotations.Nullable;

/** One row of areas.csv; an electorate of null is not stated. No field holds a comma or a quote. */
public record AreaLine(
    String code,
    @Nullable String parent,
    AreaLevel level,
    String fa,
    String en,
    @Nullable Long electorate) {

  /** The file's first line. */
  public static final String HEADER = "code,parent,level,nameFa,nameEn,electorate";

  /** As a line of the file. */
  public String line() {
    return String.join(
        ",",
        code,
        parent == null ? "" : parent,
        level.name(),
        fa,
        en,
        electorate == null ? "" : electorate.toString());
  }
}
