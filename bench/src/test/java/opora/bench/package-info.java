@NullMarked
package opora.bench;

import org.jspecify.annotations.NullMarked;
