package opora.tickets;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A ticket of the demo, and how far it has come.
record DemoTicket(
        String customer,
        Channel channel,
        TicketKind kind,
        String subject,
        String text,
        String product,
        String address,
        Level impact,
        Level urgency,
        String tags,
        Standing standing,
        String note,
        String reply,
        String resolution) {
    static final String STAFF = "clara";
    private static final String EXPERT = "egor";

    /// @param hour of today at which somebody should come, if any
    record Standing(String status, String expert, @Nullable LocalTime hour) {
        private static final Standing NEW = new Standing("new", "", null);
    }

    private static final String ARBAT = "Москва, Арбат, 1";
    private static final String STREET = "12 Baker Street, London";

    static final List<DemoTicket> ALL =
            List.of(
                    incident(
                                    "anna",
                                    "Не включается ноутбук",
                                    "После обновления экран чёрный, лампочка мигает три раза.",
                                    "Ноутбук 14",
                                    ARBAT,
                                    Level.HIGH,
                                    Level.HIGH)
                            .tagged("ноутбук"),
                    incident(
                                    "anna",
                                    "Роутер перезагружается каждый час",
                                    "Началось в понедельник. Прошивку не трогали.",
                                    "Роутер R2",
                                    ARBAT,
                                    Level.MEDIUM,
                                    Level.HIGH)
                            .in("working")
                            .noted("Похоже на блок питания: третий случай за неделю.")
                            .answered(
                                    "Завтра мастер привезёт новый блок питания. Удобно с 10 до 12?"),
                    incident(
                            "boris",
                            "No sound in the left headphone",
                            "It was fine yesterday. The cable is not damaged.",
                            "Headphones",
                            STREET,
                            Level.LOW,
                            Level.LOW),
                    request(
                                    "boris",
                                    "Set up the new printer",
                                    "It is still in its box. Please come after six.",
                                    "Printer P1",
                                    STREET)
                            .visitAt(18),
                    incident(
                                    "anna",
                                    "Клавиатура печатает двойные буквы",
                                    "Особенно «о» и «а».",
                                    "Клавиатура K3",
                                    ARBAT,
                                    Level.LOW,
                                    Level.MEDIUM)
                            .in("waiting")
                            .answered("Пришлите, пожалуйста, номер с обратной стороны клавиатуры."),
                    incident(
                                    "boris",
                                    "Laptop gets very hot",
                                    "The fan howls after ten minutes of video.",
                                    "Notebook 14",
                                    STREET,
                                    Level.MEDIUM,
                                    Level.MEDIUM)
                            .visitAt(15)
                            .noted("Still under guarantee until March."),
                    request(
                                    "anna",
                                    "Нужна вторая точка доступа",
                                    "В дальней комнате не ловит сеть.",
                                    "Роутер R2",
                                    ARBAT)
                            .in("solved")
                            .done(
                                    "Точка доступа установлена, скорость в дальней комнате 180 Мбит/с."),
                    incident(
                                    "boris",
                                    "Charger smells burnt",
                                    "I have unplugged it. Is it dangerous?",
                                    "Charger 65 W",
                                    STREET,
                                    Level.HIGH,
                                    Level.HIGH)
                            .in("solved")
                            .answered(
                                    "Please do not use it any more. A new one is on its way by courier.")
                            .done("The charger was replaced and the old one taken away."),
                    request(
                            "anna",
                            "Перенести данные со старого компьютера",
                            "Около 200 гигабайт фотографий.",
                            "Ноутбук 14",
                            ARBAT),
                    incident(
                                    "boris",
                                    "Screen flickers at full brightness",
                                    "Only at full brightness, on battery and on mains.",
                                    "Monitor M27",
                                    STREET,
                                    Level.LOW,
                                    Level.MEDIUM)
                            .tagged("monitor"),
                    incident(
                                    "anna",
                                    "Не приходит звук на телевизор",
                                    "Подключаю кабелем, картинка есть, звука нет.",
                                    "Кабель USB-C",
                                    ARBAT,
                                    Level.LOW,
                                    Level.LOW)
                            .in("cancelled")
                            .done("Клиент сообщил, что заработало после перезагрузки."),
                    request(
                                    "boris",
                                    "Please explain the yearly plan",
                                    "What does it cover, and how many visits are in it?",
                                    "",
                                    "")
                            .in("solved")
                            .answered("Four visits a year and an answer within eight hours.")
                            .done("Explained by chat."));

    private static DemoTicket incident(
            String customer,
            String subject,
            String text,
            String product,
            String address,
            Level impact,
            Level urgency) {
        return new DemoTicket(
                customer,
                Channel.PORTAL,
                TicketKind.INCIDENT,
                subject,
                text,
                product,
                address,
                impact,
                urgency,
                "",
                Standing.NEW,
                "",
                "",
                "");
    }

    private static DemoTicket request(
            String customer, String subject, String text, String product, String address) {
        return new DemoTicket(
                customer,
                Channel.PHONE,
                TicketKind.REQUEST,
                subject,
                text,
                product,
                address,
                Level.LOW,
                Level.LOW,
                "",
                Standing.NEW,
                "",
                "",
                "");
    }

    private DemoTicket with(String labels, Standing now, String inside, String said, String end) {
        return new DemoTicket(
                customer, channel, kind, subject, text, product, address, impact, urgency, labels,
                now, inside, said, end);
    }

    private DemoTicket tagged(String labels) {
        return with(labels, standing, note, reply, resolution);
    }

    private DemoTicket in(String status) {
        return with(tags, new Standing(status, STAFF, null), note, reply, resolution);
    }

    private DemoTicket visitAt(int hour) {
        var visit = new Standing("assigned", EXPERT, LocalTime.of(hour, 0));
        return with(tags, visit, note, reply, resolution);
    }

    private DemoTicket noted(String inside) {
        return with(tags, standing, inside, reply, resolution);
    }

    private DemoTicket answered(String said) {
        return with(tags, standing, note, said, resolution);
    }

    private DemoTicket done(String end) {
        return with(tags, standing, note, reply, end);
    }
}
