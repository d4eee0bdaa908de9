/// Promises kept to people, in a real browser against a real start of the program.
@NullMarked
package opora.e2e;

import org.jspecify.annotations.NullMarked;
