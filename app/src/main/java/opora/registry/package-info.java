/// The schema registry's door: Confluent's REST API under `/registry` of every process, so that any
/// tool that knows a schema registry can read our events. The registry itself belongs to the
/// backbone.
@NullMarked
package opora.registry;

import org.jspecify.annotations.NullMarked;
