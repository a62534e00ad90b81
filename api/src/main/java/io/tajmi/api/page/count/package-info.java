/** Pages of the count: overview, contest, area, branch, what is held back, the wall. */
@NullMarked
package io.tajmi.api.page.count;

import org.jspecify.annotations.NullMarked;
