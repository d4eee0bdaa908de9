package opora.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/// What came of an app's wish for tokens.
sealed interface AppTokens {
    /// In the words of RFC 6749.
    record Given(Map<String, Object> body) implements AppTokens {
        public Given {
            body = new LinkedHashMap<>(body);
        }

        @Override
        public String toString() {
            return "Given";
        }
    }

    record Refused(String error) implements AppTokens {}
}
