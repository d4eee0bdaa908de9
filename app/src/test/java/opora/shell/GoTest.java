package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/orders",
                "/orders/12/flow",
                "/orders?after=12&sort=up",
                "/a-b_c.d",
                "/oauth/authorize?scope=openid+orders:read&redirect_uri=https%3A%2F%2Fa.example"
            })
    void keepsPathsOfThisSite(String path) {
        assertThat(Go.safe(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "",
                "orders",
                "/%0d%0aSet-Cookie:a=b\r\n",
                "/a\nb",
                "/@evil.example:80//x",
                " /orders",
                "/?next=//evil\t"
            })
    void leadsNobodyElsewhere(String path) {
        assertThat(Go.safe(path)).isEqualTo("/");
    }
}
