/// Finds tickets by words: any form of them, in Russian and English, with slips of the finger, as
/// phrases, without some. It keeps a copy of what the desk tells, laid out for finding, and shows
/// everybody what they may see anyway: staff what their roles reach, customers their own, and what
/// staff says among themselves to staff alone.
///
/// A rare word is looked up in an index; a frequent one is found sooner by going through tickets,
/// the newest first. How frequent a word is, is counted in the background, so that each search
/// costs about the same among a thousand tickets and among a million.
@NullMarked
package opora.search;

import org.jspecify.annotations.NullMarked;
