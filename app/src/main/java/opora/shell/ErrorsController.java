package opora.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The last net: what fails outside of any controller comes by here.
@RestController
class ErrorsController implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(ErrorsController.class);

    private final Answers answers;

    ErrorsController(Answers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    ResponseEntity<?> show(HttpServletRequest request, HttpServletResponse response) {
        return answers.answer(request, response, reason(request));
    }

    private static Reason reason(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status instanceof Integer code && code < 500) {
            return Reason.of(HttpStatusCode.valueOf(code), "problem." + code);
        }
        var reason = Reason.unforeseen();
        var why = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        log.error("{} {} failed, reference {}", request.getMethod(), path, reason.reference(), why);
        return reason;
    }
}
