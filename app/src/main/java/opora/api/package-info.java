/// The API as a whole, told to programs as OpenAPI 3.1 and to people as a page. Both are read from
/// the controllers that answer in this process and the records they take and return, so they cannot
/// say anything else than what is so.
@NullMarked
package opora.api;

import org.jspecify.annotations.NullMarked;
