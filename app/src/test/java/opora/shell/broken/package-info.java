/// Code as it must not be, for a rule of `WallsTest` to refuse.
@NullMarked
package opora.shell.broken;

import org.jspecify.annotations.NullMarked;
