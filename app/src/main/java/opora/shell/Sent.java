package opora.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says of a field in a request's body what it may look like, for the description of the API and
/// its examples. Bodies take anything so that all their flaws can be told at once; what they need
/// stands here.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sent {
    /// As JSON, but texts without quotes.
    String value();

    boolean needed() default true;
}
