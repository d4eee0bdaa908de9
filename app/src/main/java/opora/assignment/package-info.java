/// Assignment: which expert gets a ticket, and why. What a ticket is about is read from its words,
/// with a confidence that can be relied on; below a threshold people decide. Of the experts who
/// fit, the least loaded gets it, and on a tie who has waited longest for work.
///
/// Everything that decided is kept with the ticket: what it was taken for, who else was considered
/// and why they were passed over.
@NullMarked
package opora.assignment;

import org.jspecify.annotations.NullMarked;
