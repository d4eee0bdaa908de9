/// Webhooks: brings events to addresses outside, each endpoint's in the order in which they
/// happened.
///
/// What an endpoint is to get is kept in the same transaction in which the event was read, under a
/// number that has no gaps. From there a caller brings it out, one after the other; the next one
/// waits until the receiver took the one before. A receiver that is away delays its events and
/// loses none: after long failure the endpoint is paused and shown, and goes on where it was. A
/// receiver that lost its own data asks for everything after a number.
///
/// A call may arrive twice, when its answer was lost; the number tells.
@NullMarked
package opora.webhooks;

import org.jspecify.annotations.NullMarked;
