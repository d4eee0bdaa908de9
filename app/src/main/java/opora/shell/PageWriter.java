package opora.shell;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/// Writes a page that a controller returned. The page is rendered whole before its first byte
/// leaves, so a failing template becomes an error page and not half a page.
class PageWriter extends AbstractHttpMessageConverter<JteModel> {
    PageWriter() {
        super(new MediaType("text", "html", StandardCharsets.UTF_8));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return JteModel.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType media) {
        return false;
    }

    @Override
    protected JteModel readInternal(Class<? extends JteModel> type, HttpInputMessage message) {
        throw new UnsupportedOperationException("pages are only written");
    }

    @Override
    protected void writeInternal(JteModel page, HttpOutputMessage message) throws IOException {
        var output = new Utf8ByteOutput();
        page.render(output);
        message.getHeaders().setContentLength(output.getContentLength());
        output.writeTo(message.getBody());
    }
}
