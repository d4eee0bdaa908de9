package opora.shell;

import gg.jte.models.runtime.JteModel;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LanguageController {
    @Bean
    static Door languageDoor() {
        return Door.everybody("/language");
    }

    @PostMapping("/language")
    ResponseEntity<JteModel> change(
            @RequestParam String language, @RequestParam(defaultValue = "/") String back) {
        var headers = new HttpHeaders();
        if (Texts.LANGUAGES.contains(language)) {
            headers.add(HttpHeaders.SET_COOKIE, Cookies.LANGUAGE.carrying(language).toString());
        }
        return Go.to(back, headers);
    }
}
