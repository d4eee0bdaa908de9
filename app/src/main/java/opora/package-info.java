@NullMarked
package opora;

import org.jspecify.annotations.NullMarked;
