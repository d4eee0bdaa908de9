package opora.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The checked [IdempotencyKey] of a request, as a controller's parameter; where it is needed, a
/// request without one is refused.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Once {
    boolean needed() default true;
}
