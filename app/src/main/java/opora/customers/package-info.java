/// What is known of a customer beside the account: how to call them, where to write and where to
/// deliver.
///
/// A profile begins with [opora.identity.UserRegistered]. Its owner edits it on a page or through
/// the API; other contexts ask with [ProfileRequested] and are answered with [ProfileResponded].
@NullMarked
package opora.customers;

import org.jspecify.annotations.NullMarked;
