package opora;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A certificate of our own making, kept in the data folder, where only its owner may read it: for
/// a house without one, and to try TLS. Browsers warn of it, because nobody they know has signed
/// it; who compares the fingerprint is as safe as with any other.
final class SelfSigned {
    static final String ALIAS = "opora";

    /// Nobody reads the file but who may read the folder; the format asks for one.
    static final String PASSWORD = "kept-by-the-folder";

    private static final int DAYS = 397;
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private final Path store;
    private final Path pem;
    private final X509Certificate certificate;

    private SelfSigned(Path store, Path pem, X509Certificate certificate) {
        this.store = store;
        this.pem = pem;
        this.certificate = certificate;
    }

    /// The one that lies there; a new one where there is none, or its end is near.
    static SelfSigned in(Path data, String address) {
        var folder = data.resolve("tls");
        var store = folder.resolve("certificate.p12");
        try {
            if (!Files.exists(store) || ends(read(store))) {
                make(folder, store, address);
            }
            var certificate = read(store);
            var pem = folder.resolve("certificate.pem");
            Files.writeString(pem, pem(certificate));
            return new SelfSigned(store, pem, certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw new Misuse("cannot keep a certificate in " + folder + ": " + e.getMessage(), e);
        }
    }

    Path store() {
        return store;
    }

    /// For programs, such as `curl --cacert`.
    Path pem() {
        return pem;
    }

    /// As browsers show it.
    String fingerprint() {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ends(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isBefore(Instant.now().plus(RENEWED_BEFORE));
    }

    private static X509Certificate read(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        return (X509Certificate) keys.getCertificate(ALIAS);
    }

    /// Made aside and moved into place, so that nobody finds half a file.
    private static void make(Path folder, Path store, String address) throws IOException {
        Files.createDirectories(folder.getParent());
        if (!Files.exists(folder)) {
            var owner = PosixFilePermissions.fromString("rwx------");
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(owner));
        }
        var fresh = folder.resolve("fresh.p12");
        Files.deleteIfExists(fresh);
        keytool(fresh, address);
        Files.move(fresh, store, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void keytool(Path store, String address) throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command =
                List.of(
                        tool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        Integer.toString(DAYS),
                        "-dname",
                        "CN=Opora",
                        "-ext",
                        "SAN=" + String.join(",", names(address)),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool says: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// By which this machine is called: here, in its network, and as the settings say.
    private static List<String> names(String address) throws IOException {
        var names = new ArrayList<>(List.of("dns:localhost", "ip:127.0.0.1", "ip:::1"));
        var host = InetAddress.getLocalHost().getHostName();
        if (host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") && !host.equals("localhost")) {
            names.add("dns:" + host);
        }
        if (!names.contains("ip:" + address)
                && !InetAddress.getByName(address).isAnyLocalAddress()) {
            names.add((address.matches("[0-9.]+|.*:.*") ? "ip:" : "dns:") + address);
        }
        return names.stream().distinct().toList();
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n"
                + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
