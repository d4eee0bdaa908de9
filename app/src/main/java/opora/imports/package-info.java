/// Imports: tickets of other systems go on here, each once.
///
/// A file is read from its beginning as often as it takes. What became of a record is written down
/// under its source and its id there, in the transaction that wishes for its ticket; so a run that
/// was cut off is simply run again, and the same file twice brings nothing twice. Nothing of an
/// import tells customers anything.
@NullMarked
package opora.imports;

import org.jspecify.annotations.NullMarked;
