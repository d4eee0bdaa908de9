package opora.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Finds out who is asking: programs send a bearer token, pages a cookie. The API never looks at
/// the cookie, which is why it needs no protection against forged forms; everything that a cookie
/// may open is protected.
class SignIn extends OncePerRequestFilter {
    private final Keys keys;
    private final AccessTokens tokens;
    private final Rights rights;
    private final InPlaceOf places;
    private final HandlerExceptionResolver refusals;

    SignIn(
            Keys keys,
            AccessTokens tokens,
            Rights rights,
            InPlaceOf places,
            HandlerExceptionResolver refusals) {
        this.keys = keys;
        this.tokens = tokens;
        this.rights = rights;
        this.places = places;
        this.refusals = refusals;
    }

    /// The page about the API is a page.
    static boolean api(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") && !path.equals("/api/docs")
                || path.startsWith("/registry/");
    }

    /// Scripts, styles and images are the same for everybody.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var token = header == null ? cookie(request) : bearer(header);
        @Nullable Person person;
        try {
            person = stranger(request, header, token) ? null : known(request, response, token);
        } catch (Refused | AuthenticationException why) {
            refusals.resolveException(request, response, null, why);
            return;
        }
        var limits = person == null ? null : person.limits();
        if (limits != null) {
            var method = request.getMethod();
            var path = request.getRequestURI();
            if (!ApiScopes.allow(limits, method, path)) {
                var needed = ApiScopes.opening(method, path).orElse(null);
                refusals.resolveException(request, response, null, new NarrowScope(needed));
                return;
            }
        }
        if (person != null) {
            remember(request, person);
        }
        try {
            chain.doFilter(new Named(request, person), response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /// An app shows its own secret by HTTP Basic, which is about nobody.
    private static boolean stranger(
            HttpServletRequest request, @Nullable String header, @Nullable String token) {
        return token == null
                && (header == null
                        || api(request) && header.regionMatches(true, 0, "Basic ", 0, 6));
    }

    /// Who a token speaks for; null for a cookie that says nothing any more.
    private @Nullable Person known(
            HttpServletRequest request, HttpServletResponse response, @Nullable String token) {
        var bearer = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        var person =
                switch (verdict(token, bearer)) {
                    case Verdict.Valid(var known) -> rights.informed(ready(known));
                    case Verdict.Vouched(var known) -> rights.told(ready(known));
                    case Verdict.Expired() ->
                            nobody(bearer, new CredentialsExpiredException("expired"));
                    case Verdict.Forged() -> nobody(bearer, new BadCredentialsException("forged"));
                };
        if (person != null && rights.bars(person.username())) {
            // so that somebody else can sign in here
            response.addHeader(HttpHeaders.SET_COOKIE, Cookies.SESSION.cleared().toString());
            throw new Refused(HttpStatus.FORBIDDEN, "problem.barred");
        }
        return person == null ? null : places.wished(request, person);
    }

    private Person ready(Person person) {
        if (!rights.ready()) {
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.starting");
        }
        return person;
    }

    /// A program is told that its token is no good; a browser is a stranger again.
    private @Nullable Person nobody(boolean bearer, AuthenticationException why) {
        if (!keys.ready()) {
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.starting");
        }
        if (bearer) {
            throw why;
        }
        return null;
    }

    private Verdict verdict(@Nullable String token, boolean bearer) {
        if (token == null) {
            return new Verdict.Forged();
        }
        return bearer && tokens.are(token) ? tokens.verify(token) : keys.verify(token);
    }

    private static void remember(HttpServletRequest request, Person person) {
        person.ask(request);
        var roles = AuthorityUtils.createAuthorityList(Named.roles(person));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, roles));
        SecurityContextHolder.setContext(context);
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        return api(request) ? null : Cookies.SESSION.of(request);
    }

    private static @Nullable String bearer(String header) {
        return header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : null;
    }
}
