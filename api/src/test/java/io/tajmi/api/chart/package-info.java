@NullMarked
package io.tajmi.api.chart;

import org.jspecify.annotations.NullMarked;
