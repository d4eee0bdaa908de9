/// Gateway: where orders come in, and where people see what becomes of them.
///
/// Accepting an order is one durable commit, of the request itself and of the event that tells
/// `orders` about it; many requests share it. Whoever asked then waits for the order's first
/// status, which every gateway process reads off the topic as it passes. Who has waited too long
/// gets an address to look at later; nothing is lost by that. What is shown comes from a copy of
/// the orders that events keep up to date, so pages and API answer while `orders` is away.
@NullMarked
package opora.gateway;

import org.jspecify.annotations.NullMarked;
