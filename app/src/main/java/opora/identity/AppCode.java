package opora.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a code stands for.
///
/// @param chain of everything that follows from one consent
/// @param used whether it was taken before
record AppCode(
        String chain,
        String clientId,
        String username,
        String redirect,
        List<String> scopes,
        String challenge,
        @Nullable String nonce,
        List<String> proofs,
        boolean used) {}
