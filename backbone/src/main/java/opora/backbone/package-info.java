/// The event backbone: an event store that is its own outbox, a relay that follows it in a safe
/// order, consumers whose effects happen once, keys that wait in line when one of their events
/// fails, sagas, and a schema registry. Plain Java over JDBC and Kafka; it knows no context and no
/// framework.
///
/// The main flow, in reading order: [Database] runs a transaction and collects what it publishes,
/// [EventStore] appends it before the commit, [Relay] carries it to Kafka, [Consumer] brings it to
/// the handlers.
@NullMarked
package opora.backbone;

import org.jspecify.annotations.NullMarked;
