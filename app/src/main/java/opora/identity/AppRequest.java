package opora.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import opora.shell.ApiScopes;
import org.jspecify.annotations.Nullable;

/// What an app wants of a person: the parameters of `/oauth/authorize`, looked at.
///
/// @param challenge the app's half of PKCE, by S256
record AppRequest(
        ConnectedApp app,
        String redirect,
        List<String> scopes,
        String challenge,
        @Nullable String state,
        @Nullable String nonce) {
    static final String OPENID = "openid";
    static final String PROFILE = "profile";
    static final String EMAIL = "email";
    static final String OFFLINE = "offline_access";

    /// What may be asked for beside what the API offers.
    static final List<String> ABOUT_ME = List.of(OPENID, PROFILE, EMAIL, OFFLINE);

    private static final int LONGEST = 500;

    /// What became of looking.
    sealed interface Looked {
        record Good(AppRequest request) implements Looked {}

        /// The app is told, at an address that is known to be its own.
        record Refused(String back) implements Looked {}

        /// Nobody knows where this comes from, so it leads nowhere.
        record Unknown() implements Looked {}
    }

    static Looked look(Map<String, String> asked, Optional<ConnectedApp> found) {
        var redirect = asked.getOrDefault("redirect_uri", "");
        if (found.isEmpty() || !found.get().redirects().contains(redirect)) {
            return new Looked.Unknown();
        }
        var app = found.get();
        var state = asked.get("state");
        var challenge = asked.getOrDefault("code_challenge", "");
        if (!"code".equals(asked.get("response_type"))) {
            return refused(redirect, "unsupported_response_type", state);
        }
        if (!"S256".equals(asked.get("code_challenge_method"))
                || !challenge.matches("[A-Za-z0-9_-]{43}")
                || tooLong(state)
                || tooLong(asked.get("nonce"))) {
            return refused(redirect, "invalid_request", state);
        }
        var wished = words(asked.getOrDefault("scope", ""));
        var excess = wished.stream().filter(scope -> exceeds(app, scope)).toList();
        var granted = wished.stream().filter(app.scopes()::contains).toList();
        if (!excess.isEmpty() || granted.isEmpty()) {
            var which = excess.isEmpty() ? "anything like that" : String.join(" ", excess);
            return refused(redirect, "invalid_scope", state, "The app may not ask for " + which);
        }
        var nonce = asked.get("nonce");
        return new Looked.Good(new AppRequest(app, redirect, granted, challenge, state, nonce));
    }

    /// All that an app can be allowed to ask for.
    static List<String> offered() {
        return Stream.concat(ABOUT_ME.stream(), ApiScopes.all().stream()).toList();
    }

    /// What we do not understand is left out, as OpenID Connect has it, and so is what else an app
    /// would like to know of the person. It learns from `scope` beside the token what it got.
    private static boolean exceeds(ConnectedApp app, String scope) {
        var matters = scope.equals(OPENID) || ApiScopes.all().contains(scope);
        return matters && !app.scopes().contains(scope);
    }

    /// Where the app waits for its code.
    String answered(String code, String issuer) {
        return back(redirect, "code", code, state, issuer);
    }

    String denied(String issuer) {
        return back(redirect, "error", "access_denied", state, issuer);
    }

    /// The parameters, for the form that asks the person.
    Map<String, String> parameters() {
        var all = new java.util.LinkedHashMap<String, String>();
        all.put("client_id", app.clientId());
        all.put("redirect_uri", redirect);
        all.put("response_type", "code");
        all.put("scope", String.join(" ", scopes));
        all.put("code_challenge", challenge);
        all.put("code_challenge_method", "S256");
        if (state != null) {
            all.put("state", state);
        }
        if (nonce != null) {
            all.put("nonce", nonce);
        }
        return all;
    }

    private static Looked.Refused refused(String redirect, String error, @Nullable String state) {
        return new Looked.Refused(
                back(redirect, "error", error, tooLong(state) ? null : state, null));
    }

    private static Looked.Refused refused(
            String redirect, String error, @Nullable String state, String why) {
        var back = refused(redirect, error, state).back();
        return new Looked.Refused(back + "&error_description=" + encoded(why));
    }

    private static String back(
            String redirect,
            String name,
            String value,
            @Nullable String state,
            @Nullable String issuer) {
        var back = new StringBuilder(redirect).append(redirect.contains("?") ? '&' : '?');
        back.append(name).append('=').append(encoded(value));
        if (state != null) {
            back.append("&state=").append(encoded(state));
        }
        if (issuer != null) {
            back.append("&iss=").append(encoded(issuer));
        }
        return back.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).distinct().toList();
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST;
    }
}
