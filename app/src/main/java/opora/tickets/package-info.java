/// The desk: takes wishes for tickets and everything that is said about them, numbers and keeps
/// them, and decides what may become of them. Others wish on `tickets.pub` and learn what was
/// decided from `tickets.sub`; a ticket's events stay in their order, for its id is their key.
@NullMarked
package opora.tickets;

import org.jspecify.annotations.NullMarked;
