/// Cards: keeps people's cards so that nobody can read them, and charges them through a provider,
/// once, whatever fails in between. An answer that did not come is asked for until it does.
@NullMarked
package opora.cards;

import org.jspecify.annotations.NullMarked;
