package opora.backbone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What this component of an event says of a person is sealed with that person's key, in the store,
/// in Kafka and in every copy; handlers see it open. When the person is erased the key is
/// destroyed, and it reads as an empty text from then on.
///
/// The component is a `String`, a `List<String>` or a `Map<String, String>`, whose values are
/// sealed, or a `List` of records: then those of their texts are sealed that are personal there,
/// for the person whom the list is about. Empty texts stay as they are.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {
    /// The component that names the person; where it is empty nothing is sealed. In a record inside
    /// a list it is not said again: `""`.
    String of() default "username";

    /// In a map the entries that are personal; all of them when none is named.
    String[] entries() default {};
}
