/// The customer's side of the desk: takes what people want, keeps it with one durable commit and
/// says so at once, whether the desk is there or not, and shows what becomes of it from a copy of
/// its own.
@NullMarked
package opora.portal;

import org.jspecify.annotations.NullMarked;
