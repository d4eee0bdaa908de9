package opora.backbone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a reader takes where an older event has nothing to say. It is what lets an event gain a
/// required component later: `@Default("1") int quantity`, `@Default("[]") List<String> tags`. On
/// an enum constant, without a value, it names the constant that stands for symbols this version
/// does not know.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Default {
    /// As the type's own text: a number, a word, an ISO-8601 time, an enum constant, `[]` or `{}`.
    String value() default "";
}
