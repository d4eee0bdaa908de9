package opora.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says of a package that its controllers concern a person alone, such as passwords and second
/// factors: staff acting in somebody's place reaches none of them, but those marked [InPlaceToo].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface ForThemselves {
    /// Says of a controller's method that it may be reached in somebody's place nevertheless.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface InPlaceToo {}
}
