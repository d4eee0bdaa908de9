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
        var verdict = token == null ? null : verdict(token);
        if (token != null && !(verdict instanceof Verdict.Valid) && !keys.ready()) {
            var soon = new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.starting");
            refusals.resolveException(request, response, null, soon);
            return;
        }
        if (header != null && !(verdict instanceof Verdict.Valid)) {
            var expired = verdict instanceof Verdict.Expired;
            var why =
                    expired
                            ? new CredentialsExpiredException("expired")
                            : new BadCredentialsException("forged");
            refusals.resolveException(request, response, null, why);
            return;
        }
        if (verdict instanceof Verdict.Valid && !rights.ready()) {
            var soon = new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.starting");
            refusals.resolveException(request, response, null, soon);
            return;
        }
        if (verdict instanceof Verdict.Valid(var barred) && rights.bars(barred.username())) {
            // so that somebody else can sign in here
            response.addHeader(HttpHeaders.SET_COOKIE, Cookies.SESSION.cleared().toString());
            var never = new Refused(HttpStatus.FORBIDDEN, "problem.barred");
            refusals.resolveException(request, response, null, never);
            return;
        }
        var person =
                verdict instanceof Verdict.Valid(var known)
                        ? places.wished(request, rights.informed(known))
                        : null;
        if (person != null
                && person.limits() != null
                && !ApiScopes.allow(
                        person.limits(), request.getMethod(), request.getRequestURI())) {
            refusals.resolveException(request, response, null, new NarrowScope());
            return;
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

    private Verdict verdict(String token) {
        return token.startsWith(AccessTokens.PREFIX) ? tokens.verify(token) : keys.verify(token);
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
