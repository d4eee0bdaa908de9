@NullMarked
package opora.backbone;

import org.jspecify.annotations.NullMarked;
