/// What the pages in docs/guide show: compiled and run, in a package of its own as any other
/// service would be.
@NullMarked
package guide;

import org.jspecify.annotations.NullMarked;
