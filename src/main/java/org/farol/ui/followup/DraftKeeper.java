package org.farol.ui.followup;

import java.util.Map;
import org.farol.app.DraftPlace;
import org.farol.app.FollowUp;
import org.farol.ui.Desk;
import org.farol.ui.task.BackgroundWork;

/**
 * Keeps what is being typed in one place as it is typed: each change is written in the background at once, the newest
 * only where several wait, so that no moment is left in which a crash would lose it.
 */
public final class DraftKeeper {
    private final BackgroundWork work;
    private final FollowUp followUp;
    private final DraftPlace place;
    private volatile Map<String, String> latest = Map.of();
    private volatile boolean over;
    private Map<String, String> written = Map.of();

    public DraftKeeper(Desk desk, DraftPlace place) {
        this.work = desk.work();
        this.followUp = desk.workspace().followUp();
        this.place = place;
    }

    /** What stands in the fields now. */
    public void typed(Map<String, String> fields) {
        latest = fields;
        work.fetch(this::write, done -> {});
    }

    private synchronized DraftPlace write() {
        var now = latest;
        if (!over && !now.equals(written)) {
            followUp.keepDraft(place, now);
            written = now;
        }
        return place;
    }

    /** Forgets it: it was saved, or is not wanted. Runs {@code then} when it is forgotten. */
    public void drop(Runnable then) {
        over = true;
        work.fetch(this::forget, done -> then.run());
    }

    private synchronized DraftPlace forget() {
        followUp.dropDraft(place);
        return place;
    }
}
