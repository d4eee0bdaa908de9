/// Proof by numbers. `orders` measures how fast the order flow is while it checks that nothing is
/// lost or doubled; `chaos` kills what it runs on and checks the same.
///
/// Both run the product as anybody would: a real PostgreSQL, a broker and the application, each a
/// process of its own. What drives them is an outsider that knows topics and nothing else.
@NullMarked
package opora.bench;

import org.jspecify.annotations.NullMarked;
