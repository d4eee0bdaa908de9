package opora.backbone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that reacts to an event. Four shapes are understood:
/// - `R on(SomeEvent event)`: one event at a time,
/// - `R on(Incoming<SomeEvent> event)`: the same, with its [Meta],
/// - `R on(List<Incoming<SomeEvent>> batch)`: a polled batch at once, for hot places,
/// - `void on(List<RawEvent> batch)`: every event of every topic that this process knows, not
///   decoded; of the topics it chooses where its object is [Selective].
///
/// `R` is `void`, an event, a `List` of events, or for batches a `List<Outgoing>`; a sealed answer
/// is published when its class carries [Topic] and otherwise ignored. Everything runs inside one
/// transaction together with the record of what was consumed, so a handler's effect happens once.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Handles {}
