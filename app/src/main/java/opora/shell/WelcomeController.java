package opora.shell;

import gg.jte.models.runtime.JteModel;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The start page: strangers are told what this is, people at home go to the first thing of their
/// menu.
@RestController
class WelcomeController {
    private final Templates pages;

    WelcomeController(Templates pages) {
        this.pages = pages;
    }

    @Bean
    static Door welcomeDoor() {
        return Door.everybody("/");
    }

    @GetMapping("/")
    ResponseEntity<JteModel> show(Frame frame) {
        return frame.menu().isEmpty()
                ? ResponseEntity.ok(pages.shellWelcome(frame))
                : Go.to(frame.menu().getFirst().path());
    }
}
