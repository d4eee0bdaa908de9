package opora.shell;

import gg.jte.models.runtime.JteModel;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Where a form leads after it was done: always another page, so that a reload sends nothing twice.
public final class Go {
    private Go() {}

    public static ResponseEntity<JteModel> to(String path) {
        return to(path, new HttpHeaders());
    }

    /// The same, and the next page shows a short message; `key` names its text.
    public static ResponseEntity<JteModel> to(String path, String key) {
        return to(path, saying(key));
    }

    /// Headers that make the next page show a short message.
    public static HttpHeaders saying(String key) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, Cookies.TOAST.carrying(key).toString());
        return headers;
    }

    public static ResponseEntity<JteModel> to(String path, HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(safe(path)))
                .headers(headers)
                .build();
    }

    /// The page of a form whose thing somebody else saved first; see [Frame#amid].
    public static ResponseEntity<JteModel> tooLate(JteModel page) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(page);
    }

    /// A path of this site, or the start page: nobody is sent elsewhere by a link that somebody
    /// made up.
    public static String safe(String path) {
        var local =
                path.matches("/([A-Za-z0-9_.~%-][A-Za-z0-9_.~%/-]*)?(\\?[A-Za-z0-9_.~%&=/:+,-]*)?");
        return local ? path : "/";
    }
}
