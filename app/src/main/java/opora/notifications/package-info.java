/// Notifications: brings people what concerns them, in the ways they want and when they want it, by
/// mail, behind the bell, as push or as text message.
///
/// Of their orders it tells by itself: a status sets out a question for the person's profile; the
/// answer becomes a letter in their language, and the letter a mail. All else is decided by the
/// context `rules`.
///
/// Whoever has something to say publishes [NotificationRequested], this context included. From
/// there on a letter is a row in `notifications.deliveries`, and the courier brings it to the mail
/// server. A server that is away delays letters and loses none; the letters of one person keep
/// their order.
///
/// A mail is sent once, as far as SMTP allows that to be known. When the process dies, or the
/// connection breaks, after the mail was handed over and before the server's word came back, nobody
/// can tell whether it was taken. Such a letter is sent once more under the same `Message-ID`,
/// which receiving servers and programs take for the same mail. If that happens to it twice, it is
/// left alone and marked as uncertain.
@NullMarked
package opora.notifications;

import org.jspecify.annotations.NullMarked;
