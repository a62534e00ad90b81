package io.tajmi.election;

/** What is elected on the day. */
public enum ElectionType {
  PRESIDENT,
  PARLIAMENT,
  EXPERTS,
  CITY_COUNCIL,
  VILLAGE_COUNCIL,
  OTHER
}
