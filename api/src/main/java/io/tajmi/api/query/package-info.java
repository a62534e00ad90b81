/** What an address may ask for after its path, and what becomes of one that asks for more. */
@NullMarked
package io.tajmi.api.query;

import org.jspecify.annotations.NullMarked;
