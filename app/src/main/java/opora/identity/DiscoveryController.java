package opora.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.shell.ApiScopes;
import opora.shell.Person;
import opora.shell.PublicAddress;
import opora.shell.Texts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What an app needs to know of us (OpenID Connect Discovery, RFC 8414).
@RestController
class DiscoveryController {
    private final PublicAddress address;
    private final SigningKeys keys;
    private final List<String> scopes;

    DiscoveryController(PublicAddress address, SigningKeys keys, Texts texts) {
        this.address = address;
        this.keys = keys;
        var all = new ArrayList<>(AppRequest.ABOUT_ME);
        all.addAll(ApiScopes.all(texts));
        this.scopes = List.copyOf(all);
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
        about.put("scopes_supported", scopes);
        about.put("response_types_supported", List.of("code"));
        about.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        about.put("code_challenge_methods_supported", List.of("S256"));
        about.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "none"));
        about.put("subject_types_supported", List.of("public"));
        about.put("id_token_signing_alg_values_supported", List.of("RS256"));
        about.put("authorization_response_iss_parameter_supported", true);
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

    /// Whose token it is.
    @GetMapping("/api/oauth/userinfo")
    Map<String, Object> who(Person person) {
        return Map.of("sub", person.username(), "preferred_username", person.username());
    }
}
