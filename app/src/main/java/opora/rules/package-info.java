/// Rules: who is told what when something happens, as staff has it on a page.
///
/// A rule names an event, conditions on its fields, recipients, channels and a template. When such
/// an event happens, each recipient's text is written in their language and asked for with
/// [opora.notifications.NotificationRequested]; bringing it to them is the business of
/// notifications. That request and the note that the event was handled are one transaction, and its
/// name follows from the event, the rule, the channel and the recipient, so nobody is told twice.
///
/// Events are read as they came, by their schemas, so a rule can be about any event there is. Only
/// topics that a rule is about are read: whoever has no rules pays nothing for them.
@NullMarked
package opora.rules;

import org.jspecify.annotations.NullMarked;
