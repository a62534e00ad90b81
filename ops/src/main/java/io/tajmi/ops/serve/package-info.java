/**
 * The server: a node with HTTP, meters and health around it. The only place that knows Spring Boot.
 */
@NullMarked
package io.tajmi.ops.serve;

import org.jspecify.annotations.NullMarked;
