package opora.cards;

import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import opora.shell.MasterKey;

/// The set of keys that wrap the cards' keys, sealed anew with another master key. The cards
/// themselves stay as they are.
public final class RewrapKeys {
    private RewrapKeys() {}

    public static byte[] of(byte[] sealed, MasterKey master) {
        var purpose = Vault.PURPOSE.getBytes(StandardCharsets.UTF_8);
        var aead = new MasterAead(master);
        try {
            Vault.prepare();
            var keys = TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, aead, purpose);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, aead, purpose);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open the cards' keys", e);
        }
    }
}
