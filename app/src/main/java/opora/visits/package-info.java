/// Visits: what an expert has to do on the road today. It keeps what of tickets concerns people who
/// drive there, and takes what they report, also long after they did it: each report has a name of
/// its own, is kept and told once, in the order in which it happened, and nothing of it is refused
/// because the desk has decided otherwise meanwhile; the expert is told instead.
@NullMarked
package opora.visits;

import org.jspecify.annotations.NullMarked;
