package opora.notifications;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/// Keys of the curve P-256 in the form in which browsers exchange them: 65 bytes, the first one 4.
final class PushKeys {
    private static final int HALF = 32;

    private PushKeys() {}

    static KeyPair fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] raw(ECPublicKey key) {
        var raw = new byte[1 + 2 * HALF];
        raw[0] = 4;
        put(key.getW().getAffineX(), raw, 1);
        put(key.getW().getAffineY(), raw, 1 + HALF);
        return raw;
    }

    /// Refuses what is no point of the curve.
    static ECPublicKey read(byte[] raw) throws GeneralSecurityException {
        if (raw.length != 1 + 2 * HALF || raw[0] != 4) {
            throw new GeneralSecurityException("not a key of P-256");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + HALF));
        var y = new BigInteger(1, Arrays.copyOfRange(raw, 1 + HALF, raw.length));
        var parameters = ((ECPublicKey) fresh().getPublic()).getParams();
        if (!lies(x, y, parameters)) {
            throw new GeneralSecurityException("not a point of P-256");
        }
        var spec = new ECPublicKeySpec(new ECPoint(x, y), parameters);
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
    }

    private static boolean lies(BigInteger x, BigInteger y, ECParameterSpec parameters) {
        var curve = parameters.getCurve();
        var field = ((java.security.spec.ECFieldFp) curve.getField()).getP();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(field);
        return x.compareTo(field) < 0
                && y.compareTo(field) < 0
                && y.pow(2).mod(field).equals(right);
    }

    private static void put(BigInteger number, byte[] into, int at) {
        var bytes = number.toByteArray();
        var from = Math.max(0, bytes.length - HALF);
        var length = bytes.length - from;
        System.arraycopy(bytes, from, into, at + HALF - length, length);
    }
}
