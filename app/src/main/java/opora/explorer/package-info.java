/// The explorer: shows staff what happens between contexts. It takes every event of every topic
/// into a copy of its own, keeps it for some days, and draws any flow as a sequence diagram; it
/// lists the events there are, who publishes and who handles them; it shows how full topics are and
/// how far behind their readers; and it brings operators to the events that failed.
///
/// It depends on no context and no context on it. Running it apart changes nothing about what it
/// shows, but for the failed events, which lie in the database of the process that they failed in.
@NullMarked
package opora.explorer;

import org.jspecify.annotations.NullMarked;
