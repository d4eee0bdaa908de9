package opora.backbone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a record is an event, and where it travels.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Topic {
    /// The Kafka topic's name.
    String value();

    /// How many partitions the topic gets when it is created; 0 leaves it to the settings.
    int partitions() default 0;

    /// True for a topic that keeps the last event of each key for ever, such as public keys.
    boolean compacted() default false;
}
