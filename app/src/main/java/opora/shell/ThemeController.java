package opora.shell;

import gg.jte.models.runtime.JteModel;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ThemeController {
    @Bean
    static Door themeDoor() {
        return Door.everybody("/theme");
    }

    @PostMapping("/theme")
    ResponseEntity<JteModel> change(
            @RequestParam String theme, @RequestParam(defaultValue = "/") String back) {
        var headers = new HttpHeaders();
        var cookie =
                switch (theme) {
                    case "light", "dark" -> Cookies.THEME.carrying(theme);
                    default -> Cookies.THEME.cleared();
                };
        headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
        return Go.to(back, headers);
    }
}
