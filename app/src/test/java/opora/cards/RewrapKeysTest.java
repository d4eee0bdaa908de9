package opora.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import opora.shell.MasterKey;
import org.junit.jupiter.api.Test;

class RewrapKeysTest {
    private static final String OLD = "A".repeat(43) + "=";
    private static final String NEW = "B".repeat(42) + "A=";

    @Test
    void theSameKeysOpenWithTheNewMasterKeyOnly() throws Exception {
        Vault.prepare();
        var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var purpose = Vault.PURPOSE.getBytes(StandardCharsets.UTF_8);
        var sealed =
                TinkProtoKeysetFormat.serializeEncryptedKeyset(
                        keys, new MasterAead(master(OLD)), purpose);
        var anew = RewrapKeys.of(sealed, master(NEW + "," + OLD));
        var opened =
                TinkProtoKeysetFormat.parseEncryptedKeyset(
                        anew, new MasterAead(master(NEW)), purpose);
        assertThat(opened.equalsKeyset(keys)).isTrue();
        assertThatThrownBy(() -> RewrapKeys.of(anew, master(OLD)))
                .hasMessageContaining("cannot open");
    }

    private static MasterKey master(String given) {
        return new MasterKey(given, Path.of("unused"));
    }
}
