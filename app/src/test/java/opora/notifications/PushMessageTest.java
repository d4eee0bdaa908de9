package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushMessageTest {
    /// The example of RFC 8291, appendix A.
    @Test
    void encryptsTheExampleOfTheStandard() throws Exception {
        var sender =
                pair(
                        "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        var encrypted =
                PushMessage.encrypt(
                        bytes("V2hlbiBJIGdyb3cgdXAsIEkgd2FudCB0byBiZSBhIHdhdGVybWVsb24"),
                        bytes(
                                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
                        bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                        sender,
                        bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void keysGoThereAndBack() throws Exception {
        for (int i = 0; i < 20; i++) {
            var key = (ECPublicKey) PushKeys.fresh().getPublic();
            assertThat(PushKeys.read(PushKeys.raw(key)).getW()).isEqualTo(key.getW());
        }
    }

    @Test
    void refusesWhatIsNoKey() {
        var off = PushKeys.raw((ECPublicKey) PushKeys.fresh().getPublic());
        off[64] ^= 1;
        for (var bad : new byte[][] {new byte[0], new byte[65], off}) {
            assertThatThrownBy(() -> PushKeys.read(bad))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    private static KeyPair pair(String secret, String open) throws Exception {
        var key = PushKeys.read(bytes(open));
        var spec = new ECPrivateKeySpec(new BigInteger(1, bytes(secret)), key.getParams());
        return new KeyPair(key, KeyFactory.getInstance("EC").generatePrivate(spec));
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
