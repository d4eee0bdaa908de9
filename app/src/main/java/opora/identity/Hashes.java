package opora.identity;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id, and no more of it at once than the machine can bear: it is slow on purpose, so a flood
/// of sign-ins must queue here and be turned away, and not take the processors from everybody else.
@Component
class Hashes {
    private static final int PATIENCE_SECONDS = 3;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ROUNDS = 2;

    private final Argon2PasswordEncoder argon =
            new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, ROUNDS);
    private final Semaphore seats =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /// Of nobody's password: checked when a name is unknown, so that the answer takes as long.
    private final String nobodys = argon.encode("nobody's password");

    String of(String password) {
        return seated(() -> argon.encode(password));
    }

    boolean matches(String password, String hash) {
        return seated(() -> argon.matches(password, hash));
    }

    void pretend(String password) {
        matches(password, nobodys);
    }

    private <T> T seated(Supplier<T> work) {
        try {
            if (!seats.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.503");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.503");
        }
        try {
            return work.get();
        } finally {
            seats.release();
        }
    }
}
