package opora.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.shell.Person;
import opora.shell.PublicAddress;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What an app needs to know of us (OpenID Connect Discovery, RFC 8414).
@RestController
class DiscoveryController {
    private final PublicAddress address;
    private final SigningKeys keys;
    private final Accounts accounts;

    DiscoveryController(PublicAddress address, SigningKeys keys, Accounts accounts) {
        this.address = address;
        this.keys = keys;
        this.accounts = accounts;
    }

    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    Map<String, Object> about() {
        var about = new LinkedHashMap<String, Object>();
        about.put("issuer", address.root());
        about.put("authorization_endpoint", address.of("/oauth/authorize"));
        about.put("token_endpoint", address.of("/api/oauth/token"));
        about.put("revocation_endpoint", address.of("/api/oauth/revoke"));
        about.put("userinfo_endpoint", address.of("/api/oauth/userinfo"));
        about.put("jwks_uri", address.of("/api/oauth/keys"));
        about.put("scopes_supported", AppRequest.offered());
        about.put("claims_supported", Claims.KNOWN);
        about.put("response_types_supported", List.of("code"));
        about.put("response_modes_supported", List.of("query"));
        about.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        about.put("code_challenge_methods_supported", List.of("S256"));
        about.put("token_endpoint_auth_methods_supported", AppProof.METHODS);
        about.put("revocation_endpoint_auth_methods_supported", AppProof.METHODS);
        about.put("subject_types_supported", List.of("public"));
        about.put("id_token_signing_alg_values_supported", List.of("RS256"));
        about.put("authorization_response_iss_parameter_supported", true);
        about.put("request_uri_parameter_supported", false);
        return about;
    }

    @GetMapping("/api/oauth/keys")
    Map<String, Object> keys() {
        var published =
                keys.published().entrySet().stream()
                        .map(
                                key ->
                                        new RSAKey.Builder(key.getValue())
                                                .keyID(key.getKey())
                                                .keyUse(KeyUse.SIGNATURE)
                                                .algorithm(JWSAlgorithm.RS256)
                                                .build()
                                                .toJSONObject())
                        .toList();
        return Map.of("keys", published);
    }

    /// Whose token it is, and what else its scopes tell of them.
    @GetMapping("/api/oauth/userinfo")
    Map<String, Object> who(Person person) {
        var limits = person.limits();
        return Claims.of(
                accounts.own(person.username()), limits == null ? AppRequest.ABOUT_ME : limits);
    }
}
