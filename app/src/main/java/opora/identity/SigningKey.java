package opora.identity;

import java.security.interfaces.RSAPrivateKey;

/// A key pair; only [SigningKeys] and [IssueToken] ever see it.
record SigningKey(String id, String publicKey, RSAPrivateKey privateKey) {
    /// Says nothing of the private half.
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
