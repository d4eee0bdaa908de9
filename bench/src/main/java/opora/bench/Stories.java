package opora.bench;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/// What customers and staff write. Some words are in every third ticket, most in few: names of
/// things are as many as letters allow.
final class Stories {
    /// In one ticket of a thousand, for who looks for a rare word.
    static final String RARE = "зебрафиш";

    private static final List<String> TOPICS =
            List.of(
                    "printer",
                    "network",
                    "mail",
                    "billing",
                    "delivery",
                    "account",
                    "router",
                    "software");

    private static final List<List<String>> SUBJECTS_RU =
            List.of(
                    List.of(
                            "Не печатает принтер",
                            "Принтер зажевал бумагу",
                            "Полосы на отпечатках",
                            "Закончился тонер в принтере"),
                    List.of(
                            "Нет интернета",
                            "Сеть пропадает по вечерам",
                            "Медленный интернет",
                            "Не открываются сайты"),
                    List.of(
                            "Не приходят письма",
                            "Почта не отправляется",
                            "Письма попадают в спам",
                            "Забыл пароль от почты"),
                    List.of(
                            "Ошибка в счёте",
                            "Двойное списание",
                            "Нужна накладная",
                            "Вернуть деньги за заказ"),
                    List.of(
                            "Посылка не пришла",
                            "Повреждён товар",
                            "Перенести доставку",
                            "Курьер не приехал"),
                    List.of(
                            "Не могу войти",
                            "Заблокирован аккаунт",
                            "Сменить номер телефона",
                            "Не приходит код"),
                    List.of(
                            "Роутер перезагружается",
                            "Не горит лампочка на роутере",
                            "Слабый сигнал в комнате",
                            "Настроить роутер"),
                    List.of(
                            "Программа не запускается",
                            "Обновление не ставится",
                            "Пропали документы",
                            "Отчёт открывается с ошибкой"));
    private static final List<List<String>> SUBJECTS_EN =
            List.of(
                    List.of(
                            "Printer does not print",
                            "Paper jam in the printer",
                            "Stripes on every page",
                            "Toner is empty"),
                    List.of(
                            "No internet",
                            "Connection drops every evening",
                            "The network is slow",
                            "Sites do not open"),
                    List.of(
                            "Mails do not arrive",
                            "Cannot send mail",
                            "Letters go to spam",
                            "Forgot my mail password"),
                    List.of(
                            "Wrong invoice",
                            "Charged twice",
                            "I need a receipt",
                            "Refund for an order"),
                    List.of(
                            "Parcel has not come",
                            "Goods are damaged",
                            "Move the delivery",
                            "The courier did not show up"),
                    List.of(
                            "Cannot sign in",
                            "Account is locked",
                            "Change my phone number",
                            "The code does not come"),
                    List.of(
                            "Router restarts by itself",
                            "No light on the router",
                            "Weak signal in one room",
                            "Set the router up"),
                    List.of(
                            "Program does not start",
                            "Update fails",
                            "Documents are gone",
                            "Report opens with an error"));
    private static final List<String> SENTENCES_RU =
            List.of(
                    "Всё началось вчера после обеда.",
                    "Вчера ещё работало.",
                    "Перезагружал несколько раз, не помогает.",
                    "Коллеги говорят, что у них то же самое.",
                    "На экране появляется сообщение об ошибке.",
                    "Пробовали другой кабель.",
                    "Очень прошу помочь сегодня, завтра сдавать отчёт.",
                    "Мастер уже приезжал на прошлой неделе.",
                    "Гарантия ещё действует.",
                    "Могу прислать фотографию.",
                    "Удобнее всего после шести вечера.",
                    "Звоните заранее, домофон сломан.",
                    "В соседнем кабинете всё в порядке.",
                    "Индикатор мигает красным.",
                    "После обновления стало хуже.",
                    "Раньше такого никогда не было.",
                    "Настройки не меняли.",
                    "Договор оформлен на организацию.",
                    "Пожалуйста, ответьте письмом.",
                    "Уже третий раз за месяц.",
                    "Деньги списались с карты дважды.",
                    "Накладная прилагается.",
                    "В приложении статус не меняется.",
                    "Документы нужны для бухгалтерии.",
                    "Техника стоит на втором этаже.",
                    "Ключ у охраны.",
                    "Скорость падает до нуля.",
                    "Шумит и греется.",
                    "Инструкцию читали, не разобрались.",
                    "Сбросил до заводских настроек.",
                    "Подскажите, что делать дальше.",
                    "Бумага застревает через каждые пять листов.",
                    "Пароль меняли на прошлой неделе.",
                    "Сервер недоступен с утра.",
                    "Клиенты жалуются.",
                    "Заказ оформлен на сайте.",
                    "Курьер не дозвонился.",
                    "Коробка вскрыта.",
                    "Оплата прошла, подтверждения нет.",
                    "Работа отдела стоит.");
    private static final List<String> SENTENCES_EN =
            List.of(
                    "It began yesterday afternoon.",
                    "It still worked yesterday.",
                    "I restarted it several times without luck.",
                    "My colleagues see the same.",
                    "There is an error message on the screen.",
                    "We tried another cable.",
                    "Please help today, the report is due tomorrow.",
                    "Somebody was here last week already.",
                    "The warranty still holds.",
                    "I can send a picture.",
                    "After six in the evening suits best.",
                    "Please call before, the door phone is broken.",
                    "In the next room everything is fine.",
                    "The light blinks red.",
                    "It got worse after the update.",
                    "Nobody changed the settings.",
                    "Please answer by mail.",
                    "That is the third time this month.",
                    "The card was charged twice.",
                    "The receipt is attached.",
                    "The status in the app never changes.",
                    "Accounting needs the documents.",
                    "The machine is on the second floor.",
                    "The guards have the key.",
                    "It is noisy and gets hot.",
                    "We read the manual and are none the wiser.",
                    "What should I do next?",
                    "Paper gets stuck every five sheets.",
                    "The password was changed last week.",
                    "The server cannot be reached since the morning.",
                    "Customers complain.",
                    "The box was open.",
                    "The whole department waits.");
    private static final List<String> STAFF_RU =
            List.of(
                    "Здравствуйте! Проверили, ошибка на нашей стороне, исправляем.",
                    "Выезд назначен, мастер позвонит за час.",
                    "Пришлите, пожалуйста, фотографию наклейки с серийным номером.",
                    "Заменили блок питания, проверьте, пожалуйста.",
                    "Деньги вернутся в течение трёх дней.",
                    "Обновили прошивку, наблюдаем.",
                    "Передал в бухгалтерию, ждём ответа.",
                    "Запчасть заказана, будет в четверг.");
    private static final List<String> STAFF_EN =
            List.of(
                    "Hello! The fault is on our side, we are working on it.",
                            "A visit is planned, we call an hour before.",
                    "Please send a picture of the label with the serial number.",
                            "The power supply was replaced, please check.",
                    "The money will be back within three days.",
                            "The firmware was updated, we keep an eye on it.",
                    "Passed on to accounting.", "The part is ordered and comes on Thursday.");
    private static final List<String> FIRST =
            List.of(
                    "Анна", "Пётр", "Мария", "Олег", "Ирина", "Сергей", "Елена", "Дмитрий", "Ольга",
                    "Никита", "Вера", "Глеб");
    private static final List<String> LAST =
            List.of(
                    "Соколов", "Морозов", "Волков", "Лебедев", "Козлов", "Новиков", "Орлов",
                    "Зайцев", "Павлов", "Белов", "Громов", "Титов", "Фомин", "Ершов");
    private static final List<String> STREETS =
            List.of(
                    "Лесная",
                    "Садовая",
                    "Мира",
                    "Речная",
                    "Школьная",
                    "Заводская",
                    "Парковая",
                    "Полевая");
    private static final List<String> TAGS =
            List.of("vip", "гарантия", "повтор", "возврат", "срочно", "выезд");
    private static final String[] HEADS = {
        "ква", "мо", "те", "ри", "со", "лу", "на", "фе", "бо", "зи", "га", "ве", "пу", "до", "хи",
        "эл", "ют", "ас", "кри", "тро"
    };
    private static final String[] TAILS = {
        "рон", "лик", "тек", "вит", "мар", "кон", "дол", "фен", "зар", "пик", "сет", "вал", "нор",
        "бит", "люм", "гард"
    };

    private final Random random;
    private final boolean russian;
    private final int topic;

    Stories(Random random, Drawn.Language language) {
        this.random = random;
        this.russian = language == Drawn.Language.RU;
        var dice = random.nextDouble();
        this.topic = (int) (dice * dice * TOPICS.size());
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    String topic() {
        return TOPICS.get(topic);
    }

    String subject() {
        return any((russian ? SUBJECTS_RU : SUBJECTS_EN).get(topic)) + ", " + thing();
    }

    /// One of some hundred thousand names of things, few of them often.
    private String thing() {
        var often = random.nextInt(4) > 0;
        var name = new StringBuilder();
        for (int i = 0; i < (often ? 1 : 3); i++) {
            name.append(HEADS[random.nextInt(HEADS.length)]);
        }
        name.append(TAILS[random.nextInt(TAILS.length)]);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    String product() {
        return TOPICS.get(topic) + " " + thing();
    }

    String text(int place) {
        var text = new StringJoiner(" ");
        text.add(any((russian ? SUBJECTS_RU : SUBJECTS_EN).get(topic)) + ".");
        for (int i = 4 + random.nextInt(4); i > 0; i--) {
            text.add(any(russian ? SENTENCES_RU : SENTENCES_EN));
        }
        text.add(
                (russian ? "Модель " : "Model ")
                        + thing()
                        + ", S/N "
                        + Integer.toHexString(random.nextInt())
                        + ".");
        return place % 1_000 == 500 ? text + " " + RARE + "." : text.toString();
    }

    String line(boolean staff) {
        return staff
                ? any(russian ? STAFF_RU : STAFF_EN)
                : any(russian ? SENTENCES_RU : SENTENCES_EN) + " " + thing() + ".";
    }

    String resolution() {
        return any(russian ? STAFF_RU : STAFF_EN);
    }

    String name(int person) {
        return FIRST.get(person % FIRST.size())
                + " "
                + LAST.get(person / FIRST.size() % LAST.size())
                + "-"
                + person;
    }

    String address() {
        return random.nextInt(3) == 0
                ? ""
                : "ул. " + any(STREETS) + ", " + (1 + random.nextInt(120));
    }

    String tags() {
        return random.nextInt(4) > 0 ? "" : any(TAGS);
    }
}
