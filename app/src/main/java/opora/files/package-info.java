/// Files: takes what people upload before they send it along with what they write. The bytes are
/// durable before anybody holds a receipt for them; the receipt, sealed, is all that others need.
/// What nobody sends along is swept away.
@NullMarked
package opora.files;

import org.jspecify.annotations.NullMarked;
