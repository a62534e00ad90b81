package io.tajmi.contest;

/**
 * On whose word something was put on record.
 *
 * @param body that decided
 * @param office that signed
 * @param article of the law
 * @param document its number
 * @param date of the document, ISO 8601
 */
public record Authority(String body, String office, String article, String document, String date) {}
