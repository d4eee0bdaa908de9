package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Which doors are open, and what a browser is told about us. What no [Door] opens needs a sign-in.
@Configuration(proxyBeanMethods = false)
class Guard {
    /// Nothing from elsewhere, nothing inline: text that slipped into a page cannot become a
    /// script.
    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final long A_YEAR = java.time.Duration.ofDays(365).toSeconds();

    private final HandlerExceptionResolver refusals;
    private final List<IpAddressMatcher> collectors;
    private final int callsPerMinute;

    Guard(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals,
            ShellSettings settings) {
        this.refusals = refusals;
        this.callsPerMinute = settings.callsPerMinute();
        this.collectors = settings.metricsFrom().stream().map(IpAddressMatcher::new).toList();
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            Keys keys,
            AccessTokens tokens,
            Rights rights,
            InPlaceOf places,
            Doors doors,
            Journal journal) {
        http.addFilterBefore(new SignIn(keys, tokens, rights, places, refusals), CsrfFilter.class)
                .addFilterBefore(new ApiVersion(refusals), SignIn.class)
                .addFilterAfter(new JournalRequests(journal), SignIn.class);
        if (callsPerMinute > 0) {
            http.addFilterAfter(new CallLimit(callsPerMinute, refusals), SignIn.class);
        }
        return http.sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .logout(logout -> logout.disable())
                .csrf(Guard::forms)
                .headers(Guard::tell)
                .authorizeHttpRequests(paths -> open(paths, doors))
                .exceptionHandling(
                        failed ->
                                failed.authenticationEntryPoint(this::refuse)
                                        .accessDeniedHandler(
                                                (request, response, why) ->
                                                        refuse(
                                                                request,
                                                                response,
                                                                told(doors, request, why))))
                .build();
    }

    /// Sign-in is identity's own act; this keeps Spring from making up a user with a printed
    /// password.
    @Bean
    AuthenticationManager nobody() {
        return attempt -> {
            throw new AuthenticationServiceException("sign-in goes through identity");
        };
    }

    /// Requests are observed as a whole; a span and a timer for every filter cost more than the
    /// filters.
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// Spring's own rule for header values, without a regular expression for each header of each
    /// request.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(Guard::printable);
        return firewall;
    }

    private static boolean printable(String value) {
        for (int i = 0; i < value.length(); i++) {
            var sign = value.charAt(i);
            if (sign < ' ' && sign != '\t' || sign >= 0x7f && !printableBeyondAscii(sign)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printableBeyondAscii(char sign) {
        return Character.isDefined(sign) && !Character.isISOControl(sign);
    }

    @Bean
    Door assetsDoor() {
        return Door.everybody("/assets/**");
    }

    @Bean
    Door healthDoor() {
        return Door.everybody("/actuator/health/**");
    }

    private static void forms(CsrfConfigurer<HttpSecurity> csrf) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(Cookies.CSRF.key());
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        // Spring takes each request with a cookie for a new sign-in and would change the token
        // under
        // the forms of open pages; identity changes it when somebody really signs in.
        csrf.csrfTokenRepository(tokens)
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                .ignoringRequestMatchers(Guard::withoutCookie);
    }

    /// The same rule as in [SignIn]: whoever is not known by a cookie cannot be abused through it.
    private static boolean withoutCookie(HttpServletRequest request) {
        return SignIn.api(request) || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static void tell(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(
                        tls -> tls.maxAgeInSeconds(A_YEAR).includeSubDomains(false))
                .frameOptions(frame -> frame.deny())
                .contentTypeOptions(Customizer.withDefaults())
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
    }

    private void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    paths,
            Doors doors) {
        var pattern = PathPatternRequestMatcher.withDefaults();
        paths.dispatcherTypeMatchers(
                        jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.ASYNC)
                .permitAll();
        paths.requestMatchers("/actuator/prometheus")
                .access((who, asked) -> new AuthorizationDecision(near(asked.getRequest())));
        doors.all()
                .forEach(
                        door ->
                                paths.requestMatchers(pattern.matcher(door.pattern()))
                                        .access((_, asked) -> decide(door, asked.getRequest())));
        paths.anyRequest().authenticated();
    }

    private static AuthorizationDecision decide(Door door, HttpServletRequest request) {
        return new AuthorizationDecision(door.opensTo(Person.asking(request)));
    }

    /// Figures are for a collector on this machine or one that the settings name; one behind a
    /// proxy comes from elsewhere.
    private boolean near(HttpServletRequest request) {
        var person = Person.asking(request);
        var forwarded =
                request.getHeader("X-Forwarded-For") != null
                        || request.getHeader("Forwarded") != null;
        var here = request.getRemoteAddr();
        return person != null && person.may("shell.figures")
                || !forwarded
                        && (here.equals("127.0.0.1")
                                || here.equals("0:0:0:0:0:0:0:1")
                                || collectors.stream().anyMatch(known -> known.matches(here)));
    }

    /// A door for somebody themselves stays shut to staff in their place, and says why.
    private static Exception told(Doors doors, HttpServletRequest request, Exception why) {
        var person = Person.asking(request);
        return person != null
                        && person.behind() != null
                        && doors.at(request.getRequestURI())
                                .filter(door -> door.who() == Door.Who.THEMSELVES)
                                .isPresent()
                ? new NotInTheirPlace(person.username())
                : why;
    }

    private void refuse(
            HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            Exception why) {
        refusals.resolveException(request, response, null, why);
    }
}
