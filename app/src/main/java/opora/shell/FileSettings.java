package opora.shell;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What people may attach, and where its bytes lie.
///
/// @param largest what one file may have
/// @param most how many may go with one message
/// @param waiting what one person may have uploaded and not yet sent
/// @param usable how long an upload can be sent along after it was made
/// @param keep how long an upload that was never sent along stays
/// @param s3 a store with the API of S3 instead of a folder
@ConfigurationProperties("opora.files")
public record FileSettings(
        @DefaultValue("20MB") DataSize largest,
        @DefaultValue("10") int most,
        @DefaultValue("200MB") DataSize waiting,
        @DefaultValue("1d") Duration usable,
        @DefaultValue("7d") Duration keep,
        @Nullable S3 s3) {
    public FileSettings {
        if (keep.compareTo(usable.plusDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "opora.files.keep must be a day longer than opora.files.usable");
        }
    }

    /// @param endpoint such as `https://s3.example.org`; the bucket stands in the path
    public record S3(
            URI endpoint,
            String bucket,
            @DefaultValue("us-east-1") String region,
            String key,
            String secret) {
        @Override
        public String toString() {
            return "S3[" + endpoint + " " + bucket + "]";
        }
    }
}
