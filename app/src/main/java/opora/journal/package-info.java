/// The journal: who did what, to whom, when and from where, with what changed; kept so that nobody
/// can change it unnoticed.
///
/// Whoever does something says so with the change itself ([opora.shell.Journal]); the word arrives
/// here as [opora.shell.ActionTaken]. What busy contexts tell by events of their own, [KeepDeeds]
/// hears there. [Chain] adds each batch: a row's seal is made of the row, of the seal before it and
/// of a key that lies sealed with the master key, so whoever can only write to the database can
/// make no seal. [VerifyChain] finds what was changed, removed or put elsewhere; [DropOld] lets go
/// of what is past its time and remembers where the rest begins.
@NullMarked
package opora.journal;

import org.jspecify.annotations.NullMarked;
