/// The mailroom: every mail that people send us becomes one ticket or one reply, once.
///
/// A mail is written down as it came before anybody is told that we have it: the sending server
/// hears 250, and a mail leaves its folder, only after the commit. What is brought twice is known
/// by its Message-ID and what it says. Then it is read and judged, and the wish for a ticket or a
/// reply goes out in the same transaction that notes what became of the mail, so that no crash
/// makes two of it or none.
///
/// A mail that cannot be read stands in nobody's way: it waits on a page of its own, with its cause
/// and as it came, until somebody tries it again or makes a ticket of it by hand. What machines
/// write, such as bounces and answers of absence, is kept and never answered.
@NullMarked
package opora.mailroom;

import org.jspecify.annotations.NullMarked;
