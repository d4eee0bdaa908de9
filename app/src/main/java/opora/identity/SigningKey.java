package opora.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPrivateKey;

/// A key pair; who has one signs with it, and nobody needs its private half for anything else.
record SigningKey(String id, String publicKey, RSAPrivateKey privateKey) {
    /// A token that says this.
    String signed(JWTClaimsSet claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(id)
                        .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(privateKey));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Says nothing of the private half.
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
