package opora.cards;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import opora.shell.MasterKey;

/// The master key as Tink sees it.
record MasterAead(MasterKey key) implements Aead {
    @Override
    public byte[] encrypt(byte[] plain, byte[] purpose) {
        return key.seal(plain, new String(purpose, StandardCharsets.UTF_8));
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] purpose) {
        return key.open(sealed, new String(purpose, StandardCharsets.UTF_8));
    }
}
