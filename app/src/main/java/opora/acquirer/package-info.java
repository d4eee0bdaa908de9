/// Acquirer: a bank that charges cards, played. It stands in for a real one, so nothing but HTTP
/// leads here: its own address, its own secret, its own tables, and test cards that succeed, are
/// declined, answer too late or want a code.
@NullMarked
package opora.acquirer;

import org.jspecify.annotations.NullMarked;
