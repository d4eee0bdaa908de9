package opora.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says with which status a method of the API answers when all went well, where its return type
/// does not: programs read it in the description of the API.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Answered.All.class)
public @interface Answered {
    int value() default 200;

    /// The body; what the method returns where nothing else is said.
    Class<?> body() default Returned.class;

    /// Stands for what the method returns.
    final class Returned {
        private Returned() {}
    }

    /// Several of them.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {
        Answered[] value();
    }
}
