/// What people may decide about their data: what they agree to ([Consents]), to see all that is
/// known of them ([Exports]), and to be erased ([ErasePeople]).
///
/// An export is a question to all contexts, [opora.shell.DataWanted]. Each that knows something
/// answers for itself, sealed, in whatever process it runs; when all have, the person can take the
/// answers along. A decision about a consent is told as [ConsentDecided].
@NullMarked
package opora.privacy;

import org.jspecify.annotations.NullMarked;
