/// Code as it must not be, each for one rule of `WallsTest` to refuse.
@NullMarked
package opora.orders.broken;

import org.jspecify.annotations.NullMarked;
