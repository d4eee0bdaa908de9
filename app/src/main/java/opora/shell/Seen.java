package opora.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Which version of a thing somebody looked at before they changed it: their `If-Match`, as a
/// controller's parameter. What it is compared with is the [#tag] that the thing was shown with.
///
/// @param tag as it came; null where nothing was said
public record Seen(@Nullable String tag) {
    /// The ETag of a version.
    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /// For things that count no versions: it differs as soon as anything about the thing does.
    public static String print(Record thing) {
        return Integer.toHexString(thing.toString().hashCode());
    }

    /// The version that the header names, else the one in the body; null where neither does, and
    /// for `*`, which says that any is well. A tag that is none of ours matches no version.
    public @Nullable Integer version(@Nullable Integer inBody) {
        if (tag == null) {
            return inBody;
        }
        if (tag.equals("*")) {
            return null;
        }
        return tag.matches("\"\\d{1,9}\"")
                ? Integer.valueOf(tag.substring(1, tag.length() - 1))
                : Integer.valueOf(-1);
    }

    /// The same for what several people change: whoever says nothing is refused with 428, so that
    /// nobody overwrites what they never saw by forgetting a header.
    public @Nullable Integer mustName(@Nullable Integer inBody) {
        if (tag == null && inBody == null) {
            throw new Refused(HttpStatus.PRECONDITION_REQUIRED, "problem.428");
        }
        return version(inBody);
    }
}
