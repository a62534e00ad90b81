/** Figures for the charts beside the tables: numbers to draw, and every word already written. */
@NullMarked
package io.tajmi.api.chart;

import org.jspecify.annotations.NullMarked;
