package opora.tickets;

import java.util.List;

/// What an agent should know of whoever they talk with.
///
/// @param others their other tickets that may be seen, the newest first
/// @param open how many of all those are open
/// @param stars the last that they gave; 0 for none
public record CustomerCard(
        Caller caller,
        String address,
        List<HeldPlan> plans,
        List<String> products,
        List<Line> others,
        long open,
        int stars) {

    /// A plan they have.
    public record HeldPlan(String plan, String russian, String english, PlanState state) {
        public String title(String language) {
            var title = language.equals("ru") ? russian : english;
            return title.isEmpty() ? plan : title;
        }
    }
}
