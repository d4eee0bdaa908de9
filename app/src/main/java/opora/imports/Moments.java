package opora.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Points in time as other systems write them; those without a zone are UTC.
final class Moments {
    private Moments() {}

    static boolean bad(String text) {
        return !text.isBlank() && of(text) == null;
    }

    static @Nullable Instant of(String text) {
        var plain = text.strip().replace(' ', 'T');
        try {
            if (plain.isEmpty() || plain.startsWith("1970-01-01T00:00:00")) { // RT: never
                return null;
            }
            if (plain.length() <= "2026-01-31".length()) {
                return LocalDate.parse(plain).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return plain.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
                    ? OffsetDateTime.parse(plain.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .toInstant()
                    : LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
