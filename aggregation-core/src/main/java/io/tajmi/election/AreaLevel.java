package io.tajmi.election;

/** Levels of the territory; {@code ABROAD} is a child of the country and a row of its own. */
public enum AreaLevel {
  COUNTRY,
  PROVINCE,
  COUNTY,
  DISTRICT,
  CITY,
  RURAL_DISTRICT,
  VILLAGE,
  REGION,
  ABROAD
}
