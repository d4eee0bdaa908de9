package opora.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void tellsATakenPortFromAFreeOne() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.available("127.0.0.1", socket.getLocalPort())).isFalse();
        }
        assertThat(FreePort.available("127.0.0.1", FreePort.next())).isTrue();
        assertThat(FreePort.next()).as("none that goes out may take it").isLessThan(32_768);
    }

    @Test
    void keepsAWantedPort() {
        assertThat(FreePort.orNext(8080)).isEqualTo(8080);
        assertThat(FreePort.orNext(0)).isPositive();
    }
}
